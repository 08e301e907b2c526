#include <unistd.h>

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

std::string today() {
  const auto now = std::time(nullptr);
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
