#include "model/base_url.h"

#include <algorithm>

namespace statusbook {

std::string_view fault_in_base_url(std::string_view url) {
  if (!url.starts_with("https://") && !url.starts_with("http://")) return "must begin with https:// or http://";
  const auto is_plain = [](char c) {
    return c > 0x20 && c < 0x7F && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
  };
  if (!std::all_of(url.begin(), url.end(), is_plain)) return "must have other characters written with %, as %20";
  if (url.find_first_of("?#") != std::string_view::npos) return "must not have a query or a fragment";
  const auto host = url.substr(url.find("//") + 2);
  return host.empty() || host.front() == '/' ? "must name a host" : "";
}

}  // namespace statusbook
