// One process at a time in a folder.
//
// The folder itself is locked (flock), not a file in it: nothing is left behind by a process that is killed, nothing of
// somebody else is touched, and it works in a folder that may only be read. A process that comes second waits, as with
// Cargo and Hugo: it began later, so that its result is the one that has to stay. Where the file system has no locks
// (NFS wants a file for it), nothing is held.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace statusbook {

class FolderLock {
 public:
  /// Makes the folder if there is none (it goes with the lock if it is empty then), and waits until no other process
  /// holds it. `tell` is given, before the wait, a sentence that says who does, or one that says why nothing is held.
  /// Throws EnvironmentError where there can be no such folder.
  FolderLock(const std::string& folder, const std::function<void(std::string_view)>& tell);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int open_or_make(const std::string& folder);

  std::string made_;  ///< the folder, if there was none
  int descriptor_;
};

}  // namespace statusbook
