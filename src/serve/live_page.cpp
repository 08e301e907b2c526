#include "serve/live_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr std::size_t fingerprint_length = 10;  // hexadecimal digits, as in site/asset_outputs

bool is_fingerprint(std::string_view text) {
  return text.size() == fingerprint_length &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

struct Directive {
  std::string name;
  std::string sources;
};

std::vector<Directive> parse_policy(std::string_view policy) {
  std::vector<Directive> directives;
  for (const auto part : split(policy, ';')) {
    const auto text = trim(part);
    if (text.empty()) continue;
    const auto end = std::min(text.find(' '), text.size());
    directives.push_back({to_lower(text.substr(0, end)), std::string(trim(text.substr(end)))});
  }
  return directives;
}

Directive* find(std::vector<Directive>& directives, std::string_view name) {
  const auto found =
      std::find_if(directives.begin(), directives.end(), [&](const auto& item) { return item.name == name; });
  return found == directives.end() ? nullptr : &*found;
}

/// Lets the server's own address in where the first of the names that the policy has, which is the one that holds, does
/// not. What falls back to default-src gets a directive of its own.
void admit_self(std::vector<Directive>& directives, const std::vector<std::string>& names) {
  for (const auto& name : names) {
    auto* directive = find(directives, name);
    if (directive == nullptr) continue;
    auto sources = directive->sources == "'none'" ? "" : directive->sources + " ";
    if ((" " + sources).find(" 'self' ") != std::string::npos) return;
    sources += "'self'";
    if (name == "default-src") {
      directives.push_back({names.front(), sources});
    } else {
      directive->sources = sources;
    }
    return;
  }
}

/// The page with each of its policies mended, whichever way round the attributes stand.
std::string mend_policies(std::string_view html) {
  constexpr std::string_view opening = "content=\"";
  std::string result;
  std::size_t done = 0;
  for (auto name = html.find("\"Content-Security-Policy\""); name != std::string_view::npos;
       name = html.find("\"Content-Security-Policy\"", name + 1)) {
    const auto tag = std::max(html.rfind('<', name), done);
    const auto value = html.find(opening, tag);
    const auto start = value + opening.size();
    if (value == std::string_view::npos || value > html.find('>', name)) continue;
    const auto end = html.find('"', start);
    if (end == std::string_view::npos) break;
    result += html.substr(done, start - done);
    result += admit_live_script(html.substr(start, end - start));
    done = end;
  }
  result += html.substr(done);
  return result;
}

/// Where the head's content begins; where there is no head, after the document type.
std::size_t find_head(std::string_view html) {
  for (const std::string_view tag : {"<head>", "<head ", "<!DOCTYPE", "<!doctype"}) {
    const auto at = html.find(tag);
    const auto end = at == std::string_view::npos ? at : html.find('>', at);
    if (end != std::string_view::npos) return end + 1;
  }
  return 0;
}

}  // namespace

std::string without_fingerprint(std::string_view path) {
  const auto dot = path.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return std::string(path);
  const auto mark = path.rfind('.', dot - 1);
  if (mark == std::string_view::npos || !is_fingerprint(path.substr(mark + 1, dot - mark - 1))) {
    return std::string(path);
  }
  return std::string(path.substr(0, mark)) + std::string(path.substr(dot));
}

PageState state_of(std::string_view html, const Site& site) {
  PageState state;
  std::string page(html);
  std::vector<std::pair<std::size_t, std::string>> stylesheets;  // by where the page names them
  for (const auto& file : site.files) {
    if (!file.path.ends_with(".css")) continue;
    const auto at = html.find(file.path);
    if (at == std::string_view::npos) continue;
    stylesheets.emplace_back(at, file.path);
    page = replace_all(std::move(page), file.path, without_fingerprint(file.path));
  }
  std::sort(stylesheets.begin(), stylesheets.end());
  for (auto& [at, path] : stylesheets) state.stylesheets.push_back(std::move(path));
  state.mark = fmt::format("{:x}", std::hash<std::string>()(page));
  return state;
}

std::string admit_live_script(std::string_view policy) {
  auto directives = parse_policy(replace_all(replace_all(std::string(policy), "&#39;", "'"), "&apos;", "'"));
  admit_self(directives, {"script-src-elem", "script-src", "default-src"});
  admit_self(directives, {"connect-src", "default-src"});
  if (auto* workers = find(directives, "worker-src")) {
    workers->sources = "'none'";
  } else {
    directives.push_back({"worker-src", "'none'"});
  }
  std::string result;
  for (const auto& [name, sources] : directives) {
    if (!result.empty()) result += "; ";
    result += name;
    if (!sources.empty()) result += " " + sources;
  }
  return result;
}

std::string make_live(std::string_view html, std::string_view mark, const ServedPlace& place) {
  const auto script = fmt::format("<script src=\"{}\" data-page=\"{}\"></script>",
                                  escape_html(place.base_path + live_script_path), escape_html(mark));
  auto page = mend_policies(html);
  return page.insert(find_head(page), script);
}

std::string waiting_page() {
  return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>No site yet</title></head>"
         "<body><p>The site could not be built yet. This page shows what is wrong, and the site when it is "
         "mended.</p></body></html>\n";
}

}  // namespace statusbook
