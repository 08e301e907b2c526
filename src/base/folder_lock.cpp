#include "base/folder_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>

#ifdef __linux__
#include <sys/sysmacros.h>

#include <ctime>
#endif

#include "base/file_system.h"

namespace statusbook {

namespace {

[[noreturn]] void refuse(std::string_view action, const std::string& folder, int error) {
  throw EnvironmentError(fmt::format("cannot {} {}: {}", action, folder, std::generic_category().message(error)));
}

/// Whether the folder that is open is still the one at the path.
bool is_at(const std::string& folder, int descriptor) {
  struct stat open {};
  struct stat there {};
  return ::fstat(descriptor, &open) == 0 && ::stat(folder.c_str(), &there) == 0 && open.st_dev == there.st_dev &&
         open.st_ino == there.st_ino;
}

int open_folder(const std::string& folder) { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }

/// False, and errno, where it is not locked.
bool lock(int descriptor, int operation) {
  while (::flock(descriptor, operation) != 0) {
    if (errno != EINTR) return false;
  }
  return true;
}

#ifdef __linux__
/// The process whose lock on the folder the kernel lists; nullopt where it lists none, as of another container's.
std::optional<long> find_holder(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return std::nullopt;
  const auto place =
      fmt::format("{:02x}:{:02x}:{}", gnu_dev_major(status.st_dev), gnu_dev_minor(status.st_dev), status.st_ino);
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);) {
    std::istringstream words(line);  // "1: FLOCK  ADVISORY  WRITE 4711 08:01:1234 0 EOF"
    std::string number, type, mode, access, where;
    long process = 0;
    if (words >> number >> type >> mode >> access >> process >> where && type == "FLOCK" && where == place &&
        process > 0) {
      return process;
    }
  }
  return std::nullopt;
}

/// For how many seconds a process has run.
std::optional<long> age_of(long process) {
  std::ifstream file(fmt::format("/proc/{}/stat", process));
  std::string text;
  std::getline(file, text);
  const auto name_end = text.rfind(')');  // the name may hold spaces and parentheses
  if (name_end == std::string::npos) return std::nullopt;
  std::istringstream words(text.substr(name_end + 1));
  std::string word;
  for (int field = 3; field <= 22 && words >> word; ++field) {  // proc(5): 22 is the start, in ticks since the boot
  }
  timespec now{};
  const auto ticks = ::sysconf(_SC_CLK_TCK);
  if (!words || ticks <= 0 || ::clock_gettime(CLOCK_BOOTTIME, &now) != 0) return std::nullopt;
  return now.tv_sec - std::stol(word) / ticks;
}

std::string describe_holder(int descriptor) {
  const auto process = find_holder(descriptor);
  if (!process) return "another process";
  const auto age = age_of(*process);
  return fmt::format("process {}{}", *process, age ? fmt::format(", which began {} s ago", *age) : "");
}
#else
std::string describe_holder(int) { return "another process"; }
#endif

using Tell = std::function<void(std::string_view)>;

/// False, and errno, where the file system has no locks.
bool wait_for_lock(int descriptor, const std::string& folder, const Tell& tell) {
  if (lock(descriptor, LOCK_EX | LOCK_NB)) return true;
  if (errno != EWOULDBLOCK) return false;
  tell(fmt::format("{} writes into {}; waiting until that is done", describe_holder(descriptor), folder));
  return lock(descriptor, LOCK_EX);
}

}  // namespace

int FolderLock::open_or_make(const std::string& folder) {
  int descriptor = open_folder(folder);
  if (descriptor < 0 && errno == ENOENT) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) refuse("make the folder", folder, error.value());
    made_ = folder;
    descriptor = open_folder(folder);
  }
  if (descriptor < 0) refuse("open the folder", folder, errno);
  return descriptor;
}

FolderLock::FolderLock(const std::string& folder, const Tell& tell) : descriptor_(open_or_make(folder)) {
  while (wait_for_lock(descriptor_, folder, tell)) {
    if (is_at(folder, descriptor_)) return;
    ::close(descriptor_);  // who held it had made it and left it empty, so that it is gone
    descriptor_ = open_or_make(folder);
  }
  tell(fmt::format("{} cannot be locked ({}); do not let two builds write into it at the same time", folder,
                   std::generic_category().message(errno)));
}

FolderLock::~FolderLock() {
  if (!made_.empty()) ::rmdir(made_.c_str());  // does nothing where something is in it
  ::close(descriptor_);
}

}  // namespace statusbook
