#include "site/llms_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/markdown_text.h"

namespace statusbook {

namespace {

class LlmsText {
 public:
  explicit LlmsText(const Book& book) : book_(book), link_(AddressWriter::at_any_depth(book.settings.base_url)) {}

  std::string write() {
    const auto& settings = book_.settings;
    text_ = fmt::format("# {}\n", escape_markdown(settings.title));
    if (!settings.description.empty()) text_ += fmt::format("\n> {}\n", escape_markdown(settings.description));
    text_ += fmt::format(
        "\n{}\n",
        book_.words("llms_lede", {{"data", markdown_link(addresses::codes_json.page,
                                                         link_(shared_address(book_, addresses::codes_json)))}}));
    for (const auto& item : book_.registry.classes) add_class(item);
    add_codes_without_class();
    add_pages(book_.words("notes"), PageKind::note);
    // By the format's convention, what stands here may be left out where there is little room.
    begin("Optional");
    for (const auto& code : book_.registry.codes) {
      if (!code.parent.empty()) add_code(code);
    }
    for (const auto& page : book_.pages) {
      if (page.kind == PageKind::own) add(page.title, page.address, "");
    }
    for (const auto& field : book_.registry.fields) add(field.id, address_of(field), field.summary);
    for (const auto& spec : book_.registry.specs) add(spec.id, address_of(spec), spec.title);
    return std::move(text_);
  }

 private:
  /// A heading, written with the first line below it.
  void begin(const std::string& title) { heading_ = fmt::format("\n## {}\n\n", escape_markdown(title)); }

  void add(const std::string& title, const Address& page, const std::string& summary) {
    text_ += std::exchange(heading_, "");
    text_ += "- " + markdown_link(title, link_(markdown_of(page)));
    if (!summary.empty()) text_ += ": " + escape_markdown(summary);
    text_ += '\n';
  }

  void add_code(const Code& code) {
    add(fmt::format("{} {}", code.id, code.main().phrase), address_of(code), code.main().summary);
  }

  void add_class(const CodeClass& item) {
    const auto title = fmt::format("{} {}", item.id, item.name);
    begin(title);
    add(title, address_of(item), item.summary);
    for (const auto& code : book_.registry.codes) {
      if (code.parent.empty() && code.class_id == item.id) add_code(code);
    }
  }

  void add_codes_without_class() {
    begin(book_.words("codes"));
    for (const auto& code : book_.registry.codes) {
      if (code.parent.empty() && code.class_id.empty()) add_code(code);
    }
  }

  void add_pages(const std::string& heading, PageKind kind) {
    begin(heading);
    for (const auto& page : book_.pages) {
      if (page.kind == kind) add(page.title, page.address, "");
    }
  }

  const Book& book_;
  AddressWriter link_;
  std::string text_;
  std::string heading_;
};

}  // namespace

void add_llms_output(const Book& book, Outputs& outputs) {
  const bool has_own = std::any_of(book.static_files.begin(), book.static_files.end(),
                                   [](const StaticFile& file) { return file.path == addresses::llms.page; });
  if (has_own) return;
  outputs.push_back({addresses::llms, [&book](Diagnostics&) { return LlmsText(book).write(); }});
}

}  // namespace statusbook
