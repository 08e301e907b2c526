// The command line.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>

#include "commands/options.h"

namespace statusbook {

/// What is asked for. Where the line asks for help or the version, or is wrong, that has been printed, and `status`
/// holds what to exit with.
struct ParsedLine {
  std::optional<Options> options;
  ExitStatus status = ExitStatus::success;
};

ParsedLine parse_command_line(int argc, const char* const* argv, Terminal& terminal);

/// Runs the command that the line asks for.
ExitStatus run(int argc, const char* const* argv, Terminal& terminal);

/// Runs a command; what it throws becomes a message and the exit status that tells a failing environment from a fault
/// of the program.
ExitStatus guard(std::ostream& err, const std::function<ExitStatus()>& command);

}  // namespace statusbook
