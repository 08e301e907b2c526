// Brings an output folder in line with a site, as one transaction.
//
// The folder's manifest lists the files that earlier builds wrote. Only these are ever replaced or deleted; a file that
// is somebody else's is never touched. A folder that is neither empty (what belongs to Git and hosts aside) nor has a
// manifest, or that has somebody's file in the way, is refused before anything is written. Files that are as they
// should be are left alone, dates and all.
//
// All new bytes are written beside the old files and are on the disk before the first one is put in its place. So a
// disk that becomes full leaves the old site whole, and a build that is killed, or a power cut, leaves each file old or
// new. The manifest is written before all that, with old and new files together, so that the next build knows
// everything the killed one may have written, and heals it.
//
// Of two builds into one folder, one has to wait for the other: whoever publishes holds a FolderLock.
#pragma once

#include "base/file_system.h"
#include "base/traced_reader.h"
#include "model/output.h"

namespace statusbook {

struct PublishResult {
  int written = 0;
  int deleted = 0;
  ReadTrace untouched{};  ///< holds as long as nobody else has written any of the files, or the manifest
};

/// Throws EnvironmentError where the folder is refused or the system fails.
/// `jobs` as for parallel_for(); with more than one, the folder has to bear reads and writes of several files at a
/// time.
PublishResult publish(const Site& site, FileSystem& folder, int jobs = 1);

/// The manifest's path within the folder: a line that names the format, then one path a line, sorted.
extern const char* const manifest_path;

}  // namespace statusbook
