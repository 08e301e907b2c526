// The list of the files that builds have written to a folder: a line that names the format, then one path a line,
// sorted.
#pragma once

#include <set>
#include <string>

#include "base/file_system.h"

namespace statusbook {

using Paths = std::set<std::string>;

/// The manifest's own path within the folder.
extern const char* const manifest_path;

std::string format_manifest(const Paths& paths);

/// The files that earlier builds wrote; none in a folder that is empty, what belongs to Git and hosts aside. Throws
/// EnvironmentError where another folder has no manifest, or one that is damaged or leads out of it: like anything read
/// from the folder, it is untrusted.
Paths read_manifest(const FileReader& folder);

}  // namespace statusbook
