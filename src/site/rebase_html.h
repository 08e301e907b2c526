// Pages as parts of one document: their ids and addresses are written anew.
//
// The HTML is that of a theme around rendered prose: well formed, attributes in double quotes, no markup in scripts.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace statusbook {

/// The id of a page in one document: "404" for "404/", ":" for the home page.
std::string part_id(std::string_view page);

/// The page that a file holds: "404/" for "404/index.html".
std::string page_of_file(std::string_view path);

// For data: addresses.
std::string base64(std::string_view bytes);
std::string percent_encode(std::string_view bytes);

struct PageRebase {
  const std::set<std::string, std::less<>>& pages;  ///< all that are parts of the document
  std::string_view page;                            ///< that the HTML comes from
  std::string_view base_url;                        ///< for links to other files; empty: these become plain text
  /// What is shown in place of files that the document holds itself: data: addresses by paths; null: nothing is.
  const std::map<std::string, std::string, std::less<>>* held = nullptr;
};

std::string rebase_html(std::string_view html, const PageRebase& rebase);

}  // namespace statusbook
