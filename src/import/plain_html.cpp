#include <algorithm>
#include <string>
#include <vector>

#include "base/strings.h"
#include "import/html.h"

namespace statusbook {

namespace {

// An HTML parser looks through all open elements at each tag, opens formatting elements anew in each paragraph, and
// compares each attribute of a tag with those before it. The bounds are far above what pages have; a node of the tree
// and what is made of it take about a kilobyte.
constexpr std::size_t most_open_elements = 1'000;
constexpr std::size_t most_nodes = 140'000;
constexpr std::size_t most_attributes = 1'000;
constexpr std::ptrdiff_t most_phrases = 50;  // that an end tag passes

// Elements in which tags are text or have rules of their own; readers see the text of <xmp> only.
constexpr std::string_view special_names = " iframe math noembed noframes script style svg textarea title xmp ";
constexpr std::string_view image_names = " math svg ";

// What a parser opens anew in each paragraph while it is not closed.
constexpr std::string_view formatting_names = " b big code em font i nobr s small strike strong tt u ";
// Elements that do not keep one around them from being closed; beside formatting.
constexpr std::string_view phrasing_names = " a abbr cite del ins kbd label mark q samp span sub sup time var ";
// Elements that have no content, or that a parser closes by itself at the next of their kind.
constexpr std::string_view flat_names =
    " a area base br caption col dd dt embed frame hr img input keygen li link meta option p param source tbody td "
    "tfoot th thead tr track wbr ";
// Those of them that keep an element around them from being closed, but for elements that close whatever is in them.
constexpr std::string_view item_names = " caption dd dt li p td th ";
constexpr std::string_view closing_names =
    " article aside blockquote center details dir div dl fieldset figure footer header main menu nav ol section table "
    "ul ";

struct HtmlTag {
  std::string name;  ///< in small letters
  std::size_t attributes = 0;
};

/// The tag whose name begins at `at`, as HTML's tokenizer reads it; `at` moves to its ">".
HtmlTag read_tag(std::string_view html, std::size_t& at) {
  constexpr std::string_view spaces = " \t\r\n\f";
  const auto begin = at;
  const auto skip = [&](std::string_view marks) { at = std::min(html.find_first_not_of(marks, at), html.size()); };
  const auto skip_to = [&](std::string_view marks) { at = std::min(html.find_first_of(marks, at), html.size()); };
  skip_to(" \t\r\n\f/>");
  HtmlTag tag{to_lower(html.substr(begin, at - begin))};
  for (;;) {
    skip(" \t\r\n\f/");
    if (at == html.size() || html[at] == '>' || ++tag.attributes > most_attributes) return tag;
    ++at;  // a name may begin with '='
    skip_to(" \t\r\n\f/>=");
    skip(spaces);
    if (!html.substr(at).starts_with('=')) continue;
    ++at;
    skip(spaces);
    if (html.substr(at).starts_with('"') || html.substr(at).starts_with('\'')) {
      at = std::min(html.find(html[at], at + 1), html.size() - 1) + 1;
    } else {
      skip_to(" \t\r\n\f>");
    }
  }
}

/// All that a parser may have open, and more. Parsers have rules for each way of not being well-formed. Here an end tag
/// closes one element at most, and only if no more than phrases are open in it.
class OpenElements {
 public:
  void open(const std::string& name) {
    if (is_among(flat_names, name) && !is_nested_item(name)) return;
    const bool is_formatting = is_among(formatting_names, name);
    open_.push_back({name, is_formatting || is_among(phrasing_names, name)});
    formatting_ += is_formatting ? 1 : 0;
  }

  void close(const std::string& name) {
    if (open_.back().item == name) return open_.back().item.clear();
    auto found = open_.end() - 1;
    while (found->is_phrase && found->item.empty() && found->name != name && open_.end() - found < most_phrases)
      --found;
    if (found->name != name || !(found->item.empty() || is_among(closing_names, name))) return;
    formatting_ -= is_among(formatting_names, name) ? 1 : 0;
    open_.erase(found);
  }

  [[nodiscard]] std::size_t count() const { return open_.size(); }
  [[nodiscard]] std::size_t count_formatting() const { return formatting_; }

 private:
  struct Element {
    std::string name;
    bool is_phrase = false;
    std::string item{};  ///< the last that began right in it, if it may be open
  };

  /// An item closes the one before it, but not an item of a list in one of terms, or the reverse. Any closes a
  /// paragraph.
  bool is_nested_item(const std::string& name) {
    auto& last = open_.back().item;
    if (!is_among(item_names, name) || (name == "p" && !last.empty())) return false;
    const bool is_nested = !last.empty() && last != "p" && last.front() != name.front();
    if (!is_nested) last = name;
    return is_nested;
  }

  std::vector<Element> open_{1};  // the first is the document
  std::size_t formatting_ = 0;    // among them
};

std::size_t find_end_of_comment(std::string_view html, std::size_t at) {
  for (at = html.find("--", at); at != std::string_view::npos; at = html.find("--", at + 1)) {
    if (html.substr(at + 2, 1) == ">" || html.substr(at + 2, 2) == "!>") break;
  }
  return at;
}

/// Where reading goes on behind the start tag of a special element: at its end tag, if there is something to hide. An
/// image that is not closed ends before the next one.
std::size_t skip_special(std::string_view html, std::size_t content, const std::string& name) {
  const bool is_image = is_among(image_names, name);
  if (name == "xmp") return content;
  for (auto at = html.find('<', content); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool closes = html.substr(at + 1).starts_with('/');
    const bool is_same = equal_ignoring_case(html.substr(at + (closes ? 2 : 1), name.size()), name);
    if (is_same && closes) return at;
    if (is_same && is_image) return content;
  }
  return is_image ? content : html.size();
}

}  // namespace

PlainHtml make_plain(std::string_view html) {
  PlainHtml result;
  OpenElements open;
  std::size_t nodes = 0;
  std::size_t copied = 0;
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const auto begin = at;
    if (html.substr(at, 4) == "<!--") {
      at = find_end_of_comment(html, at + 2);
      continue;
    }
    const bool closes = html.substr(++at).starts_with('/');
    if (closes) ++at;
    if (at >= html.size()) break;
    if (!is_letter(html[at])) {  // text, or what is taken for a comment
      if (closes || html[at] == '!' || html[at] == '?') at = html.find('>', at);
      continue;
    }
    const auto tag = read_tag(html, at);
    if (tag.attributes > most_attributes) return {{}, "a tag has too many attributes"};
    at = std::min(at + 1, html.size());
    if (is_among(special_names, tag.name)) {
      if (!closes) at = skip_special(html, at, tag.name);
      const auto lines = std::ranges::count(html.substr(begin, at - begin), '\n');
      result.html.append(html.substr(copied, begin - copied)).append(static_cast<std::size_t>(lines), '\n');
      if (result.html.ends_with('<')) result.html += "<!---->";  // what follows is no name of a tag
      copied = at;
      continue;
    }
    const auto outer = open.count_formatting();
    if (closes) {
      open.close(tag.name);
    } else {
      open.open(tag.name);
    }
    if (open.count() > most_open_elements) return {{}, "its elements are nested too deep"};
    const bool makes_one = !closes || tag.name == "p" || tag.name == "br";
    nodes += (makes_one ? 1 : 0) + std::min(outer, open.count_formatting()) + tag.attributes / 4;
    if (nodes > most_nodes) return {{}, "its elements are too many, or never closed"};
  }
  result.html.append(html.substr(copied));
  return result;
}

}  // namespace statusbook
