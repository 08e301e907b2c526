#include "base/file_system.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

std::string why_unread(const Entry& entry, std::uintmax_t most) {
  if (entry.kind == EntryKind::link) return "a symbolic link is not followed";
  if (entry.kind != EntryKind::file) return "not a regular file";
  return entry.size > most ? fmt::format("the file has {} bytes; at most {} are read", entry.size, most) : "";
}

std::string unfinished_name(const std::string& path) { return path + ".statusbook-unfinished"; }

void FileSystem::write(const std::string& path, std::string_view bytes) {
  stage(path, bytes);
  try {
    sync({path});
    put(path);
  } catch (const EnvironmentError&) {
    remove(unfinished_name(path));
    throw;
  }
}

std::string join_path(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  if (name.empty()) return std::string(folder);
  return std::string(folder) + "/" + std::string(name);
}

std::string parent_path(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

bool is_plain_path(std::string_view path) {
  const auto is_odd = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\'; };
  if (std::any_of(path.begin(), path.end(), is_odd)) return false;
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    const auto part = path.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace statusbook
