#include "site/search_output.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/strings.h"
#include "site/search_terms.h"

namespace statusbook {

namespace {

using Texts = std::vector<std::string>;

struct SearchEntry {
  char kind = 'k';
  std::string url, label, title, summary, state;
  Texts names, others, keywords, settings, headings, unassigned, vendors, aliases;
  std::vector<std::pair<std::size_t, int>> mentions;
};

/// One line of text without tabs, as the format wants it.
std::string on_a_line(std::string_view text) { return collapse_whitespace(text); }

std::string join(const Texts& texts, std::string_view separator) {
  std::string result;
  for (const auto& text : texts) {
    if (!result.empty()) result += separator;
    result += on_a_line(text);
  }
  return result;
}

class SearchIndex {
 public:
  explicit SearchIndex(const Book& book) : book_(book), common_(find_common_words(book.registry)) {
    for (const auto& page : book.pages) pages_[{page.kind, page.id}] = &page;
  }

  std::string write() {
    add_classes();
    add_codes();
    add_fields();
    add_specs();
    add_own_pages();
    add_notes();
    add_lists();
    add_mentions();
    return to_script(to_json());
  }

 private:
  SearchEntry& add(char kind, const Address& address, std::string label, std::string title, std::string summary) {
    auto& entry = entries_.emplace_back();
    entry.kind = kind;
    entry.label = std::move(label);
    entry.title = std::move(title);
    entry.url = address.page;
    entry.summary = std::move(summary);
    return entry;
  }

  /// What the page says of itself, if the entry has one.
  void add_prose(SearchEntry& entry, PageKind kind, const std::string& id) {
    const auto found = pages_.find({kind, id});
    if (found == pages_.end()) return;
    const auto& page = *found->second;
    indexes_[&page] = entries_.size() - 1;
    entry.settings = find_code_names(page.linked.html);
    if (kind != PageKind::note && kind != PageKind::own) return;
    for (const auto& heading : page.linked.headings) entry.headings.push_back(heading.text);
  }

  void add_classes() {
    for (const auto& item : book_.registry.classes) {
      auto& entry = add('c', address_of(item), item.id, item.name, item.summary);
      entry.keywords = item.keywords;
      entry.unassigned = item.unassigned;
      add_prose(entry, PageKind::code_class, item.id);
    }
  }

  void add_codes() {
    for (const auto& code : book_.registry.codes) {
      const auto& main = code.main();
      const bool is_part = !code.parent.empty();
      auto& entry = add(is_part ? 'p' : 'k', address_of(code), code.id, main.phrase, is_part ? "" : main.summary);
      if (main.standing != Standing::usual) entry.state = state_label(book_.settings, main.state);
      NewNames names(common_, code.id);
      names.take(main.phrase);
      for (std::size_t i = 1; i < code.meanings.size(); ++i) {
        if (names.take(code.meanings[i].phrase)) entry.others.push_back(code.meanings[i].phrase);
      }
      for (const auto& phrase : code.phrases) {
        if (names.take(phrase)) entry.names.push_back(phrase);
      }
      for (const auto& label : code.labels) {
        if (names.take(label.text)) entry.names.push_back(label.text);
      }
      for (const auto& spelling : find_spellings(book_.registry, code)) {
        if (names.take(spelling)) entry.names.push_back(spelling);
      }
      for (const auto& meaning : code.meanings) {
        if (meaning.spec && !meaning.spec->section.empty()) entry.names.push_back(text_of(*meaning.spec));
        entry.keywords.insert(entry.keywords.end(), meaning.keywords.begin(), meaning.keywords.end());
        add_vendor(entry, meaning.origin);
      }
      add_prose(entry, PageKind::code, code.id);
    }
  }

  void add_vendor(SearchEntry& entry, const std::string& id) {
    const auto* origin = book_.registry.origins.find(id);
    if (origin == nullptr) return;
    entry.vendors.push_back(origin->name);
    entry.aliases.insert(entry.aliases.end(), origin->keywords.begin(), origin->keywords.end());
  }

  void add_fields() {
    for (const auto& field : book_.registry.fields) {
      auto& entry = add('f', address_of(field), "", field.id, "");
      entry.keywords = field.keywords;
      add_prose(entry, PageKind::field, field.id);
    }
  }

  void add_specs() {
    std::set<std::string_view> obsolete;
    for (const auto& spec : book_.registry.specs) obsolete.insert(spec.obsoletes.begin(), spec.obsoletes.end());
    for (const auto& spec : book_.registry.specs) {
      add(obsolete.contains(spec.id) ? 'o' : 's', address_of(spec), spec.id, spec.title, "").keywords = spec.keywords;
    }
  }

  void add_own_pages() {
    for (const auto& page : book_.pages) {
      if (page.kind != PageKind::own) continue;
      add_prose(add('l', page.address, "", page.title, ""), PageKind::own, page.id);
    }
  }

  void add_notes() {
    for (const auto& page : book_.pages) {
      if (page.kind != PageKind::note) continue;
      auto& entry = add('n', page.address, "", page.title, "");
      if (const auto found = book_.settings.note_keywords.find(page.id); found != book_.settings.note_keywords.end()) {
        entry.keywords = found->second;
      }
      add_prose(entry, PageKind::note, page.id);
    }
  }

  void add_lists() {
    const auto& settings = book_.settings;
    const auto& registry = book_.registry;
    const auto add_if = [&](bool wanted, const Address& address, std::string_view title) {
      if (wanted) add('l', address, "", book_.words(title), "");
    };
    add_if(!settings.facts.empty(), addresses::facts, "facts_in_one_table");
    add_if(registry.has_unofficial, addresses::unofficial, "unofficial_codes");
    add_if(registry.fields.size() > 0, addresses::fields, "fields");
    add_if(registry.has_field_uses, addresses::field_uses, "fields_by_code");
    add_if(registry.specs.size() > 0, addresses::specs, "specifications");
    add_if(registry.sources.size() > 0, addresses::sources, "sources");
    add_if(!settings.notes.empty(), addresses::notes, "notes");
    add_if(true, addresses::index, "index");
  }

  void add_mentions() {
    std::map<std::string, std::size_t, std::less<>> by_label;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!entries_[i].label.empty()) by_label.emplace(entries_[i].label, i);
    }
    for (const auto& [page, index] : indexes_) {
      if (page->kind != PageKind::note) continue;
      std::map<std::size_t, int> levels;
      std::map<std::size_t, int> counts;
      for (const auto& reference : page->linked.references) {
        const auto target = indexes_.find(&book_.pages[reference.page]);
        if (target == indexes_.end() || target->second == index) continue;
        const auto times = ++counts[target->second];
        if (times >= 2) levels[target->second] = 1;
        if (times >= 4) levels[target->second] = 2;
      }
      const auto raise = [&](const std::string& text, int level) {
        for (const auto& word : words_of(text)) {
          const auto found = by_label.find(word);
          if (found != by_label.end()) levels[found->second] = std::max(levels[found->second], level);
        }
      };
      auto& entry = entries_[index];
      raise(entry.title, 3);
      for (const auto& keyword : entry.keywords) raise(keyword, 3);
      entry.mentions.assign(levels.begin(), levels.end());
    }
  }

  template <typename Line>
  [[nodiscard]] std::string lines_of(Line line) const {
    std::string result;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (i > 0) result += '\n';
      result += line(entries_[i]);
    }
    return result;
  }

  [[nodiscard]] nlohmann::ordered_json to_json() const {
    const auto plain = [&](std::string SearchEntry::*member) {
      return lines_of([member](const SearchEntry& entry) { return on_a_line(entry.*member); });
    };
    const auto list = [&](Texts SearchEntry::*member) {
      return lines_of([member](const SearchEntry& entry) { return join(entry.*member, "\t"); });
    };
    auto common = common_;
    common.insert(book_.settings.filler.begin(), book_.settings.filler.end());
    for (const auto& word : words_of(book_.settings.title + " " + book_.settings.entry_noun)) common.insert(word);
    return {{"kind", lines_of([](const SearchEntry& entry) { return std::string(1, entry.kind); })},
            {"url", lines_of([](const SearchEntry& entry) {
               return entry.url == entry.label + "/" ? std::string() : on_a_line(entry.url);  // as the reader has it
             })},
            {"label", plain(&SearchEntry::label)},
            {"title", plain(&SearchEntry::title)},
            {"summary", plain(&SearchEntry::summary)},
            {"state", plain(&SearchEntry::state)},
            {"names", list(&SearchEntry::names)},
            {"others", list(&SearchEntry::others)},
            {"keywords", list(&SearchEntry::keywords)},
            {"settings", list(&SearchEntry::settings)},
            {"headings", list(&SearchEntry::headings)},
            {"mentions", lines_of([](const SearchEntry& entry) {
               Texts pairs;
               for (const auto& [index, level] : entry.mentions) {
                 pairs.push_back(std::to_string(index) + " " + std::to_string(level));
               }
               return join(pairs, "\t");
             })},
            {"vendor", lines_of([](const SearchEntry& entry) { return join(entry.vendors, ", "); })},
            {"aliases", list(&SearchEntry::aliases)},
            {"unassigned", list(&SearchEntry::unassigned)},
            {"common", join({common.begin(), common.end()}, " ")}};
  }

  /// JSON as a script that may also stand within a page: nothing in it ends a script element or a line.
  static std::string to_script(const nlohmann::ordered_json& json) {
    auto text = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text = replace_all(std::move(text), "<", "\\u003c");
    text = replace_all(std::move(text), "\xE2\x80\xA8", "\\u2028");
    text = replace_all(std::move(text), "\xE2\x80\xA9", "\\u2029");
    return "statusbookSearch(" + text + ");\n";
  }

  const Book& book_;
  std::set<std::string> common_;
  std::map<std::pair<PageKind, std::string>, const Page*> pages_;
  std::map<const Page*, std::size_t> indexes_;  ///< of the entries that have a page
  std::vector<SearchEntry> entries_;
};

}  // namespace

void add_search_output(const Book& book, Outputs& outputs) {
  outputs.push_back({addresses::search, [&book](Diagnostics&) { return SearchIndex(book).write(); }});
}

}  // namespace statusbook
