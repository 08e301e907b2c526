// Where a command finds what it works on: the project, and places beside it.
#pragma once

#include <string>
#include <string_view>

#include "commands/options.h"

namespace statusbook {

/// The nearest folder at or above `folder` that holds a book, as a path from there ("..", "../.."); "." where there is
/// none, so that a message about what is missing names the folder that the reader is in.
std::string find_root(const std::string& folder);

/// A path of the project, as it is seen from the folder that the command runs in.
std::string below_root(const Options& options, std::string_view path);

/// The path without parts that lead nowhere or back: "b/c" for "a/../b/./c". It keeps those that lead above its
/// beginning.
std::string plain_path(const std::string& path);

/// The same of a path that is absolute or seen from `folder`.
std::string absolute_path(const std::string& folder, const std::string& path);

/// The file: address of a path that is absolute or seen from `folder`.
std::string file_url(const std::string& folder, const std::string& path);

}  // namespace statusbook
