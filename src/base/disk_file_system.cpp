#include "base/disk_file_system.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include "base/fingerprint.h"
#include "base/strings.h"

namespace statusbook {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(std::string_view action, const std::string& path, const std::error_code& error) {
  throw EnvironmentError(fmt::format("cannot {} {}: {}", action, path, error.message()));
}

std::error_code last_error() { return {errno, std::generic_category()}; }

/// A file that is open; closed at the latest with the object.
class OpenFile {
 public:
  /// To be read. Whoever opens a pipe for that would wait for its other end, so nobody waits.
  static OpenFile existing(const std::string& path) { return OpenFile(path, O_RDONLY | O_NONBLOCK); }
  /// To be written; there may be nothing at the path.
  static OpenFile make(const std::string& path) { return OpenFile(path, O_WRONLY | O_CREAT | O_EXCL); }

  OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  OpenFile& operator=(OpenFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~OpenFile() { close(); }

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  /// The size of a regular file; nullopt for anything else.
  [[nodiscard]] std::optional<std::size_t> size() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return static_cast<std::size_t>(status.st_size);
  }

  // Each gives false, and errno, where the system refuses.
  /// Fills the text, which becomes shorter where the file ends before.
  bool read(std::string& bytes) const {
    std::size_t done = 0;
    while (done < bytes.size()) {
      const auto count = ::read(descriptor_, bytes.data() + done, bytes.size() - done);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      if (count == 0) break;
      done += static_cast<std::size_t>(count);
    }
    bytes.resize(done);
    return true;
  }
  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto count = ::write(descriptor_, bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }
  [[nodiscard]] bool sync() const { return ::fsync(descriptor_) == 0; }
#ifdef __linux__
  /// Of all files of the same file system.
  [[nodiscard]] bool sync_all() const { return ::syncfs(descriptor_) == 0; }
#endif
  bool close() { return descriptor_ < 0 || ::close(std::exchange(descriptor_, -1)) == 0; }

 private:
  OpenFile(const std::string& path, int flags)
      : descriptor_(::open(path.c_str(), flags | O_NOFOLLOW | O_CLOEXEC, 0666)) {}

  int descriptor_;
};

bool is_absent(const std::error_code& error) {
  return error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory;
}

EntryKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::file;
  if (S_ISDIR(mode)) return EntryKind::folder;
  return S_ISLNK(mode) ? EntryKind::link : EntryKind::other;
}

/// Who writes a file or puts another one in its place cannot help changing one of these.
std::uint64_t stamp_of(const struct stat& status) {
  return Fingerprint()
      .mix(status.st_ino)
      .mix(static_cast<std::uint64_t>(status.st_ctim.tv_sec))
      .mix(static_cast<std::uint64_t>(status.st_ctim.tv_nsec))
      .value();
}

Entry entry_of(std::string name, const struct stat& status) {
  Entry entry{std::move(name), kind_of(status.st_mode)};
  if (entry.kind != EntryKind::file) return entry;
  entry.size = static_cast<std::uintmax_t>(status.st_size);
  entry.stamp = stamp_of(status);
  return entry;
}

/// What the system has said of a path; nullopt where nothing is there.
std::optional<Entry> look_at(const std::string& path, int result, const struct stat& status) {
  if (result == 0) return entry_of(path.substr(path.rfind('/') + 1), status);  // npos + 1 is 0
  const auto error = last_error();
  if (is_absent(error)) return std::nullopt;
  refuse("look at", path, error);
}

}  // namespace

std::string DiskFileSystem::below_root(const std::string& path) const {
  return root_.ends_with('/') ? root_ + path : join_path(root_, path);
}

std::string DiskFileSystem::resolve(const std::string& path, bool* lacks_folder) const {
  if (path.empty()) return root_;
  if (!is_plain_path(path)) throw EnvironmentError(fmt::format("not a path below {}: {}", root_, path));
  auto full = below_root(path);
  for (auto slash = full.find('/', full.size() - path.size()); slash != std::string::npos;
       slash = full.find('/', slash + 1)) {
    full[slash] = '\0';  // the folder's path ends there
    struct stat status {};
    const bool is_there = ::lstat(full.c_str(), &status) == 0;
    if (!is_there && lacks_folder != nullptr) *lacks_folder = true;
    if (is_there && S_ISLNK(status.st_mode))
      throw EnvironmentError(fmt::format("{} is a symbolic link; it is not followed", full.c_str()));
    full[slash] = '/';
  }
  return full;
}

std::optional<Entry> DiskFileSystem::find(const std::string& path) const {
  const auto full = resolve(path);
  struct stat status {};
  return look_at(full, path.empty() ? ::stat(full.c_str(), &status) : ::lstat(full.c_str(), &status), status);
}

std::optional<std::string> DiskFileSystem::read(const std::string& path) const {
  const auto full = resolve(path);
  const auto file = OpenFile::existing(full);
  if (!file.is_open()) {
    const auto error = last_error();
    const auto entry = find(path);
    if (!entry || entry->kind != EntryKind::file) return std::nullopt;
    refuse("read", full, error);
  }
  const auto size = file.size();
  if (!size) return std::nullopt;
  std::string bytes(*size, '\0');
  if (!file.read(bytes)) refuse("read", full, last_error());
  return bytes;
}

std::vector<Entry> DiskFileSystem::list(const std::string& folder) const {
  const auto full = resolve(folder);
  std::error_code error;
  if (!folder.empty() && fs::is_symlink(fs::symlink_status(full, error))) return {};
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(full.c_str()), &::closedir);
  if (entries == nullptr) {
    error = last_error();
    if (is_absent(error)) return {};
    refuse("list", full, error);
  }
  std::vector<Entry> result;
  const dirent* entry = nullptr;
  while (errno = 0, (entry = ::readdir(entries.get())) != nullptr) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    struct stat status {};
    if (::fstatat(::dirfd(entries.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
      refuse("read", join_path(full, name), last_error());
    result.push_back(entry_of(std::string(name), status));
  }
  if (errno != 0) refuse("list", full, last_error());
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return result;
}

void DiskFileSystem::stage(const std::string& path, std::string_view bytes) {
  bool lacks_folder = false;
  const auto full = resolve(path, &lacks_folder);
  const auto unfinished = below_root(unfinished_name(path));
  const auto make_folder = [folder = parent_path(full)] {
    std::error_code error;
    if (::mkdir(folder.c_str(), 0777) != 0) fs::create_directories(folder, error);
    if (error) refuse("make the folder", folder, error);
  };
  if (lacks_folder) make_folder();
  auto file = OpenFile::make(unfinished);
  if (!file.is_open()) {
    std::error_code error = last_error();
    if (error == std::errc::file_exists) {
      fs::remove(unfinished, error);  // left by a killed build, perhaps as a link
    } else {
      make_folder();  // it may be the root that there is none of
    }
    file = OpenFile::make(unfinished);
    if (!file.is_open()) refuse("write", full, last_error());
  }
  if (file.write(bytes) && file.close()) return;
  const auto error = last_error();
  std::error_code ignored;
  fs::remove(unfinished, ignored);
  refuse("write", full, error);
}

void DiskFileSystem::sync(const std::vector<std::string>& paths) {
#ifdef __linux__
  // Few files do not wait for what other programs have written; many would wait for the disk too often.
  constexpr std::size_t few = 16;
  if (paths.size() > few) {
    if (const auto root = OpenFile::existing(below_root(".")); !root.is_open() || !root.sync_all())
      refuse("write to the disk what is in", root_, last_error());
    return;
  }
#endif
  for (const auto& path : paths) {
    const auto file = OpenFile::existing(resolve(unfinished_name(path)));
    if (!file.is_open() || !file.sync()) refuse("write", below_root(path), last_error());
  }
}

std::optional<Entry> DiskFileSystem::put(const std::string& path) {
  const auto full = resolve(path);
  const auto unfinished = below_root(unfinished_name(path));
  if (::rename(unfinished.c_str(), full.c_str()) != 0) refuse("write", full, last_error());
  struct stat status {};
  return look_at(full, ::lstat(full.c_str(), &status), status);
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

bool is_within(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const auto inner = fs::weakly_canonical(fs::absolute(path, error), error).lexically_normal();
  const auto outer = fs::weakly_canonical(fs::absolute(folder, error), error).lexically_normal();
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

FilePlace place_of(const std::filesystem::path& file) {
  const auto folder = file.parent_path();
  return {DiskFileSystem(folder.empty() ? "." : folder), file.filename().string()};
}

}  // namespace statusbook
