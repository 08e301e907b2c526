#include "base/disk_file_system.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>

#include "base/strings.h"

namespace statusbook {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(std::string_view action, const fs::path& path, const std::error_code& error) {
  throw EnvironmentError(fmt::format("cannot {} {}: {}", action, path.string(), error.message()));
}

bool is_absent(const std::error_code& error) {
  return error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory;
}

EntryKind kind_of(fs::file_type type) {
  switch (type) {
    case fs::file_type::regular: return EntryKind::file;
    case fs::file_type::directory: return EntryKind::folder;
    case fs::file_type::symlink: return EntryKind::link;
    default: return EntryKind::other;
  }
}

Entry entry_at(const fs::path& path, fs::file_type type) {
  Entry entry{path.filename().string(), kind_of(type), 0};
  if (entry.kind == EntryKind::file) {
    std::error_code error;
    entry.size = fs::file_size(path, error);
    if (error) refuse("read", path, error);
  }
  return entry;
}

}  // namespace

fs::path DiskFileSystem::resolve(const std::string& path) const {
  if (path.empty()) return root_;
  if (!is_plain_path(path)) throw EnvironmentError(fmt::format("not a path below {}: {}", root_.string(), path));
  auto result = root_;
  const auto parts = split(path, '/');
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    result /= *part;
    std::error_code error;
    if (part + 1 != parts.end() && fs::is_symlink(fs::symlink_status(result, error))) {
      throw EnvironmentError(fmt::format("{} is a symbolic link; it is not followed", result.string()));
    }
  }
  return result;
}

std::optional<Entry> DiskFileSystem::find(const std::string& path) const {
  const auto full = resolve(path);
  std::error_code error;
  const auto status = path.empty() ? fs::status(full, error) : fs::symlink_status(full, error);
  if (status.type() == fs::file_type::not_found) return std::nullopt;
  if (error) {
    if (is_absent(error)) return std::nullopt;
    refuse("look at", full, error);
  }
  return entry_at(full, status.type());
}

std::optional<std::string> DiskFileSystem::read(const std::string& path) const {
  const auto entry = find(path);
  if (!entry || entry->kind != EntryKind::file) return std::nullopt;
  const auto full = resolve(path);
  std::ifstream stream(full, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(entry->size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (stream.bad() || !stream.is_open()) throw EnvironmentError(fmt::format("cannot read {}", full.string()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

std::vector<Entry> DiskFileSystem::list(const std::string& folder) const {
  const auto full = resolve(folder);
  std::error_code error;
  if (!folder.empty() && fs::is_symlink(fs::symlink_status(full, error))) return {};
  error.clear();
  fs::directory_iterator entries(full, error);
  if (error) {
    if (is_absent(error)) return {};
    refuse("list", full, error);
  }
  std::vector<Entry> result;
  for (const auto& entry : entries) result.push_back(entry_at(entry.path(), entry.symlink_status().type()));
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return result;
}

void DiskFileSystem::write(const std::string& path, std::string_view bytes) {
  const auto full = resolve(path);
  const auto unfinished = resolve(unfinished_name(path));
  std::error_code error;
  fs::create_directories(full.parent_path(), error);
  if (error) refuse("make the folder", full.parent_path(), error);
  fs::remove(unfinished, error);  // left by a killed build, perhaps as a link
  {
    std::ofstream stream(unfinished, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) {
      fs::remove(unfinished, error);
      throw EnvironmentError(fmt::format("cannot write {}", unfinished.string()));
    }
  }
  fs::rename(unfinished, full, error);
  if (!error) return;
  std::error_code ignored;
  fs::remove(unfinished, ignored);
  refuse("write", full, error);
}

void DiskFileSystem::remove(const std::string& path) {
  const auto full = resolve(path);
  std::error_code error;
  if (fs::is_directory(fs::symlink_status(full, error))) return;
  fs::remove(full, error);
  if (error && !is_absent(error)) refuse("remove", full, error);
}

void DiskFileSystem::remove_if_empty(const std::string& folder) {
  const auto full = resolve(folder);
  std::error_code error;
  if (!fs::is_directory(fs::symlink_status(full, error))) return;
  if (fs::is_empty(full, error) && !error) fs::remove(full, error);
  if (error) refuse("remove", full, error);
}

FilePlace place_of(const std::filesystem::path& file) {
  const auto folder = file.parent_path();
  return {DiskFileSystem(folder.empty() ? "." : folder), file.filename().string()};
}

}  // namespace statusbook
