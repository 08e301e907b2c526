#include <fcntl.h>
#include <link.h>
#include <sys/auxv.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <optional>
#include <sstream>
#include <string_view>

#include "cli.h"

namespace {

/// This program, as the kernel knows it, or as it was called where there is no /proc; empty where neither leads to it.
std::filesystem::path program_file() {
  std::error_code error;
  auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto* called = reinterpret_cast<const char*>(getauxval(AT_EXECFN));
  if (error && called != nullptr) program = std::filesystem::canonical(called, error);
  return error ? std::filesystem::path() : program;
}

/// share/statusbook beside the program's bin/, wherever both were installed.
std::string installed_folder() {
  const auto program = program_file();
  const std::filesystem::path prefix = program.empty() ? STATUSBOOK_PREFIX : program.parent_path().parent_path();
  return (prefix / "share/statusbook").string();
}

/// Where the user's programs keep what may be lost; empty where nobody says.
std::string cache_folder() {
  if (const char* caches = std::getenv("XDG_CACHE_HOME"); caches != nullptr && *caches == '/') {
    return std::string(caches) + "/statusbook";
  }
  const char* home = std::getenv("HOME");
  return home != nullptr && *home == '/' ? std::string(home) + "/.cache/statusbook" : std::string();
}

/// SOURCE_DATE_EPOCH, which stands in for the clock, so that a build can be repeated: seconds since 1970.
std::optional<std::int64_t> source_date() {
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch == nullptr) return std::nullopt;
  const std::string_view text(epoch);
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(seconds) : std::nullopt;
}

/// In UTC.
std::string today() {
  const auto now = static_cast<std::time_t>(source_date().value_or(std::time(nullptr)));
  std::ostringstream text;
  text << std::put_time(std::gmtime(&now), "%F");
  return text.str();
}

/// The files of the program and of the libraries that it runs with, each as it was when it was last written.
std::string program_files() {
  std::ostringstream text;
  const auto add = [](dl_phdr_info* info, std::size_t, void* to) {
    const bool is_program = info->dlpi_name == nullptr || *info->dlpi_name == '\0';
    const auto path = is_program ? program_file().string() : info->dlpi_name;
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return 0;  // what the kernel brings is no file
    *static_cast<std::ostringstream*>(to) << path << ' ' << status.st_ino << ' ' << status.st_size << ' '
                                          << status.st_mtim.tv_sec << '.' << status.st_mtim.tv_nsec << '\n';
    return 0;
  };
  dl_iterate_phdr(add, &text);
  return text.str();
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

/// Whether the terminal shows characters and nothing else.
bool is_dumb() {
  const char* name = std::getenv("TERM");
  return name == nullptr || *name == '\0' || std::string_view(name) == "dumb";
}

statusbook::Color color_of(int descriptor) {
  const bool is_on = isatty(descriptor) != 0 && !is_dumb() && !is_set("NO_COLOR");
  return is_on ? statusbook::Color::on : statusbook::Color::off;
}

struct ScreenSize {
  int columns = 80;
  int rows = 0;  ///< 0: no terminal
};

ScreenSize screen_size() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return {};
  return {std::clamp<int>(size.ws_col, 40, 100), size.ws_row};
}

/// What longer texts go through; empty: nothing. An empty PAGER asks for that.
std::string pager() {
  if (const char* own = std::getenv("PAGER"); own != nullptr) {
    setenv("LESS", "FRX", 0);  // PAGER=less alone would show colors as codes
    return own;
  }
  // less leaves by itself where the text fits after all. Where it is missing, nobody needs to hear of it.
  return is_dumb() ? "" : "command -v less >/dev/null || exit 127; exec less -FRX";
}

void print_long(const std::string& text, int rows) {
  const bool is_long = rows > 0 && std::count(text.begin(), text.end(), '\n') >= rows;
  const auto command = is_long ? pager() : "";
  auto* stream = command.empty() ? nullptr : popen(command.c_str(), "w");
  if (stream == nullptr) {
    std::cout << text;
    return;
  }
  const auto before = std::signal(SIGPIPE, SIG_IGN);  // a pager that is left early is no failure
  std::fwrite(text.data(), 1, text.size(), stream);
  const int status = pclose(stream);
  std::signal(SIGPIPE, before);
  const bool is_missing = WIFEXITED(status) && WEXITSTATUS(status) == 127;
  if (is_missing) std::cout << text;
}

/// Takes 0, 1 and 2 where whoever started the program has closed them, so that no file gets such a number and what is
/// printed ends up in it. Printing fails as it should, since these are only for reading.
void take_standard_descriptors() {
  int descriptor = -1;
  do descriptor = open("/dev/null", O_RDONLY);
  while (descriptor >= 0 && descriptor <= STDERR_FILENO);
  if (descriptor > STDERR_FILENO) close(descriptor);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace statusbook;
  take_standard_descriptors();
  std::signal(SIGXFSZ, SIG_IGN);  // a file that would exceed the limit is a failed write, which is told
  const auto status = guard(std::cerr, [&] {
    const char* github = std::getenv("GITHUB_ACTIONS");
    const auto size = screen_size();
    Terminal terminal{std::cout,
                      std::cerr,
                      color_of(STDERR_FILENO),
                      color_of(STDOUT_FILENO),
                      size.columns,
                      github != nullptr && std::string_view(github) == "true" ? Annotations::github : Annotations::off,
                      installed_folder(),
                      today(),
                      std::filesystem::current_path().string(),
                      [rows = size.rows](const std::string& text) { print_long(text, rows); },
                      cache_folder(),
                      source_date(),
                      program_files()};
    return run(argc, argv, terminal);
  });
  if (std::cout.flush()) return static_cast<int>(status);
  std::cerr << "statusbook: cannot write to standard output\n";
  return static_cast<int>(ExitStatus::environment);
}
