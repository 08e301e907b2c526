// What a command line asks for, and what the process around it is like.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic_text.h"

namespace statusbook {

struct Options {
  enum class Command { build, check, import, serve };

  Command command = Command::build;
  std::string root = ".";  ///< folder that holds content/
  std::string out;         ///< where the site goes; empty: site/ below the root
  std::string theme;       ///< empty: theme/ below the root, or else the installed one
  std::string base_url;    ///< empty: the book's
  int jobs = 0;            ///< threads; 0: as many as there are processors

  // Of `import`.
  enum class Import { report, json, write, write_beside };
  Import import = Import::report;
  std::vector<std::string> files;

  // Of `serve`.
  std::string host;         ///< to listen on; empty: this machine's loopback address
  std::optional<int> port;  ///< nullopt: the usual one, or else one that is free; 0: one that is free
  bool open = false;        ///< whether to open a browser
};

enum class Annotations { off, github };

struct Terminal {
  std::ostream& out;
  std::ostream& err;
  Color color = Color::off;  ///< of what goes to err
  Annotations annotations = Annotations::off;
  std::string installed_theme;  ///< folder of the theme that came with the program
  std::string today;            ///< ISO date
};

/// What the process exits with.
enum class ExitStatus {
  success = 0,
  faults = 1,       ///< in content or theme
  environment = 2,  ///< usage, files, memory
  internal = 3      ///< a fault of the program
};

}  // namespace statusbook
