// Renders templates that are written in a test, with partials in files called "<name>.mustache".
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "text/view.h"

using Partials = std::map<std::string, std::string, std::less<>>;

struct RenderedTemplate {
  std::string text;
  std::vector<std::string> faults;  ///< as support/faults.h has them; the template is "t.mustache"
};

/// JSON as templates are given it.
statusbook::View view_of(const nlohmann::ordered_json& data);

RenderedTemplate render_template(std::string_view text, const nlohmann::ordered_json& data,
                                 const Partials& partials = {});

/// What comes out, and after it the faults, if there are any.
std::string text_of(std::string_view text, const nlohmann::ordered_json& data, const Partials& partials = {});

std::vector<std::string> faults_in(std::string_view text, const nlohmann::ordered_json& data,
                                   const Partials& partials = {});
