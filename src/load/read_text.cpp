#include "load/read_text.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

bool is_hidden(std::string_view name) { return name.starts_with('.') || name.ends_with('~'); }

bool is_folder(const FileReader& reader, const std::string& path) {
  const auto entry = reader.find(path);
  return entry && entry->kind == EntryKind::folder;
}

std::optional<std::string> read_bytes(const FileReader& reader, const std::string& path, const Entry& entry,
                                      std::uintmax_t limit, const std::string& shrink, Diagnostics& diagnostics) {
  if (!is_plain_path(path)) {
    diagnostics.refuse({path}, "a file's name may hold no backslash and no control character", "rename it");
    return std::nullopt;
  }
  if (const auto fault = why_unread(entry, limit); !fault.empty()) {
    diagnostics.refuse({path}, fault, entry.kind == EntryKind::file ? shrink : "put the file itself here");
    return std::nullopt;
  }
  return reader.read(path);
}

std::optional<std::string> read_text(const FileReader& reader, const std::string& path, const Entry& entry,
                                     std::uintmax_t limit, Diagnostics& diagnostics) {
  auto text = read_bytes(reader, path, entry, limit, "split it", diagnostics);
  if (!text) return std::nullopt;
  if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
  const auto bad = std::min(find_invalid_utf8(*text), text->find('\0'));
  if (bad == std::string::npos) return text;
  const auto before = std::string_view(*text).substr(0, bad);
  const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  diagnostics.refuse({path, line, 1 + code_points(before.substr(line_start))}, "not UTF-8 text",
                     "save the file as UTF-8");
  return std::nullopt;
}

}  // namespace statusbook
