// Whether a link to a file in a repository will show another file one day: its address names a branch and not a tag or
// a commit. Judged by the address alone, as the forges in use write them.
#pragma once

#include <string>
#include <string_view>

namespace statusbook {

/// The branch that the address of a file or folder names; empty where it names a tag or a commit, or is no address of a
/// file on a forge.
std::string moving_branch(std::string_view url);

}  // namespace statusbook
