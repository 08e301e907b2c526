// What a command line asks for, and what the process around it is like.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic_text.h"
#include "scaffold/new_entry.h"

namespace statusbook {

struct Options {
  enum class Command {
    build,
    check,
    serve,
    import,
    init,
    create,
    show,
    published,
    audit,
    schema,
    eject,
    help,
    version
  };

  Command command = Command::build;
  std::string root;  ///< folder that holds content/; until find_root(), empty where the line names none
  bool is_root_given = false;
  std::string out;           ///< where the site goes; empty: site/, or site.html, below the root
  std::string theme;         ///< empty: theme/ below the root, or else the installed one
  std::string base_url;      ///< empty: the book's
  int jobs = 0;              ///< threads; 0: as many as there are processors
  bool all_faults = false;   ///< print every fault, not the first only
  bool annotations = false;  ///< print annotations wherever it runs
  bool single_file = false;  ///< of `build`
  bool print_hash = false;   ///< of `build`
  bool git_dates = false;    ///< of `build`: whether git is asked when pages have changed

  // Of `import`.
  enum class Import { report, json, write, write_beside };
  Import import = Import::report;
  std::vector<std::string> files;

  // Of `init`, `new`, `show`, `schema`, `theme eject` and `help`.
  std::string folder;  ///< for the new book
  EntrySort sort = EntrySort::code;
  std::vector<std::string> words;  ///< the name of a new entry; what to show, explain or copy
  std::string man_page;            ///< of `help`: the name of a manual page; may be empty
  std::string shell;               ///< of `help`: the shell whose completion is printed; may be empty
  bool json = false;               ///< of `show` and `audit`

  bool update = false;  ///< of `published`: take additions

  // Of `audit`.
  bool offline = false;  ///< whether links are left out
  bool fresh = false;    ///< whether links are tested that are known from before
  int older_than = 365;  ///< days after which what was checked or read is old
  int time_limit = 600;  ///< seconds for all links
  std::string agent;     ///< what the tool calls itself to servers

  // Of `serve`.
  std::string host;         ///< to listen on; empty: this machine's loopback address
  std::optional<int> port;  ///< nullopt: the usual one, or else one that is free; 0: one that is free
  bool open = false;        ///< whether to open a browser
};

enum class Annotations { off, github };

struct Terminal {
  std::ostream& out;
  std::ostream& err;
  Color color = Color::off;      ///< of what goes to err
  Color out_color = Color::off;  ///< of what goes to out
  int width = 80;                ///< of a line of out
  Annotations annotations = Annotations::off;
  std::string installed{};  ///< folder of what came with the program: theme/, book/
  std::string today{};      ///< ISO date
  std::string folder{};     ///< the current one, absolute
  /// Writes to out, by way of a pager where the text is longer than the terminal.
  std::function<void(const std::string&)> print_long{};
  std::string cache{};                        ///< folder for what may be lost; empty where the user has none
  std::optional<std::int64_t> source_date{};  ///< SOURCE_DATE_EPOCH, where there is one
  /// Stands for this build of the program and the libraries that it runs with; empty where nobody knows.
  std::string program{};
};

/// What the process exits with.
enum class ExitStatus {
  success = 0,
  faults = 1,       ///< in content or theme
  environment = 2,  ///< usage, files, memory
  internal = 3      ///< a fault of the program
};

}  // namespace statusbook
