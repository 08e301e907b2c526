#include "support/template_fuzz_target.h"

#include <cstdlib>
#include <string>
#include <utility>

#include "base/strings.h"
#include "text/template.h"

using namespace statusbook;

namespace {

template <typename... Items>
View list_of(Items&&... items) {
  auto list = View::list();
  (list.push_back(std::forward<Items>(items)), ...);
  return list;
}

const View& data() {
  static const View value{
      {"a", "<A&\"'>"},
      {"b", "line\nline"},
      {"n", 4.5},
      {"yes", true},
      {"no", false},
      {"null", View()},
      {"none", View::list()},
      {"l", list_of(1, "two", View{{"a", "x"}}, list_of(3, list_of(4)))},
      {"o", {{"a", "inner"}, {"o", {{"d", "deep"}}}, {"l", list_of(View{{"a", 1}}, View{{"a", 2}})}}},
      {"tree", {{"tree", {{"tree", {{"tree", false}}}}}}}};
  return value;
}

struct Case {
  std::string main;
  std::string partial;
};

void check_places(const Diagnostics& diagnostics, const Case& texts) {
  for (const auto& fault : diagnostics.sorted()) {
    if (fault.at.file != "main" && fault.at.file != "p" && fault.at.file != "t") std::abort();
    const std::string_view text = fault.at.file == "p" ? texts.partial : texts.main;
    if (fault.at.line < 1 || fault.at.column < 1) std::abort();
    const auto lines = split(text, '\n');
    if (fault.at.line > static_cast<int>(lines.size())) std::abort();
    if (fault.at.column > code_points(lines[static_cast<std::size_t>(fault.at.line) - 1]) + 1) std::abort();
  }
}

/// The text that `main`, which may include `p` and `t`, gives; `is_clean` tells whether it has no faults.
std::string render(const std::string& main, const Case& texts, bool& is_clean) {
  const PartialLookup lookup = [&](std::string_view name) -> std::optional<PartialText> {
    if (name == "p") return PartialText{"p", texts.partial};
    if (name == "t") return PartialText{"t", texts.main};
    return std::nullopt;
  };
  Diagnostics diagnostics;
  const auto parsed = Template::parse(main, "main", lookup, diagnostics);
  auto text = parsed.render(data(), diagnostics);
  is_clean = diagnostics.empty();
  if (main == texts.main) {
    Diagnostics again;
    if (parsed.render(data(), again) != text) std::abort();
    check_places(diagnostics, texts);
  }
  return text;
}

std::string indent(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 0 || text[i - 1] == '\n') result += " \t";
    result += text[i];
  }
  return result;
}

}  // namespace

void render_any_bytes(std::string_view bytes) {
  const auto nul = bytes.find('\0');
  const Case texts{std::string(bytes.substr(0, nul)),
                   nul == std::string_view::npos ? std::string() : std::string(bytes.substr(nul + 1))};
  bool is_clean = false;
  const auto text = render(texts.main, texts, is_clean);
  if (!is_clean) return;
  // Deeper by one partial each, which may be what is too deep.
  if (const auto included = render("{{>t}}", texts, is_clean); is_clean && included != text) std::abort();
  const auto expected = render(indent(texts.main), texts, is_clean);
  if (!is_clean) return;
  if (const auto indented = render(" \t{{>t}}", texts, is_clean); is_clean && indented != expected) std::abort();
}
