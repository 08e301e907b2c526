#include "site/single_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/strings.h"
#include "site/asset_outputs.h"
#include "site/rebase_html.h"
#include "site/view_parts.h"

namespace statusbook {

namespace {

/// What a page of the theme is made of; views into the page.
struct PageParts {
  std::string_view color;    ///< the class of its body
  std::string_view before;   ///< in the body, before its main part
  std::string_view content;  ///< of its main part
  std::string_view after;
};

std::optional<std::string_view> between(std::string_view text, std::string_view begin, std::string_view end) {
  const auto from = text.find(begin);
  if (from == std::string_view::npos) return std::nullopt;
  const auto start = from + begin.size();
  const auto to = text.find(end, start);
  return to == std::string_view::npos ? std::nullopt : std::optional(text.substr(start, to - start));
}

std::optional<PageParts> take_apart(std::string_view html) {
  const auto body_tag = between(html, "<body", ">");
  const auto main_tag = between(html, "<main", ">");
  if (!body_tag || !main_tag) return std::nullopt;
  const auto offset = [&](std::string_view part) { return static_cast<std::size_t>(part.data() - html.data()); };
  const auto body = offset(*body_tag) + body_tag->size() + 1;
  const auto main = offset(*main_tag) - std::string_view("<main").size();
  const auto content = offset(*main_tag) + main_tag->size() + 1;
  const auto end = html.rfind("</main>");
  const auto last = html.rfind("</body>");
  if (main < body || end == std::string_view::npos || end < content || last == std::string_view::npos || last < end) {
    return std::nullopt;
  }
  const auto after = end + std::string_view("</main>").size();
  return PageParts{between(*body_tag, "class=\"", "\"").value_or(""), html.substr(body, main - body),
                   html.substr(content, end - content), html.substr(after, last - after)};
}

const OutputFile* find_file(const Site& site, const Address& address) {
  const auto found = std::find_if(site.files.begin(), site.files.end(),
                                  [path = file_of(address)](const OutputFile& file) { return file.path == path; });
  return found == site.files.end() ? nullptr : &*found;
}

/// The bytes of scripts and styles, and addresses of icons that hold them, by names as assets have elsewhere.
View inline_view(const Theme& theme) {
  View view{{name_in_templates(custom_style), ""}};
  for (const auto& asset : theme.assets) {
    auto& value = view[name_in_templates(asset.path)];
    if (asset.path.ends_with(".svg")) {
      value = "data:image/svg+xml," + percent_encode(asset.bytes);
    } else if (asset.path.ends_with(".js")) {
      value = replace_all(asset.bytes, "</", "<\\/");
    } else {
      value = asset.path.ends_with(".css") ? asset.bytes.str() : std::string();
    }
  }
  return view;
}

class SingleFile {
 public:
  SingleFile(const Book& book, const Site& site, Diagnostics& diagnostics)
      : book_(book), site_(site), diagnostics_(diagnostics) {
    for (const auto& file : site.files) {
      if (file.path.ends_with(".html") && file.path != file_of(addresses::not_found)) {
        pages_.insert(page_of_file(file.path));
      }
    }
    for (const auto& image : book.images) {
      images_[image.address.page] = fmt::format("data:{};base64,{}", image.media_type, base64(image.bytes));
    }
  }

  View make_view(const Theme& theme) {
    auto parts = View::list();
    parts.push_back(part_view(""));  // readers begin at home
    for (const auto& page : pages_) {
      if (!page.empty()) parts.push_back(part_view(page));
    }
    const auto& settings = book_.settings;
    View view{{"title", settings.title},      {"description", settings.description}, {"language", settings.language},
              {"parts", std::move(parts)},    {"inline", inline_view(theme)},        {"search_script", ""},
              {"extra", extra_view(settings)}};
    if (const auto* search = find_file(site_, addresses::search)) view["search_script"] = search->bytes.str();
    // Around all parts is what is around the index: a page that every site has and that is part of nothing.
    const auto frame = parts_of(addresses::index.page);
    const PageRebase rebase{pages_, addresses::index.page, settings.base_url};
    view["before_html"] = rebase_html(frame.before, rebase);
    view["after_html"] = rebase_html(frame.after, rebase);
    view["main_id"] = part_id(addresses::index.page) + ":main";
    return view;
  }

 private:
  PageParts parts_of(const std::string& page) {
    const auto* file = find_file(site_, {page, ""});
    const auto parts = file == nullptr ? std::nullopt : take_apart(file->bytes);
    if (parts) return *parts;
    diagnostics_.error({"theme"}, fmt::format("the page '{}' has no <main> in its <body>", page),
                       "a site of one file is made of what is in <main>");
    return {};
  }

  View part_view(const std::string& page) {
    const auto parts = parts_of(page);
    return {{"id", part_id(page)},
            {"color", parts.color},
            {"html", rebase_html(parts.content, {pages_, page, book_.settings.base_url, &images_})}};
  }

  const Book& book_;
  const Site& site_;
  Diagnostics& diagnostics_;
  std::set<std::string, std::less<>> pages_;
  std::map<std::string, std::string, std::less<>> images_;  ///< data: addresses by paths
};

}  // namespace

Site make_single_file(const Book& book, const Theme& theme, const Site& site, Diagnostics& diagnostics) {
  const auto found = theme.templates.find("single-file");
  if (found == theme.templates.end()) {
    diagnostics.error({"theme"}, "the theme lacks templates/single-file.mustache, so that it makes no single file");
    return {};
  }
  const auto view = SingleFile(book, site, diagnostics).make_view(theme);
  Site single;
  single.pages = site.pages;
  single.files.push_back({"", found->second.render(view, diagnostics)});
  return single;
}

}  // namespace statusbook
