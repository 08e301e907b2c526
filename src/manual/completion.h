// What shells need to complete the program's command line, made from its commands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "manual/command_use.h"

namespace statusbook {

enum class Shell { bash, zsh, fish };

const std::vector<std::string>& shell_names();

/// The shell of that name; nullopt for any other.
std::optional<Shell> find_shell(std::string_view name);

/// The script that the shell reads; the first of the commands is the program itself.
std::string completion(Shell shell, const std::vector<CommandUse>& commands);

}  // namespace statusbook
