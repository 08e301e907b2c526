#include "support/template_rendering.h"

#include "support/faults.h"
#include "text/template.h"

using namespace statusbook;
using nlohmann::ordered_json;

View view_of(const ordered_json& data) {
  if (data.is_array()) {
    auto list = View::list();
    for (const auto& item : data) list.push_back(view_of(item));
    return list;
  }
  if (data.is_object()) {
    auto object = View::object();
    for (const auto& [name, value] : data.items()) object[name] = view_of(value);
    return object;
  }
  if (data.is_string()) return data.get<std::string>();
  if (data.is_boolean()) return data.get<bool>();
  if (data.is_number_float()) return data.get<double>();
  if (data.is_number()) return data.get<long long>();
  return {};
}

RenderedTemplate render_template(std::string_view text, const ordered_json& data, const Partials& partials) {
  Diagnostics diagnostics;
  const PartialLookup lookup = [&](std::string_view name) -> std::optional<PartialText> {
    const auto found = partials.find(name);
    if (found == partials.end()) return std::nullopt;
    return PartialText{found->first + ".mustache", found->second};
  };
  const auto parsed = Template::parse(text, "t.mustache", lookup, diagnostics);
  auto result = parsed.render(view_of(data), diagnostics);
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
