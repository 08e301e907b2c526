#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string_view>

#include "cli.h"

namespace {

/// share/statusbook/theme beside the program's bin/, wherever both were installed.
std::string installed_theme() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path prefix = error ? STATUSBOOK_PREFIX : program.parent_path().parent_path().string();
  return (prefix / "share/statusbook/theme").string();
}

/// In UTC. SOURCE_DATE_EPOCH stands in for the clock, so that a build can be repeated.
std::string today() {
  auto now = std::time(nullptr);
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
    const std::string_view text(epoch);
    long long seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc() && end == text.data() + text.size()) now = static_cast<std::time_t>(seconds);
  }
  std::ostringstream text;
  text << std::put_time(std::gmtime(&now), "%F");
  return text.str();
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

int main(int argc, char** argv) {
  using namespace statusbook;
  return static_cast<int>(guard(std::cerr, [&] {
    const char* github = std::getenv("GITHUB_ACTIONS");
    Terminal terminal{std::cout,
                      std::cerr,
                      isatty(STDERR_FILENO) != 0 && !is_set("NO_COLOR") ? Color::on : Color::off,
                      github != nullptr && std::string_view(github) == "true" ? Annotations::github : Annotations::off,
                      installed_theme(),
                      today()};
    return run(argc, argv, terminal);
  }));
}
