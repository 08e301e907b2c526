#include "model/picture.h"

namespace statusbook {

std::vector<std::string> find_faults(const Picture& picture) {
  std::vector<std::string> faults;
  const auto require = [&](bool holds, const char* rule) {
    if (!holds) faults.emplace_back(rule);
  };
  const auto parties = static_cast<long long>(picture.boxes.size());
  switch (picture.kind) {
    case Picture::Kind::chain:
      require(parties >= 2 && parties <= 4, "a chain has 2 to 4 'boxes'");
      require(picture.notes.size() == picture.boxes.size(), "a chain has a text in 'notes' for each box");
      require(picture.arrows.size() == 2, "a chain has two 'arrows': what goes there and what comes back");
      require(picture.sender >= 0 && picture.sender <= parties, "'sender' counts the boxes from 1");
      require(picture.broken >= 0 && picture.broken < parties, "'broken' counts the boxes before the broken link");
      break;
    case Picture::Kind::ladder:
      require(picture.waits.size() >= 2 && picture.waits.size() <= 6, "a ladder has 2 to 6 'waits'");
      for (const auto wait : picture.waits) require(wait > 0 && wait <= 86'400, "a wait is from 1 to 86400");
      require(!picture.last.empty(), "a ladder says in 'last' what follows");
      break;
    case Picture::Kind::fork:
      require(parties == 3, "a fork has 3 'boxes': the question, then what follows from yes and from no");
      require(picture.notes.size() == 3, "a fork has a text in 'notes' for each box");
      require(picture.arrows.size() == 2, "a fork has two 'arrows': yes and no");
      break;
    case Picture::Kind::chart:
      require(!picture.columns.empty() && !picture.rows.empty() &&
                  picture.cells.size() == picture.columns.size() * picture.rows.size(),
              "a chart has as many 'cells' as 'rows' times 'columns'");
      break;
    case Picture::Kind::path:
      require(parties >= 2 && parties <= 6, "a path has 2 to 6 'boxes'");
      require(!picture.columns.empty() && picture.columns.size() <= 8, "a path has 1 to 8 'columns'");
      require(picture.senders.size() == picture.columns.size(), "a path has a number in 'senders' for each column");
      require(picture.failed.size() == picture.columns.size(), "a path has a number in 'failed' for each column");
      for (const auto sender : picture.senders) {
        require(sender >= 1 && sender <= parties, "'senders' count the boxes from 1");
      }
      for (const auto failed : picture.failed) {
        require(failed >= 0 && failed <= parties, "'failed' counts the boxes from 1; 0 is none");
      }
      break;
  }
  return faults;
}

}  // namespace statusbook
