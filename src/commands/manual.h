// What the tool says of the files that it reads: `help TOPIC`, `schema`, manual pages.
#pragma once

#include "commands/options.h"
#include "manual/man_page.h"

namespace statusbook {

/// The names of the kinds of files whose keys are explained.
std::vector<std::string> topic_names();

/// What the keys of that kind of file mean; `name` is one of topic_names().
ExitStatus print_topic(std::string_view name, Terminal& terminal);

/// The manual page of that name, as input of man. `commands` are those of the program, as command_page() takes them.
ExitStatus print_man_page(const std::string& name, const std::vector<CommandUse>& commands, const std::string& version,
                          Terminal& terminal);

/// The names of all manual pages, the program's first.
std::vector<std::string> man_page_names(const std::string& program);

/// What that shell needs to complete command lines.
ExitStatus print_completion(const std::string& shell, const std::vector<CommandUse>& commands, Terminal& terminal);

/// The JSON Schema of the kind of file that the first of `words` names.
ExitStatus run_schema(const Options& options, Terminal& terminal);

}  // namespace statusbook
