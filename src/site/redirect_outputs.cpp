#include "site/redirect_outputs.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "site/asset_outputs.h"
#include "site/views.h"

namespace statusbook {

namespace {

View redirect_view(const Book& book, const Redirect& redirect) {
  const Place place(redirect.from);
  auto view = page_view(book, place, book.words("this_page_has_moved"), book.settings.description);
  view["target"] = place.link(redirect.to);
  view["target_text"] = text_of(redirect.to);
  view["canonical"] = book.settings.base_url.empty() ? View(false) : View(book.settings.base_url + redirect.to.page);
  return view;
}

std::string redirect_page(const Book& book, const Redirect& redirect, const Theme& theme, Diagnostics& diagnostics) {
  const auto found = theme.templates.find("redirect");
  if (found == theme.templates.end()) {
    diagnostics.error(redirect.at, "the theme lacks templates/redirect.mustache, which redirects need");
    return "";
  }
  const auto view = redirect_view(book, redirect);
  const auto site = site_view(book, AddressWriter::from(redirect.from), asset_paths(theme));
  return with_moved_anchors(found->second.render(view, diagnostics, &site), redirect.from, book.settings);
}

/// Puts a text behind the tag that holds the attribute; false where there is no such tag.
bool insert_into(std::string& html, std::string_view attribute, const std::string& text) {
  const auto found = html.find(attribute);
  const auto end = found == std::string::npos ? found : html.find('>', found);
  if (end == std::string::npos) return false;
  html.insert(end + 1, text);
  return true;
}

}  // namespace

void add_redirect_outputs(const Book& book, const Theme& theme, Outputs& outputs) {
  for (const auto& redirect : book.settings.redirects) {
    if (!redirect.from.fragment.empty()) continue;
    outputs.push_back({redirect.from, [&book, &redirect, &theme](Diagnostics& diagnostics) {
                         return redirect_page(book, redirect, theme, diagnostics);
                       }});
    outputs.back().at = redirect.at;
  }
}

std::string with_moved_anchors(std::string html, const Address& page, const Settings& settings) {
  const auto link = AddressWriter::from(page);
  for (const auto& [from, to, at, to_at] : settings.redirects) {
    if (from.fragment.empty() || from.page != page.page) continue;
    const auto id = escape_html(from.fragment);
    if (to.page == page.page) {
      const auto element = to.fragment.empty() ? "<main" : fmt::format(" id=\"{}\"", escape_html(to.fragment));
      insert_into(html, element, fmt::format("<span id=\"{}\"></span>", id));
      continue;
    }
    const auto url = escape_html(link(to));
    const auto text = fmt::format("<p id=\"{}\"><a href=\"{}\">{}</a></p>\n", id, url, escape_html(text_of(to)));
    if (const auto end = html.rfind("</main>"); end != std::string::npos) html.insert(end, text);
  }
  return html;
}

}  // namespace statusbook
