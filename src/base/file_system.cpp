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
  const auto parts = split(path, '/');
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    const bool plain = std::all_of(part.begin(), part.end(), [](char c) {
      return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != '\\';
    });
    return plain && !part.empty() && part != "." && part != "..";
  });
}

}  // namespace statusbook
