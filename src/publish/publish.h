// Brings an output folder in line with a site, as one transaction.
//
// The folder's manifest lists the files that earlier builds wrote. Only these are ever replaced or deleted; a file that
// is somebody else's is never touched. A folder that is neither empty (what belongs to Git and hosts aside) nor has a
// manifest, or that has somebody's file in the way, is refused, and is as it was. Files that are as they should be are
// left alone, dates and all.
//
// All new bytes are written beside the old files, each file's as soon as it is made, and are on the disk before the
// first one is put in its place. So a site in which a fault is found at last, or a disk that becomes full, leaves the
// old site whole, and a build that is killed, or a power cut, leaves each file old or new. The manifest is written
// before all that, with old and new files together, so that the next build knows everything the killed one may have
// written, and heals it.
//
// Of two builds into one folder, one has to wait for the other: whoever publishes holds a FolderLock.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/traced_reader.h"
#include "model/output.h"

namespace statusbook {

struct PublishResult {
  int written = 0;
  int deleted = 0;
  ReadTrace untouched{};  ///< holds as long as nobody else has written any of the files, or the manifest
};

/// All calls throw EnvironmentError where the folder is refused or the system fails.
class Publication : public OutputSink {
 public:
  /// `jobs` as for parallel_for(). The folder has to bear reads and writes of as many files at a time as threads call
  /// take(), or as there are jobs.
  explicit Publication(FileSystem& folder, int jobs = 1);
  /// Without commit(), the folder is as it was before.
  ~Publication() override;

  void begin(const std::vector<std::string>& paths) override;
  void take(const std::string& path, SharedText bytes) override;
  /// Puts everything in its place, when all files have been taken.
  PublishResult commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace statusbook
