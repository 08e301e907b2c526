#include "audit/web_address.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace statusbook {

std::optional<WebAddress> read_web_address(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::nullopt;
  const auto name = to_lower(url.substr(0, scheme));
  if (name != "http" && name != "https") return std::nullopt;
  url.remove_prefix(scheme + 3);
  const auto end = std::min(url.find_first_of("/?#\\"), url.size());
  auto host = url.substr(0, end);
  if (const auto user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  if (host.starts_with('[')) {
    host = host.substr(0, host.find(']') + 1);
  } else {
    host = host.substr(0, host.find(':'));
  }
  if (host.empty()) return std::nullopt;
  const auto rest = url.substr(end);
  const auto path = rest.substr(0, rest.find_first_of("?#"));
  return WebAddress{to_lower(host), path.empty() ? "/" : std::string(path)};
}

bool is_public_host(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  const auto dot = host.rfind('.');
  if (dot == std::string_view::npos || host.starts_with('[')) return false;
  const auto top = host.substr(dot + 1);
  if (top.empty() || is_digit(top.front())) return false;  // the last part of an IP address, in any notation
  constexpr std::array<std::string_view, 6> own{"localhost", "local", "internal", "example", "test", "invalid"};
  if (std::find(own.begin(), own.end(), top) != own.end()) return false;
  constexpr std::array<std::string_view, 3> examples{"example.com", "example.net", "example.org"};
  return std::none_of(examples.begin(), examples.end(), [&](std::string_view name) {
    return host == name || (host.ends_with(name) && host[host.size() - name.size() - 1] == '.');
  });
}

std::string_view without_fragment(std::string_view url) { return url.substr(0, url.find('#')); }

}  // namespace statusbook
