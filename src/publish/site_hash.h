// One hash of a whole site, to tell whether two builds are the same.
#pragma once

#include <string>

#include "model/output.h"

namespace statusbook {

/// 40 hexadecimal digits, which Git gives for a text with a line for each file: its own hash, two spaces, the path; by
/// path. So others can compute it, too: README.md shows how. Throws EnvironmentError where libgit2 fails.
std::string hash_site(const Site& site);

}  // namespace statusbook
