#include "text/template_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/nearest.h"
#include "base/strings.h"

namespace statusbook {

namespace {

using Kind = TemplateNode::Kind;

constexpr std::string_view words_prefix = "words.";
constexpr std::size_t no_node = static_cast<std::size_t>(-1);

/// What stands between two pairs of braces, and where.
struct Tag {
  char sigil = 0;  ///< '{' for three braces, 0 for a plain name
  std::string_view content;
  std::size_t begin = 0;
  std::size_t end = 0;
  int line = 0;
  int column = 0;
  int length = 1;
};

/// Line and column of offsets that are asked for in rising order.
class Position {
 public:
  explicit Position(std::string_view text) : text_(text) {}

  void move_to(std::size_t offset) {
    auto passed = text_.substr(offset_, offset - offset_);
    line += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
    if (const auto line_end = passed.rfind('\n'); line_end != std::string_view::npos) {
      passed.remove_prefix(line_end + 1);
      column = 1;
    }
    column += code_points(passed);
    offset_ = offset;
  }

  int line = 1;
  int column = 1;

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
};

bool is_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; });
}

std::vector<std::string> path_in(std::string_view name) {
  if (name == ".") return {};
  const auto parts = split(name, '.');
  return {parts.begin(), parts.end()};
}

/// The files of a template: finds a partial's index, and looks each up only once.
class Files {
 public:
  Files(std::deque<TemplateFile>& files, const PartialLookup& lookup) : files_(files), lookup_(lookup) {}

  std::optional<std::size_t> index_of(std::string_view name) {
    const auto [entry, is_new] = indexes_.try_emplace(std::string(name));
    if (!is_new) return entry->second;
    if (auto found = lookup_(name)) {
      entry->second = files_.size();
      files_.push_back({std::move(found->file), std::move(found->text), {}});
    }
    return entry->second;
  }

  /// Whether it is the first of the tags that name a partial that is not there.
  bool is_first_miss(std::string_view name) { return missed_.emplace(name).second; }

 private:
  std::deque<TemplateFile>& files_;
  const PartialLookup& lookup_;
  std::map<std::string, std::optional<std::size_t>, std::less<>> indexes_;
  std::set<std::string, std::less<>> missed_;
};

/// What tags with words stand for, and the texts that nodes of them point to.
struct WordNodes {
  const TemplateWords* known;  ///< null: there are none
  std::deque<std::string>& texts;
};

class FileParser {
 public:
  FileParser(TemplateFile& file, Files& files, WordNodes& words, Diagnostics& diagnostics)
      : file_(file), text_(file.text), position_(text_), files_(files), words_(words), diagnostics_(diagnostics) {}

  void parse() {
    bool goes_on = true;
    while (goes_on) {
      const auto begin = text_.find("{{", done_);
      if (begin == std::string_view::npos) break;
      goes_on = read_tag(begin);
    }
    if (goes_on) finish();
    for (const auto& section : sections_) close(section);
  }

 private:
  struct OpenSection {
    std::string_view name;
    std::size_t node = no_node;  ///< none for one that is not supported
    Location at;
  };

  /// False where the rest of the text cannot be understood.
  bool read_tag(std::size_t begin) {
    const bool triple = text_.substr(begin).starts_with("{{{");
    const std::string_view closing = triple ? "}}}" : "}}";
    const auto close = text_.find(closing, begin);
    if (close == std::string_view::npos) {
      position_.move_to(begin);
      diagnostics_.error({file_.path, position_.line, position_.column}, "the tag is never closed",
                         fmt::format("end it with '{}'", closing));
      return false;
    }
    const auto inside = begin + closing.size();
    Tag tag;
    tag.begin = begin;
    tag.end = close + closing.size();
    tag.content = trim(text_.substr(inside, close - inside));
    constexpr std::string_view sigils = "#^/>&!=<$";
    if (triple) {
      tag.sigil = '{';
    } else if (!tag.content.empty() && sigils.find(tag.content.front()) != std::string_view::npos) {
      tag.sigil = tag.content.front();
      tag.content = trim(tag.content.substr(1));
    }
    return take(tag);
  }

  bool take(Tag& tag) {
    const auto after_line = tag.sigil != 0 && tag.sigil != '{' && tag.sigil != '&' ? end_of_own_line(tag) : no_node;
    const bool standalone = after_line != no_node;
    const auto indentation = standalone ? indentation_before(tag) : std::string_view();
    add_text(Kind::text, done_, tag.begin - indentation.size());
    position_.move_to(tag.begin);
    if (!standalone && starts_line(tag.begin)) add(Kind::line_start, {});
    tag.line = position_.line;
    tag.column = position_.column;
    tag.length = code_points(text_.substr(tag.begin, tag.end - tag.begin));
    done_ = standalone ? after_line : tag.end;
    last_is_partial_ = false;
    if (tag.sigil == '!') return true;
    if (tag.content.empty()) {
      diagnostics_.error(place(tag), "the tag has no name");
      return true;
    }
    switch (tag.sigil) {
      case '=': diagnostics_.error(place(tag), "other delimiters are not supported", "use {{ and }}"); return true;
      case '<':
      case '$':
        diagnostics_.error(place(tag), "templates that extend others are not supported",
                           "include a partial: {{> name}}");
        sections_.push_back({tag.content, no_node, place(tag)});
        return true;
      case '>': add_partial(tag, standalone, indentation); return true;
      case '/': return close_section(tag);
      default: add_name(tag); return true;
    }
  }

  std::string_view indentation_before(const Tag& tag) const {
    auto begin = tag.begin;
    while (begin > done_ && is_blank(text_[begin - 1])) --begin;
    return text_.substr(begin, tag.begin - begin);
  }

  bool starts_line(std::size_t offset) const { return offset == 0 || text_[offset - 1] == '\n'; }

  /// Where the line after the tag's begins, if the tag has its line for itself; else no_node.
  std::size_t end_of_own_line(const Tag& tag) const {
    if (!starts_line(tag.begin - indentation_before(tag).size())) return no_node;
    auto end = tag.end;
    while (end < text_.size() && is_blank(text_[end])) ++end;
    const auto rest = text_.substr(end);
    if (rest.empty()) return end;
    if (rest.starts_with('\n')) return end + 1;
    return rest.starts_with("\r\n") ? end + 2 : no_node;
  }

  TemplateNode& add(Kind kind, std::string_view text) {
    auto& node = file_.nodes.emplace_back();
    node.kind = kind;
    node.text = text;
    node.next = file_.nodes.size();
    node.line = position_.line;
    node.column = position_.column;
    return node;
  }

  void add_text(Kind kind, std::size_t begin, std::size_t end) {
    if (begin == end) return;
    position_.move_to(begin);
    add(kind, text_.substr(begin, end - begin)).starts_line = starts_line(begin);
  }

  TemplateNode& add_tag(Kind kind, const Tag& tag) {
    auto& node = add(kind, tag.content);
    node.length = tag.length;
    return node;
  }

  void add_partial(const Tag& tag, bool standalone, std::string_view indentation) {
    if (tag.content.starts_with('*')) {
      diagnostics_.error(place(tag), "a partial cannot be named by data", "write the name of the partial");
      return;
    }
    const auto index = files_.index_of(tag.content);
    if (!index) {
      if (!files_.is_first_miss(tag.content)) return;
      diagnostics_.error(place(tag), fmt::format("there is no partial '{}'", tag.content));
      return;
    }
    auto& node = add_tag(Kind::partial, tag);
    node.partial = *index;
    node.standalone = standalone;
    node.indentation = indentation;
    last_is_partial_ = true;
  }

  void add_name(const Tag& tag) {
    if (!is_name(tag.content)) {
      diagnostics_.error(place(tag), fmt::format("'{}' is no name", tag.content),
                         "a name is letters, digits, '_', '-' and '.'");
      return;
    }
    const bool section = tag.sigil == '#' || tag.sigil == '^';
    if (!section && words_.known != nullptr && tag.content.starts_with(words_prefix)) return add_words(tag);
    if (section) sections_.push_back({tag.content, file_.nodes.size(), place(tag)});
    const auto kind = tag.sigil == '#'   ? Kind::section
                      : tag.sigil == '^' ? Kind::inverted
                      : tag.sigil == 0   ? Kind::escaped
                                         : Kind::unescaped;
    add_tag(kind, tag).path = path_in(tag.content);
  }

  void add_words(const Tag& tag) {
    const auto key = tag.content.substr(words_prefix.size());
    const auto& [words, used] = *words_.known;
    used.emplace(key);
    const auto* text = words.find(key);
    if (text == nullptr) {
      diagnostics_.error(place(tag), fmt::format("there are no words '{}'{}", key, did_you_mean(key, words.keys())),
                         "strings.toml of the theme has them");
      return;
    }
    for (const auto& part : parts_of(*text).value_or(std::vector<WordPart>())) {
      auto& node = add_tag(part.is_name ? Kind::escaped : Kind::text, tag);
      const bool is_plain = part.is_name || tag.sigil != 0;
      node.text = words_.texts.emplace_back(is_plain ? std::string(part.text) : escape_html(part.text));
      if (part.is_name) node.path = path_in(node.text);
    }
  }

  bool close_section(const Tag& tag) {
    if (sections_.empty() || sections_.back().name != tag.content) {
      const auto expected =
          sections_.empty() ? "no section is open" : fmt::format("the open section is '{}'", sections_.back().name);
      diagnostics_.error(place(tag), fmt::format("'{}' is closed here, but {}", tag.content, expected));
      return false;
    }
    close(sections_.back());
    sections_.pop_back();
    return true;
  }

  void close(const OpenSection& section) {
    if (section.node != no_node) file_.nodes[section.node].next = file_.nodes.size();
  }

  void finish() {
    const auto rest = text_.substr(done_);
    const std::size_t line_end = rest.ends_with("\r\n") ? 2 : rest.ends_with('\n') ? 1 : 0;
    add_text(Kind::text, done_, text_.size() - line_end);
    add_text(Kind::last_line_end, text_.size() - line_end, text_.size());
    if (rest.empty() && last_is_partial_) file_.nodes.back().ends_file = true;
    for (const auto& section : sections_) {
      diagnostics_.error(section.at, fmt::format("section '{}' is never closed", section.name),
                         fmt::format("end it with {{{{/{}}}}}", section.name));
    }
  }

  Location place(const Tag& tag) const { return {file_.path, tag.line, tag.column, tag.length}; }

  TemplateFile& file_;
  std::string_view text_;
  Position position_;
  Files& files_;
  WordNodes& words_;
  Diagnostics& diagnostics_;
  std::vector<OpenSection> sections_;
  std::size_t done_ = 0;  ///< up to here the text has become nodes
  bool last_is_partial_ = false;
};

}  // namespace

ParsedTemplate parse_template(std::string_view text, const std::string& file, const PartialLookup& partials,
                              const TemplateWords* words, Diagnostics& diagnostics) {
  ParsedTemplate parsed;
  parsed.files.push_back({file, std::string(text), {}});
  Files files(parsed.files, partials);
  WordNodes word_nodes{words, parsed.words};
  // Parsing a file adds the partials that it names.
  for (std::size_t i = 0; i < parsed.files.size(); ++i)
    FileParser(parsed.files[i], files, word_nodes, diagnostics).parse();
  return parsed;
}

}  // namespace statusbook
