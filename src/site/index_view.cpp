#include "site/index_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "site/search_terms.h"
#include "site/view_parts.h"
#include "site/views.h"

namespace statusbook {

namespace {

/// The group of what begins with no letter of ASCII.
constexpr std::string_view other_letter = "#";

struct Target {
  std::string text;  ///< what the link says; empty where the name itself is the link
  Address address;
};

struct Name {
  std::string text;
  std::string kind;  ///< "phrase", "former", "constant", "field", "origin" or "note"
  std::vector<Target> targets;
};

/// What a name is sorted by: from its first letter or digit on, in small letters.
std::string sort_key(std::string_view text) {
  const auto first = std::find_if(text.begin(), text.end(), is_alphanumeric);
  return to_lower(text.substr(static_cast<std::size_t>(first - text.begin())));
}

class NameIndex {
 public:
  /// Names that differ in letter case only are one; the first spelling stays.
  void add(const std::string& text, std::string_view kind, Target target) {
    auto& name = names_[{sort_key(text), std::string(kind)}];
    if (name.text.empty()) {
      name.text = text;
      name.kind = kind;
    }
    const auto same = [&](const Target& other) { return other.address == target.address; };
    if (std::none_of(name.targets.begin(), name.targets.end(), same)) name.targets.push_back(std::move(target));
  }

  [[nodiscard]] View by_letter(const AddressWriter& link) const {
    std::map<std::string, View> letters;
    for (const auto& [key, name] : names_) {
      const bool has_letter = !key.first.empty() && is_letter(key.first.front());
      letters[has_letter ? std::string(1, static_cast<char>(key.first.front() - 'a' + 'A')) : std::string(other_letter)]
          .push_back(view_of(name, link));
    }
    auto result = View::list();
    for (auto& [letter, names] : letters) {
      const auto id = letter == other_letter ? std::string("other") : to_lower(letter);
      result.push_back({{"letter", letter}, {"id", id}, {"names", std::move(names)}});
    }
    return result;
  }

 private:
  static View view_of(const Name& name, const AddressWriter& link) {
    View view{{"name", name.text}, {"url", false}};
    for (const auto* kind : {"phrase", "former", "constant", "field", "origin", "note"}) {
      view[std::string("is_") + kind] = name.kind == kind;
    }
    auto targets = View::list();
    for (const auto& target : name.targets) {
      if (target.text.empty()) {
        view["url"] = link(target.address);
      } else {
        targets.push_back({{"id", target.text}, {"url", link(target.address)}});
      }
    }
    view["targets"] = std::move(targets);
    return view;
  }

  std::map<std::pair<std::string, std::string>, Name> names_;
};

void add_codes(const Registry& registry, NameIndex& index) {
  const auto common = find_common_words(registry);
  for (const auto& code : registry.codes) {
    const Target target{code.id, address_of(code)};
    NewNames names(common, code.id);
    for (const auto& meaning : code.meanings) {
      names.take(meaning.phrase);
      index.add(meaning.phrase, "phrase", target);
      if (const auto* origin = registry.origins.find(meaning.origin)) index.add(origin->name, "origin", target);
    }
    for (const auto& phrase : code.phrases) {
      if (names.take(phrase)) index.add(phrase, "former", target);
    }
    for (const auto& spelling : find_spellings(registry, code)) {
      if (names.take(spelling)) index.add(spelling, "constant", target);
    }
  }
}

/// All spellings of constants, a row for each code.
View constants_view(const Registry& registry, const AddressWriter& link) {
  auto rows = View::list();
  for (const auto& code : registry.codes) {
    auto names = find_spellings(registry, code);
    if (!names.empty())
      rows.push_back(
          {{"id", code.id}, {"url", link(address_of(code))}, {"names", fmt::format("{}", fmt::join(names, " "))}});
  }
  return rows;
}

}  // namespace

View index_view(const Book& book) {
  const auto& registry = book.registry;
  const Place place(addresses::index);
  auto view =
      page_view(book, place, book.words("index"), book.words("index_description", {{"title", book.settings.title}}));
  NameIndex index;
  add_codes(registry, index);
  for (const auto& field : registry.fields) index.add(field.id, "field", {"", address_of(field)});
  for (const auto& page : book.pages) {
    if (page.kind == PageKind::note) index.add(page.title, "note", {"", page.address});
    if (page.kind == PageKind::own) index.add(page.title, "page", {"", page.address});
  }
  auto classes = View::list();
  const auto codes_of = [&](const std::string& class_id) {
    auto codes = View::list();
    for (const auto& code : registry.codes) {
      if (code.class_id != class_id || !code.parent.empty()) continue;
      codes.push_back({{"id", code.id}, {"phrase", code.main().phrase}, {"url", place.link(address_of(code))}});
    }
    return codes;
  };
  for (const auto& item : registry.classes) {
    classes.push_back(
        {{"id", item.id}, {"name", item.name}, {"url", place.link(address_of(item))}, {"codes", codes_of(item.id)}});
  }
  if (registry.classes.size() == 0) {
    classes.push_back({{"id", ""}, {"name", ""}, {"url", false}, {"codes", codes_of("")}});
  }
  view["classes"] = std::move(classes);
  view["letters"] = index.by_letter(place.link);
  add_list(view, "constants", constants_view(registry, place.link));
  return view;
}

}  // namespace statusbook
