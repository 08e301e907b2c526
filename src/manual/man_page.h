// Manual pages, as input of man: of the commands, and of the keys of a kind of file.
#pragma once

#include <string>
#include <vector>

#include "manual/command_use.h"
#include "manual/key_sections.h"

namespace statusbook {

/// A program with its version, and all its commands; the first is the program itself.
std::string command_page(const std::vector<CommandUse>& commands, const std::string& version,
                         const std::vector<ManualTopic>& topics);

std::string key_page(const ManualTopic& topic, const std::string& version);

/// The name of a topic's page: "statusbook-book".
std::string page_name(const ManualTopic& topic);

}  // namespace statusbook
