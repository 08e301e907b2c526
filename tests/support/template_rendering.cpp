#include "support/template_rendering.h"

#include "support/faults.h"
#include "text/template.h"

using namespace statusbook;
using nlohmann::ordered_json;

RenderedTemplate render_template(std::string_view text, const ordered_json& data, const Partials& partials) {
  Diagnostics diagnostics;
  const PartialLookup lookup = [&](std::string_view name) -> std::optional<PartialText> {
    const auto found = partials.find(name);
    if (found == partials.end()) return std::nullopt;
    return PartialText{found->first + ".mustache", found->second};
  };
  const auto parsed = Template::parse(text, "t.mustache", lookup, diagnostics);
  auto result = parsed.render(data, diagnostics);
  return {std::move(result), faults_of(diagnostics)};
}

std::string text_of(std::string_view text, const ordered_json& data, const Partials& partials) {
  auto [result, faults] = render_template(text, data, partials);
  for (const auto& fault : faults) result += "\n" + fault;
  return result;
}

std::vector<std::string> faults_in(std::string_view text, const ordered_json& data, const Partials& partials) {
  return render_template(text, data, partials).faults;
}
