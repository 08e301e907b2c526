#include "load/load_published.h"

#include "base/strings.h"
#include "load/read_text.h"

namespace statusbook {

std::vector<PublishedAddress> load_published(const FileReader& project, Diagnostics& diagnostics) {
  std::vector<PublishedAddress> result;
  const auto entry = project.find(published_list);
  if (!entry) return result;
  const auto text = read_text(project, published_list, *entry, most_registry_bytes, diagnostics);
  if (!text) return result;
  int line = 0;
  for (const auto whole : split_lines(std::string_view(*text))) {
    ++line;
    const auto address = trim(whole);
    if (address.empty() || address.starts_with("# ") || address == "#") continue;
    result.push_back({parse_address(address), {published_list, line, 1, code_points(address)}});
  }
  return result;
}

}  // namespace statusbook
