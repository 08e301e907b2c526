#include "serve/request_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/strings.h"

namespace statusbook {

namespace {

std::optional<unsigned char> hex_byte(std::string_view digits) {
  unsigned value = 0;
  const auto* end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, value, 16);
  if (digits.size() != 2 || result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return static_cast<unsigned char>(value);
}

std::optional<std::string> decode(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    const auto byte = hex_byte(text.substr(i + 1, 2));
    if (!byte) return std::nullopt;
    result += static_cast<char>(*byte);
    i += 2;
  }
  return result;
}

std::optional<std::size_t> parse_number(std::string_view text) {
  constexpr std::size_t most_digits = 18;
  std::size_t value = 0;
  if (text.empty() || text.size() > most_digits || !std::all_of(text.begin(), text.end(), is_digit)) {
    return std::nullopt;
  }
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// The host without its port; "" where the port is none.
std::string_view without_port(std::string_view host) {
  const auto from = host.starts_with('[') ? host.find(']') : 0;
  if (from == std::string_view::npos) return {};
  const auto colon = host.find(':', from);
  if (colon == std::string_view::npos) return host;
  const auto port = host.substr(colon + 1);
  const bool is_port = !port.empty() && port.size() <= 5 && std::all_of(port.begin(), port.end(), is_digit);
  return is_port ? host.substr(0, colon) : std::string_view();
}

bool is_address(std::string_view host) {
  if (host.starts_with('[')) {
    const auto inner = host.substr(1, host.size() - 2);
    return host.ends_with(']') && std::all_of(inner.begin(), inner.end(), [](char c) {
             return is_digit(c) || c == ':' || c == '.' || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
           });
  }
  const auto parts = split(host, '.');
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           const auto number = parse_number(part);
           return number && *number < 256 && part.size() <= 3;
         });
}

bool is_this_machine(std::string_view host) {
  return equal_ignoring_case(host, "localhost") || host == "[::1]" || (is_address(host) && host.starts_with("127."));
}

}  // namespace

std::optional<std::string> decode_path(std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  auto path = decode(target);
  if (!path || find_invalid_utf8(*path) != std::string::npos) return std::nullopt;
  const bool has_control = std::any_of(path->begin(), path->end(), [](char c) { return c >= 0 && c < ' '; });
  return has_control ? std::nullopt : path;
}

std::string encode_path(std::string_view path) {
  std::string result;
  for (const char c : path) {
    const bool plain = is_alphanumeric(c) || std::string_view("/-._~").find(c) != std::string_view::npos;
    result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

std::optional<std::string> find_parameter(std::string_view query, std::string_view name) {
  if (query.starts_with('?')) query.remove_prefix(1);
  for (const auto part : split(query, '&')) {
    const auto sign = part.find('=');
    if (sign == std::string_view::npos || part.substr(0, sign) != name) continue;
    return decode(replace_all(std::string(part.substr(sign + 1)), "+", " "));
  }
  return std::nullopt;
}

bool is_allowed_host(std::string_view host, const ServedPlace& place) {
  const auto name = without_port(host);
  if (name.empty()) return false;
  if (is_this_machine(name)) return true;
  if (!place.open_to_others) return false;
  return is_address(name) || equal_ignoring_case(name, place.host);
}

bool names_etag(std::string_view value, std::string_view etag) {
  if (trim(value) == "*") return true;
  for (auto item : split(value, ',')) {
    item = trim(item);
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item == etag) return true;
  }
  return false;
}

std::optional<ByteRange> parse_range(std::string_view value, std::size_t size) {
  constexpr std::string_view unit = "bytes=";
  if (!value.starts_with(unit)) return std::nullopt;
  const auto range = trim(value.substr(unit.size()));
  const auto dash = range.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = parse_number(range.substr(0, dash));
  const auto last = parse_number(range.substr(dash + 1));
  const bool has_last = dash + 1 < range.size();
  if (dash == 0) {
    if (!last) return std::nullopt;
    const auto length = std::min(*last, size);
    return ByteRange{size - length, length};
  }
  if (!first || (has_last && (!last || *last < *first))) return std::nullopt;
  if (*first >= size) return ByteRange{0, 0};
  const auto end = has_last ? std::min(*last + 1, size) : size;
  return ByteRange{*first, end - *first};
}

}  // namespace statusbook
