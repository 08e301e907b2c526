// The only way to files. FileReader is what loading needs, FileSystem what publishing needs on top of it.
//
// Paths are relative to the root that an implementation was made for, with '/' between parts and no "." or ".." in
// them. No implementation follows a symbolic link: neither the last part of a path nor a folder on the way to it may be
// one. All calls throw EnvironmentError when the system refuses; that something is absent is a value, not an error.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

/// The environment failed: a disk is full, a permission is missing, an output folder belongs to somebody else. Ends the
/// run; main turns it into exit status 2.
class EnvironmentError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class EntryKind { file, folder, link, other };

struct Entry {
  std::string name;
  EntryKind kind = EntryKind::file;
  std::uintmax_t size = 0;  ///< bytes, of a file
  /// Of a file: another number once somebody has written or replaced it, whatever the bytes; 0 where nobody knows.
  std::uint64_t stamp = 0;
};

/// Why an entry is not read as a file of at most so many bytes; empty where it is.
std::string why_unread(const Entry& entry, std::uintmax_t most);

class FileReader {
 public:
  virtual ~FileReader() = default;

  /// What is at the path itself; nullopt where there is nothing. The empty path is the root.
  [[nodiscard]] virtual std::optional<Entry> find(const std::string& path) const = 0;
  /// The bytes of a file; nullopt where there is no file.
  [[nodiscard]] virtual std::optional<std::string> read(const std::string& path) const = 0;
  /// What a folder holds, sorted by name; empty where there is no folder.
  [[nodiscard]] virtual std::vector<Entry> list(const std::string& folder) const = 0;
};

class FileSystem : public FileReader {
 public:
  /// Makes the file and the folders on the way, or replaces it; at every moment, and after a power cut, the path holds
  /// the old bytes or the new.
  void write(const std::string& path, std::string_view bytes);

  // The same in steps, so that many files need to wait for the disk only once.
  /// Writes the bytes beside the file, under its unfinished_name(); makes the folders on the way.
  virtual void stage(const std::string& path, std::string_view bytes) = 0;
  /// Waits until what was staged for these files is on the disk, whatever happens to the power then.
  virtual void sync(const std::vector<std::string>& paths) = 0;
  /// Puts what was staged in the file's place; what is there then.
  virtual std::optional<Entry> put(const std::string& path) = 0;

  /// Removes a file; nothing where there is none.
  virtual void remove(const std::string& path) = 0;
  /// Removes a folder if it is empty; nothing otherwise.
  virtual void remove_if_empty(const std::string& folder) = 0;
};

/// The name of bytes that are not in place yet; a build that was killed may leave one behind. No other program gives a
/// file such a name.
std::string unfinished_name(const std::string& path);

/// "a/b" from "a" and "b"; either may be empty.
std::string join_path(std::string_view folder, std::string_view name);
/// "a" from "a/b", "" from "a".
std::string parent_path(std::string_view path);
/// Whether a path keeps the rules above: no empty part, no "." or "..", no backslash, no control character, not
/// absolute.
bool is_plain_path(std::string_view path);

}  // namespace statusbook
