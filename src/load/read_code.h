// A code of the registry, or one of its meanings.
#pragma once

#include <map>
#include <string>

#include "base/diagnostic.h"
#include "load/table_reader.h"
#include "model/registry.h"

namespace statusbook {

/// The parts of addresses that codes have taken.
class CodePaths {
 public:
  struct Use {
    std::string id;
    Location at;
  };

  /// The code that has the page which this one would have; nullptr where there is none, and it is this one's from now
  /// on.
  const Use* find_other(const Code& code);

 private:
  std::map<std::string, Use, std::less<>> uses_;  ///< by path, in lower case
};

/// Entries of one number from several origins are one code with several meanings.
void read_code(KeyedTable table, Registry& registry, CodePaths& paths, Diagnostics& diagnostics);

}  // namespace statusbook
