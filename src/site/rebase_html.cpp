#include "site/rebase_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr std::array id_attributes{"id", "for", "aria-labelledby", "aria-describedby", "aria-controls"};
constexpr std::array address_attributes{"href", "action"};

template <typename Names>
bool is_among(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Ids within a page, each after the page's.
std::string rebase_ids(std::string_view ids, std::string_view page) {
  std::string result;
  for (const auto id : split(ids, ' ')) {
    if (id.empty()) continue;
    if (!result.empty()) result += ' ';
    result += part_id(page) + ":" + std::string(id);
  }
  return result;
}

bool is_elsewhere(std::string_view address) {
  const auto scheme = std::find_if_not(address.begin(), address.end(), is_letter);
  return address.starts_with("//") || (scheme != address.begin() && scheme != address.end() && *scheme == ':');
}

/// From the site's root; nullopt where it leads out of it.
std::optional<std::string> resolve(std::string_view path, std::string_view page) {
  auto folder = std::string(page.substr(0, page.rfind('/') + 1));
  for (;;) {
    if (path.starts_with("./")) {
      path.remove_prefix(2);
    } else if (path.starts_with("../")) {
      if (folder.empty()) return std::nullopt;
      folder.pop_back();
      folder.resize(folder.rfind('/') + 1);
      path.remove_prefix(3);
    } else {
      return folder + std::string(path);
    }
  }
}

/// The address in the document; nullopt where there is none.
std::optional<std::string> rebase_address(std::string_view address, const PageRebase& rebase) {
  if (is_elsewhere(address)) return std::string(address);
  const auto hash = std::min(address.find('#'), address.size());
  const auto fragment = address.substr(std::min(hash + 1, address.size()));
  const auto page = hash == 0 ? std::string(rebase.page) : resolve(address.substr(0, hash), rebase.page);
  if (!page) return std::nullopt;
  if (rebase.pages.contains(*page)) {
    return "#" + (fragment.empty() ? part_id(*page) : rebase_ids(fragment, *page));
  }
  if (rebase.base_url.empty()) return std::nullopt;
  return std::string(rebase.base_url) + *page + std::string(address.substr(hash));
}

/// The address of what is shown; as it is, where the document does not hold that.
std::string rebase_shown(std::string_view address, const PageRebase& rebase) {
  const auto path = rebase.held == nullptr || is_elsewhere(address) ? std::nullopt : resolve(address, rebase.page);
  if (!path) return std::string(address);
  const auto found = rebase.held->find(*path);
  return found == rebase.held->end() ? std::string(address) : found->second;
}

/// Writes tags with their attributes, and all else as it is.
class Rebasing {
 public:
  Rebasing(std::string_view html, const PageRebase& rebase) : html_(html), rebase_(rebase) {
    result_.reserve(html.size() + html.size() / 8);
  }

  std::string run() {
    while (at_ < html_.size()) {
      copy_until(html_.find('<', at_));
      if (html_.substr(at_).starts_with("<!--")) {
        copy_until(html_.find("-->", at_));
      } else {
        rebase_tag();
      }
    }
    return std::move(result_);
  }

 private:
  void copy_until(std::size_t end) {
    end = std::min(end, html_.size());
    result_ += html_.substr(at_, end - at_);
    at_ = end;
  }

  /// Up to the tag's end; a name without value is copied with what follows it.
  void rebase_tag() {
    while (at_ < html_.size()) {
      const auto next = html_.find_first_of(" \n=>", at_ + 1);
      const auto name = html_.substr(at_, std::min(next, html_.size()) - at_);
      if (html_.substr(std::min(next, html_.size())).starts_with("=\"")) {
        rebase_attribute(name, next + 2);
      } else {
        copy_until(next);
      }
      if (at_ < html_.size() && html_[at_] == '>') return;
    }
  }

  /// `name` begins with the white space before it.
  void rebase_attribute(std::string_view name, std::size_t begin) {
    const auto end = std::min(html_.find('"', begin), html_.size());
    const auto value = html_.substr(begin, end - begin);
    at_ = std::min(end + 1, html_.size());
    const auto word = trim(name);
    std::optional<std::string> written(value);
    if (is_among(id_attributes, word)) written = rebase_ids(value, rebase_.page);
    if (is_among(address_attributes, word)) written = rebase_address(value, rebase_);
    if (word == "src") written = rebase_shown(value, rebase_);
    if (written) result_ += fmt::format("{}=\"{}\"", name, *written);
  }

  std::string_view html_;
  const PageRebase& rebase_;
  std::string result_;
  std::size_t at_ = 0;
};

}  // namespace

std::string part_id(std::string_view page) {
  if (page.empty()) return ":";
  if (page.ends_with('/')) page.remove_suffix(1);
  return std::string(page);
}

std::string page_of_file(std::string_view path) {
  constexpr std::string_view index = "index.html";
  if (path == index || path.ends_with("/index.html")) path.remove_suffix(index.size());
  return std::string(path);
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  result.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto some = bytes.substr(at, 3);
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      number = number << 8U | (i < some.size() ? static_cast<unsigned char>(some[i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      result += i <= some.size() ? digits[number >> (18 - 6 * i) & 0x3FU] : '=';
    }
  }
  return result;
}

std::string percent_encode(std::string_view bytes) {
  std::string result;
  for (const char c : bytes) {
    if (is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '/') {
      result += c;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return result;
}

std::string rebase_html(std::string_view html, const PageRebase& rebase) { return Rebasing(html, rebase).run(); }

}  // namespace statusbook
