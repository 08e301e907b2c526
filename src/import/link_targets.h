// Where a document's own links lead: to a code, to a class, or to neither.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "import/codes.h"
#include "import/entry.h"

namespace statusbook {

enum class LinkPlace {
  elsewhere,  ///< an address on the web
  document,   ///< within the document, or beside it
  nowhere     ///< what no page may link to
};

LinkPlace place_of(std::string_view target);

class LinkTargets {
 public:
  LinkTargets(const ImportResult& result, const CodeReader& codes);

  /// The label of the code or class that a link of the file is about; "" where it is about none.
  [[nodiscard]] std::string find(const std::string& file, std::string_view target, std::string_view text) const;

 private:
  [[nodiscard]] std::string label_in(std::string_view name) const;
  [[nodiscard]] bool is_known(const std::string& code) const;

  const CodeReader& codes_;
  std::map<std::pair<std::string, std::string>, std::string> anchors_;  // by file and id in lower case
  std::set<std::string> imported_;
};

}  // namespace statusbook
