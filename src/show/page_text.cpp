#include "show/page_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "text/plain_text.h"

namespace statusbook {

namespace {

/// A line that opens something, at most as wide as the terminal; bold where that has color. Each part of it by itself,
/// since a pager takes no ink along to the next line.
std::string title_text(std::string_view text, const TextStyle& style) {
  const auto wrapped = wrap(text, style.width);
  std::vector<std::string> lines;
  for (const auto line : split_lines(std::string_view(wrapped))) lines.push_back(bold(line, style.color));
  return fmt::format("{}", fmt::join(lines, "\n"));
}

class PageText {
 public:
  PageText(const Book& book, const TextStyle& style) : book_(book), style_(style) {}

  std::string write(const Page& page) {
    text_ = title_text(page.title, style_) + "\n";
    switch (page.kind) {
      case PageKind::code: add_code(*book_.registry.codes.find(page.id)); break;
      case PageKind::code_class: add_summary(book_.registry.classes.find(page.id)->summary); break;
      case PageKind::field: add_summary(book_.registry.fields.find(page.id)->summary); break;
      case PageKind::spec: add_summary(book_.registry.specs.find(page.id)->title); break;
      case PageKind::own:
      case PageKind::note: break;
    }
    add_prose(page);
    if (page.kind == PageKind::code_class) add_members(page.id);
    return std::move(text_);
  }

 private:
  struct Row {
    std::string label;
    std::string value;
  };

  void add_summary(const std::string& summary) { text_ += "\n" + wrap(summary, style_.width) + "\n"; }

  void add_code(const Code& code) {
    for (const auto& meaning : code.meanings) {
      if (code.meanings.size() > 1) text_ += "\n" + title_text(title_of(code, meaning), style_) + "\n";
      add_summary(meaning.summary);
      add_rows(rows_of(code, meaning));
    }
  }

  [[nodiscard]] std::string title_of(const Code& code, const Meaning& meaning) const {
    const auto* origin = book_.registry.origins.find(meaning.origin);
    return fmt::format("{} {}{}", code.id, meaning.phrase, origin == nullptr ? "" : " (" + origin->name + ")");
  }

  [[nodiscard]] std::vector<Row> rows_of(const Code& code, const Meaning& meaning) const {
    std::vector<Row> rows;
    if (const auto* item = book_.registry.classes.find(code.class_id)) {
      rows.push_back({item->label, item->name});
    }
    rows.push_back({"State", state_label(book_.settings, meaning.state)});
    for (const auto& kind : book_.settings.facts) {
      if (!kind.data_only) add_fact(meaning, kind, rows);
    }
    if (meaning.spec) rows.push_back({"Defined in", text_of(*meaning.spec)});
    return rows;
  }

  static void add_fact(const Meaning& meaning, const FactKind& kind, std::vector<Row>& rows) {
    for (const auto& fact : meaning.facts) {
      if (fact.kind != kind.id) continue;
      const auto choice = std::find_if(kind.choices.begin(), kind.choices.end(),
                                       [&](const FactChoice& c) { return c.id == fact.value; });
      auto value = choice == kind.choices.end() ? fact.value : choice->label;
      if (!fact.note.empty()) value += ": " + fact.note;
      rows.push_back({kind.strip.empty() ? kind.label : kind.strip, std::move(value)});
    }
  }

  void add_rows(const std::vector<Row>& rows) {
    int label_width = 0;
    for (const auto& row : rows) label_width = std::max(label_width, code_points(row.label));
    text_ += "\n";
    for (const auto& row : rows) {
      const auto gap = static_cast<std::size_t>(label_width - code_points(row.label) + 2);
      text_ += "  " + row.label + std::string(gap, ' ') + wrap(row.value, style_.width, label_width + 4) + "\n";
    }
  }

  void add_prose(const Page& page) {
    auto parts = to_plain_text(page.document.text, style_.width);
    if (page.kind == PageKind::code) sort_parts(parts);
    for (const auto& part : parts) {
      if (!part.heading.empty()) text_ += "\n" + title_text(part.heading, style_) + "\n";
      if (!part.text.empty()) text_ += "\n" + part.text + "\n";
    }
  }

  /// Sections as the site orders them, each with what stands below it.
  void sort_parts(std::vector<PlainPart>& parts) const {
    const auto& order = book_.settings.code_sections;
    std::size_t rank = 0;
    std::vector<std::pair<std::size_t, PlainPart>> ranked;
    for (auto& part : parts) {
      if (part.level != 0 && part.level <= 2) {
        const auto at = std::find(order.begin(), order.end(), part.heading);
        rank = 1 + static_cast<std::size_t>(at - order.begin());
      }
      ranked.emplace_back(rank, std::move(part));
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = std::move(ranked[i].second);
  }

  void add_members(const std::string& class_id) {
    std::vector<Row> rows;
    for (const auto& code : book_.registry.codes) {
      if (code.class_id == class_id && code.parent.empty()) rows.push_back({code.id, code.main().phrase});
    }
    if (!rows.empty()) add_rows(rows);
  }

  const Book& book_;
  TextStyle style_;
  std::string text_;
};

}  // namespace

std::string page_text(const Book& book, const Page& page, const TextStyle& style) {
  return PageText(book, style).write(page);
}

std::string list_pages(const std::vector<const Page*>& pages, const Book& book, const TextStyle& style) {
  std::string text;
  for (const auto* page : pages) {
    const auto* code = page->kind == PageKind::code ? book.registry.codes.find(page->id) : nullptr;
    text += title_text(page->title, style) + "\n";
    if (code != nullptr) text += "  " + wrap(code->main().summary, style.width, 2) + "\n";
  }
  return text;
}

}  // namespace statusbook
