#include "site/markdown_outputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/strings.h"
#include "text/markdown_text.h"

namespace statusbook {

namespace {

/// The lines from `first` to before `end`, without empty ones around them.
std::string join_lines(const std::vector<std::string_view>& lines, std::size_t first, std::size_t end) {
  while (first < end && trim(lines[first]).empty()) ++first;
  while (end > first && trim(lines[end - 1]).empty()) --end;
  std::string text;
  for (auto i = first; i < end; ++i) text.append(lines[i]).append("\n");
  return text;
}

struct Part {
  std::size_t rank = 0;  ///< parts are shown by it
  std::size_t first = 0;
  std::size_t end = 0;
};

/// The document up to its first section, and its sections with their headings.
std::vector<Part> split_document(const Page& page, const std::vector<std::string>& order, std::size_t line_count) {
  std::vector<Part> parts{{0, 0, line_count}};
  auto heading = page.linked.headings.begin();
  for (const auto& section : page.linked.sections) {
    while (heading != page.linked.headings.end() && heading->id != section.id) ++heading;
    if (heading == page.linked.headings.end()) break;
    const auto first = static_cast<std::size_t>(heading->at.line - 1);
    const auto place = std::find(order.begin(), order.end(), listed_title(page, section)) - order.begin();
    parts.back().end = first;
    parts.push_back({static_cast<std::size_t>(place) + 1, first, line_count});
  }
  return parts;
}

/// Bytes before a column of a line.
std::size_t offset_of(std::string_view line, int column) {
  std::size_t offset = 0;
  for (; column > 1 && offset < line.size(); --column) {
    offset += std::max<std::size_t>(utf8_sequence_length(line.substr(offset)), 1);
  }
  return offset;
}

class MarkdownCopy {
 public:
  MarkdownCopy(const Book& book, const Page& page)
      : book_(book),
        page_(page),
        link_(book.settings.base_url.empty() ? AddressWriter::from(markdown_of(page.address))
                                             : AddressWriter::at_any_depth(book.settings.base_url)) {}

  std::string write() {
    for (const auto& [label, to, elsewhere] : page_.linked.labels) {
      define(label, elsewhere.empty() ? link_(markdown_of(to)) : elsewhere);
    }
    // The document of a note, or of a page of the book's own, begins with its title.
    const bool has_title = page_.kind == PageKind::note || page_.kind == PageKind::own;
    if (!has_title || page_.document.text.empty()) add_paragraph("# " + escape_markdown(page_.title));
    add_facts();
    add_prose();
    add_addresses();
    add_paragraph(definitions_);
    return std::move(text_);
  }

 private:
  void add_paragraph(std::string_view paragraph) {
    if (paragraph.empty()) return;
    if (!text_.empty()) text_ += '\n';
    text_ += paragraph;
    if (!text_.ends_with('\n')) text_ += '\n';
  }

  void add_facts() {
    const auto& registry = book_.registry;
    switch (page_.kind) {
      case PageKind::code: return add_code(*registry.codes.find(page_.id));
      case PageKind::code_class: return add_class(*registry.classes.find(page_.id));
      case PageKind::field: return add_field(*registry.fields.find(page_.id));
      case PageKind::spec: return add_spec(*registry.specs.find(page_.id));
      case PageKind::own:
      case PageKind::note: return;
    }
  }

  void add_code(const Code& code) {
    for (const auto& meaning : code.meanings) {
      if (code.meanings.size() > 1) add_paragraph(fmt::format("**{}**", escape_markdown(title_of(code, meaning))));
      add_paragraph(escape_markdown(meaning.summary));
      add_meaning(code, meaning);
    }
  }

  [[nodiscard]] std::string title_of(const Code& code, const Meaning& meaning) const {
    const auto* origin = book_.registry.origins.find(meaning.origin);
    return fmt::format("{} {}{}", code.id, meaning.phrase, origin == nullptr ? "" : " (" + origin->name + ")");
  }

  void add_meaning(const Code& code, const Meaning& meaning) {
    if (const auto* item = book_.registry.classes.find(code.class_id)) {
      add_item(book_.words("class"),
               fmt::format("{} {}", refer(item->id, address_of(*item)), escape_markdown(item->name)));
    }
    add_item(book_.words("state"), escape_markdown(state_label(book_.settings, meaning.state)));
    if (meaning.spec) add_item(book_.words("defined_in"), cite(*meaning.spec));
    for (const auto& kind : book_.settings.facts) {
      if (kind.data_only) continue;
      for (const auto& fact : meaning.facts) {
        if (fact.kind == kind.id) add_item(kind.label, value_of(kind, fact));
      }
    }
    for (const auto& [field, level, by, note, at] : meaning.fields) add_field_use(field, level, by, note);
    for (const auto& [phrase, by] : meaning.earlier) {
      add_item(book_.words("earlier_phrase"), fmt::format("{} ({})", escape_markdown(phrase), cite(by)));
    }
    for (const auto& [id, reason, at] : meaning.related) {
      if (const auto* other = book_.registry.codes.find(id))
        add_item(book_.words("related"), name_of(*other) + in_brackets(reason));
    }
    add_notes(meaning.notes);
    add_item(book_.words("sources"), join(meaning.sources, [&](const SourceUse& use) {
               const auto* source = book_.registry.sources.find(use.id);
               return source == nullptr ? std::string() : markdown_link(source->title, source->url);
             }));
    if (!meaning.checked.empty()) add_item(book_.words("checked_on"), meaning.checked);
    end_list();
  }

  [[nodiscard]] std::string value_of(const FactKind& kind, const Fact& fact) {
    const auto choice =
        std::find_if(kind.choices.begin(), kind.choices.end(), [&](const FactChoice& c) { return c.id == fact.value; });
    auto value = escape_markdown(choice == kind.choices.end() ? fact.value : choice->label) + in_brackets(fact.note);
    return fact.by ? value + ", " + cite(*fact.by) : value;
  }

  void add_field_use(const std::string& id, const std::string& level, const std::optional<Citation>& by,
                     const std::string& note) {
    const auto* field = book_.registry.fields.find(id);
    auto value = (field == nullptr ? escape_markdown(id) : refer(id, address_of(*field))) + in_brackets(note);
    if (by) value += ", " + cite(*by);
    add_item(level.empty() ? level : book_.words(level + "_have"), value);
  }

  void add_class(const CodeClass& item) {
    add_paragraph(escape_markdown(item.summary));
    if (item.spec) add_item(book_.words("defined_in"), cite(*item.spec));
    add_notes(item.notes);
    for (const auto& code : book_.registry.codes) {
      if (code.class_id == item.id && code.parent.empty()) add_item("", name_of(code));
    }
    end_list();
  }

  void add_field(const Field& field) {
    add_paragraph(escape_markdown(field.summary));
    if (field.spec) add_item(book_.words("defined_in"), cite(*field.spec));
    end_list();
  }

  void add_spec(const Spec& spec) {
    add_paragraph(escape_markdown(spec.title));
    add_item(book_.words("date"), escape_markdown(spec.date));
    add_item(book_.words("document_text"), markdown_link(spec.id, spec.url));
    end_list();
  }

  /// The page's document, with images at their addresses on the site.
  [[nodiscard]] std::string write_prose() const {
    const std::string_view text = page_.document.text;
    const auto lines = split_lines(text);
    std::string result;
    std::size_t done = 0;
    for (const auto& [index, at] : page_.linked.images) {
      const auto line = lines[static_cast<std::size_t>(at.line - 1)];
      const auto from = static_cast<std::size_t>(line.data() - text.data()) + offset_of(line, at.column);
      result += text.substr(done, from - done);
      result += link_(shared_address(book_, book_.images[index].address));
      done = from + static_cast<std::size_t>(at.length);  // names are ASCII
    }
    return result + std::string(text.substr(done));
  }

  void add_prose() {
    const auto text = write_prose();
    const auto lines = split_lines(std::string_view(text));
    static const std::vector<std::string> as_written;
    auto parts =
        split_document(page_, page_.kind == PageKind::code ? book_.settings.code_sections : as_written, lines.size());
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.rank < b.rank; });
    for (const auto& part : parts) add_paragraph(join_lines(lines, part.first, part.end));
  }

  /// Where the same is in other forms.
  void add_addresses() {
    const auto page = markdown_link(link_(page_.address), link_(page_.address));
    if (page_.kind == PageKind::code) {
      const auto json = link_(shared_address(book_, json_of(*book_.registry.codes.find(page_.id))));
      add_paragraph(book_.words("web_page_and_data", {{"page", page}, {"data", markdown_link(json, json)}}));
    } else {
      add_paragraph(book_.words("web_page", {{"page", page}}));
    }
  }

  /// The questions that they answer.
  void add_notes(const std::vector<NoteUse>& notes) {
    add_item(book_.words("questions"), join(notes, [&](const NoteUse& use) {
               const auto note = std::find_if(book_.pages.begin(), book_.pages.end(), [&](const Page& other) {
                 return other.kind == PageKind::note && other.id == use.id;
               });
               return note == book_.pages.end() ? std::string()
                                                : markdown_link(note->title, link_(markdown_of(note->address)));
             }));
  }

  /// What `show` makes of the items, in one line.
  template <typename Item, typename Show>
  static std::string join(const std::vector<Item>& items, const Show& show) {
    std::string text;
    for (const auto& item : items) {
      const auto part = show(item);
      if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    }
    return text;
  }

  void add_item(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    list_ += name.empty() ? fmt::format("- {}\n", value) : fmt::format("- {}: {}\n", escape_markdown(name), value);
  }
  void end_list() { add_paragraph(std::exchange(list_, "")); }

  static std::string in_brackets(const std::string& text) {
    return text.empty() ? std::string() : fmt::format(" ({})", escape_markdown(text));
  }

  std::string name_of(const Code& code) {
    return fmt::format("{} {}", refer(code.id, address_of(code)), escape_markdown(code.main().phrase));
  }

  std::string refer(const std::string& label, const Address& page) {
    define(label, link_(markdown_of(page)));
    return fmt::format("[{}]", label);
  }

  std::string cite(const Citation& citation) {
    if (const auto* source = book_.registry.sources.find(citation.id)) return markdown_link(source->title, source->url);
    const auto label = text_of(citation);
    define(label, url_of(book_.registry, citation));
    return fmt::format("[{}]", label);
  }

  /// Of two definitions, the first counts; the prose's come first.
  void define(const std::string& label, const std::string& url) {
    if (defined_.insert(to_lower(label)).second) add_markdown_definition(label, url, definitions_);
  }

  const Book& book_;
  const Page& page_;
  AddressWriter link_;
  std::string text_;
  std::string list_;
  std::unordered_set<std::string> defined_;
  std::string definitions_;
};

}  // namespace

void add_markdown_outputs(const Book& book, Outputs& outputs) {
  for (const auto& page : book.pages) {
    outputs.push_back(
        {markdown_of(page.address), [&book, &page](Diagnostics&) { return MarkdownCopy(book, page).write(); }});
  }
}

}  // namespace statusbook
