// What git remembers of the project, by libgit2.
#pragma once

#include "history/history.h"

namespace statusbook {

/// The repository around a folder. A piece changed in the last commit that has its text where no parent has it: a
/// change on a branch counts, the merge that brought it does not. A file that moved to another folder has not changed,
/// nor has a table that moved to another file; a file with a new name has. The time is that of the committer. A
/// repository that lacks a part of its history knows nothing.
class GitHistory : public History {
 public:
  explicit GitHistory(std::string folder) : folder_(std::move(folder)) {}

  [[nodiscard]] Changes find_changes(const std::vector<TextPiece>& pieces) const override;

 private:
  std::string folder_;
};

}  // namespace statusbook
