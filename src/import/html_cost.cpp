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

// What a parser opens anew in each paragraph while it is not closed.
constexpr std::string_view formatting_names = " b big code em font i nobr s small strike strong tt u ";
// Elements that have no content, or that a parser closes by itself at the next of their kind, unless they are in an
// image.
constexpr std::string_view flat_names =
    " a area base br col embed frame hr img input keygen link meta option param source tbody td tfoot th thead "
    "tr track wbr ";
constexpr std::string_view cell_names = " caption td th ";
constexpr std::string_view image_names = " math svg ";
constexpr std::string_view shape_names =
    " a circle defs ellipse g line path polygon polyline rect stop text tspan use ";
// Elements that the next of their kind closes.
constexpr std::string_view item_names = " dd dt li p ";
// Elements that close whatever items are open in them.
constexpr std::string_view closing_names =
    " article aside blockquote center dir div dl fieldset footer header main menu nav ol section table ul ";
// Elements in which nothing is a tag but their own end, unless they are in an image.
constexpr std::string_view text_names = " iframe noembed noframes style textarea title xmp ";
// Elements that do not keep one around them from being closed; beside formatting.
constexpr std::string_view phrasing_names = " a abbr cite del ins kbd label mark q samp span sub sup time var ";

struct HtmlTag {
  std::string name;  ///< in small letters
  bool closes = false;
  bool is_empty = false;  ///< "<x/>", which counts in an image only
  std::size_t attributes = 0;
};

/// The tag whose name begins at `at`, as HTML's tokenizer reads it; `at` moves to its ">", which with `is_plain` may
/// not be in quotes.
HtmlTag read_tag(std::string_view html, std::size_t& at, bool closes, bool is_plain) {
  const auto is_between = [](char c) { return is_space(c) || c == '\f' || c == '/'; };
  const auto skip = [&](auto&& is_skipped) {
    const auto begin = at;
    while (at < html.size() && is_skipped(html[at])) ++at;
    return html.substr(begin, at - begin);
  };
  const auto skip_spaces = [&] { skip([&](char c) { return is_between(c) && c != '/'; }); };
  HtmlTag tag{to_lower(skip([&](char c) { return !is_between(c) && c != '>'; })), closes};
  for (;;) {
    const auto between = skip(is_between);
    if (at >= html.size() || html[at] == '>') {
      tag.is_empty = between.ends_with('/');
      return tag;
    }
    if (++tag.attributes > most_attributes) return tag;
    ++at;  // a name may begin with '='
    skip([&](char c) { return !is_between(c) && c != '>' && c != '='; });
    skip_spaces();
    if (at >= html.size() || html[at] != '=') continue;
    ++at;
    skip_spaces();
    if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
      const auto end = std::min(html.find(html[at], at + 1), html.size() - 1) + 1;
      at = is_plain ? end : std::min(html.find('>', at), end);
    } else {
      skip([&](char c) { return c != '>' && (c == '/' || !is_between(c)); });
    }
  }
}

/// All that a parser may have open, and more. Parsers have rules for each way of not being well-formed. Here a tag
/// closes one element at most, and only if whatever is open in it does not keep any parser from closing it.
class OpenElements {
 public:
  void open(const HtmlTag& tag) {
    const bool is_image = is_among(image_names, tag.name);
    const bool is_shape = is_among(shape_names, tag.name);
    const bool is_item = is_among(item_names, tag.name);
    const bool is_formatting = is_among(formatting_names, tag.name);
    const bool is_closed = image_is_certain_ && is_shape && tag.is_empty;
    if (is_item) close_item(tag.name);
    if (is_among(cell_names, tag.name)) ++cells_;
    if (!is_closed && (images_ > 0 || !is_among(flat_names, tag.name))) {
      open_.push_back({tag.name, is_formatting || is_among(phrasing_names, tag.name), is_item, is_shape, cells_});
    }
    if (is_image) ++images_;
    if (is_among(text_names, tag.name)) ++texts_;
    if (is_formatting) ++formatting_;
    has_frames_ = has_frames_ || tag.name == "frameset" || tag.name == "template";
    image_is_certain_ = (is_image && !tag.is_empty) || (image_is_certain_ && is_shape);
  }

  void close(const std::string& name) {
    const bool is_image = is_among(image_names, name);
    const bool is_block = is_among(closing_names, name);
    image_is_certain_ = image_is_certain_ && open_.back().name == name && open_.back().is_shape;
    const auto keeps = [&](const Element& inner) {
      return is_image ? !inner.is_shape : !inner.is_text && !(is_block && inner.is_item);
    };
    const auto found = find([&](const Element& other) { return other.name == name; }, keeps);
    if (found == open_.end()) return;
    images_ -= is_image ? 1 : 0;
    texts_ -= is_among(text_names, name) ? 1 : 0;
    // A cell that has begun since keeps the element among what is opened anew.
    formatting_ -= is_among(formatting_names, name) && found->cells == cells_ ? 1 : 0;
    open_.erase(found);
  }

  /// Formatting elements may be open once more for each that was not closed itself.
  [[nodiscard]] std::size_t count() const { return open_.size() + formatting_; }
  [[nodiscard]] std::size_t count_formatting() const { return formatting_; }
  /// Whether what seems to be a quoted value or a comment is one for sure; images and texts have rules of their own.
  [[nodiscard]] bool is_plain() const { return images_ == 0 && texts_ == 0; }
  /// Whether what seems to be a script is one for sure.
  [[nodiscard]] bool takes_script() const { return is_plain() && !has_frames_; }

 private:
  struct Element {
    std::string name;
    bool is_text;
    bool is_item;
    bool is_shape;
    std::size_t cells;  // that had begun before
  };

  /// The innermost element of those that are looked for; the end where an element in it keeps it open, or too many are
  /// in it.
  std::vector<Element>::iterator find(auto&& is_wanted, auto&& keeps) {
    constexpr std::ptrdiff_t most = 50;
    for (auto at = open_.end(); at != open_.begin() && open_.end() - at < most;) {
      --at;
      if (is_wanted(*at)) return at;
      if (keeps(*at)) break;
    }
    return open_.end();
  }

  /// What an item closes that begins: a term also a description, and the reverse.
  void close_item(const std::string& name) {
    const auto is_same = [&](const Element& other) {
      return other.name == name || (name.starts_with('d') && (other.name == "dd" || other.name == "dt"));
    };
    const auto found = find(is_same, [](const Element& inner) { return !inner.is_text; });
    if (found != open_.end()) open_.erase(found);
  }

  std::vector<Element> open_;
  std::size_t cells_ = 0;          // that have begun
  std::size_t images_ = 0;         // among what is open
  std::size_t texts_ = 0;          // the same
  std::size_t formatting_ = 0;     // that was opened and not closed itself
  bool has_frames_ = false;        // or a template, where not each script is one
  bool image_is_certain_ = false;  // nothing but shapes has followed its beginning
};

std::size_t find_end_of_comment(std::string_view html, std::size_t at) {
  for (at = html.find("--", at); at != std::string_view::npos; at = html.find("--", at + 1)) {
    if (html.substr(at + 2, 1) == ">" || html.substr(at + 2, 2) == "!>") break;
  }
  return at;
}

std::size_t find_end_of_script(std::string_view html, std::size_t at) {
  for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2)) {
    if (equal_ignoring_case(html.substr(at + 2, 6), "script")) break;
  }
  return at;
}

}  // namespace

std::string find_costly_html(std::string_view html) {
  OpenElements open;
  std::size_t nodes = 0;
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    if (open.is_plain() && html.substr(at, 4) == "<!--") {
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
    const auto tag = read_tag(html, at, closes, open.is_plain());
    const auto outer = open.count_formatting();
    if (closes) {
      open.close(tag.name);
    } else {
      open.open(tag);
    }
    if (open.count() > most_open_elements) return "its elements are nested too deep";
    if (tag.attributes > most_attributes) return "a tag has too many attributes";
    const bool makes_one = !closes || tag.name == "p" || tag.name == "br";
    nodes += (makes_one ? 1 : 0) + std::min(outer, open.count_formatting()) + tag.attributes / 4;
    if (nodes > most_nodes) return "its elements are too many, or never closed";
    if (!closes && tag.name == "script" && open.takes_script()) at = find_end_of_script(html, at);
  }
  return {};
}

}  // namespace statusbook
