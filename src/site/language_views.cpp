#include "site/language_views.h"

#include <algorithm>

#include "site/view_parts.h"

namespace statusbook {

void add_languages(View& view, const Book& book, const AddressWriter& link, const Address& page) {
  auto others = View::list();
  for (const auto& [tag, name, folder, base_url, at] : book.languages) {
    if (folder == book.folder()) continue;
    others.push_back(
        {{"language", tag}, {"name", name}, {"url", link(shared_address(book, {folder + page.page, ""}))}});
  }
  add_list(view, "languages", std::move(others));
}

View translations_view(const Book& book, const std::vector<std::string>& languages, const Address& page) {
  auto translations = View::list();
  if (languages.size() < 2 || book.settings.base_url.empty()) return translations;
  for (const auto& site : book.languages) {
    if (std::find(languages.begin(), languages.end(), site.tag) == languages.end()) continue;
    translations.push_back({{"language", site.tag}, {"url", site.base_url + page.page}});
  }
  translations.push_back({{"language", "x-default"}, {"url", book.languages.front().base_url + page.page}});
  return translations;
}

void add_document_language(View& view, const Book& book, const Page& page) {
  view["untranslated"] = false;
  if (book.languages.empty()) return;
  view["translations"] = translations_view(book, page.languages, page.address);
  if (!page.is_untranslated) return;
  const auto& original = book.languages.front();
  view["untranslated"] = {{"language", original.tag}, {"original", original.name}};
  view["translations"] = View::list();
  if (!original.base_url.empty()) view["canonical"] = original.base_url + page.address.page;
}

std::vector<std::string> language_tags(const Book& book) {
  std::vector<std::string> tags;
  for (const auto& site : book.languages) tags.push_back(site.tag);
  return tags;
}

}  // namespace statusbook
