#include "audit/find_links.h"

#include <fmt/format.h>

#include <algorithm>

#include "audit/moving_branch.h"
#include "audit/web_address.h"

namespace statusbook {

LinkPlaces find_links(const Book& book) {
  LinkPlaces links;
  const auto add = [&](std::string_view url, const Location& at) {
    if (!read_web_address(url)) return;
    auto& places = links[std::string(without_fragment(url))];
    if (std::find(places.begin(), places.end(), at) == places.end()) places.push_back(at);
  };
  for (const auto& spec : book.registry.specs) add(spec.url, spec.at);
  for (const auto& origin : book.registry.origins) add(origin.url, origin.at);
  for (const auto& source : book.registry.sources) add(source.url, source.at);
  for (const auto& page : book.pages) {
    for (const auto& link : page.linked.external_links) add(link.url, link.at);
  }
  return links;
}

std::vector<Finding> find_moving(const LinkPlaces& links) {
  std::vector<Finding> found;
  for (const auto& [url, places] : links) {
    const auto branch = moving_branch(url);
    if (branch.empty()) continue;
    found.push_back({Finding::Kind::moving_link, url, fmt::format("on the branch {}", branch), places});
  }
  return found;
}

}  // namespace statusbook
