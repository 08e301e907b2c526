#include "text/template.h"

#include <fmt/format.h>

#include <array>
#include <set>
#include <span>
#include <utility>

#include "base/nearest.h"
#include "text/template_parser.h"

namespace statusbook {

namespace {

using Kind = TemplateNode::Kind;

// What one rendering may cost. A row for each of 10,000 codes, with a dozen facts, takes 1,500,000 steps and 11 MB;
// partials that include each other over and over have no end.
constexpr std::size_t most_output = 64 * 1024 * 1024;
constexpr std::size_t most_steps = 2'000'000;  // nodes, items of lists, scopes that a name is looked for in
constexpr std::size_t deepest = 100;           // sections and partials within each other, each two calls

constexpr std::string_view entity_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&apos;";
    default: return {};
  }
}

/// The first character from there on that has an entity; the end of the text where none has.
std::size_t find_special(std::string_view text, std::size_t from) {
  static constexpr auto is_special = [] {
    std::array<bool, 256> result{};
    for (std::size_t i = 0; i < 128; ++i) result[i] = !entity_of(static_cast<char>(i)).empty();
    return result;
  }();
  while (from < text.size() && !is_special[static_cast<unsigned char>(text[from])]) ++from;
  return from;
}

bool is_empty(const View& value) {
  if (const auto* list = value.get<View::List>()) return list->empty();
  const auto* truth = value.get<bool>();
  return value.is_null() || (truth != nullptr && !*truth);
}

/// One rendering: walks over the nodes of a template with a stack of the values whose sections are open.
class Renderer {
 public:
  Renderer(const ParsedTemplate& parsed, const View& data, const View* around, Diagnostics& diagnostics)
      : parsed_(parsed), diagnostics_(diagnostics) {
    if (around != nullptr) scopes_.push_back(around);
    scopes_.push_back(&data);
    page_scopes_ = scopes_.size();
  }

  std::string render() {
    const auto& file = parsed_.files.front();
    out_.clear();
    walk({file, true}, 0, file.nodes.size());
    if (stopped_) return {};  // all pages of a theme may be too large
    return out_;
  }

 private:
  struct Source {
    const TemplateFile& file;
    bool shows_last_line_end;
  };

  void walk(const Source& source, std::size_t begin, std::size_t end) {
    const auto& nodes = source.file.nodes;
    for (auto i = begin; i < end && !stopped_; i = nodes[i].next) {
      const auto& node = nodes[i];
      if (!spend(source, node)) return;
      switch (node.kind) {
        case Kind::text: write_lines(source, node); break;
        case Kind::line_start: write(source, node, indentation()); break;
        case Kind::last_line_end:
          if (source.shows_last_line_end) write_lines(source, node);
          break;
        case Kind::escaped:
        case Kind::unescaped: show(source, node); break;
        case Kind::section:
        case Kind::inverted: open_section(source, node, i + 1); break;
        case Kind::partial: include(source, node); break;
      }
    }
  }

  void open_section(const Source& source, const TemplateNode& node, std::size_t first) {
    const auto* value = find(source, node);
    const bool shows_nothing = value == nullptr || is_empty(*value);
    if (node.kind == Kind::inverted) {
      if (shows_nothing) nest(source, node, [&] { walk(source, first, node.next); });
      return;
    }
    if (shows_nothing) return;
    const auto enter = [&](const View& item) {
      nest(source, node, [&] {
        scopes_.push_back(&item);
        walk(source, first, node.next);
        scopes_.pop_back();
      });
    };
    if (const auto* list = value->get<View::List>()) {
      for (auto item = list->begin(); item != list->end() && spend(source, node); ++item) enter(*item);
    } else {
      enter(*value);
    }
  }

  /// The lines of a standalone partial are indented as far as its tag, those of another one are not at all.
  void include(const Source& source, const TemplateNode& node) {
    const auto& file = parsed_.files[node.partial];
    const Source inner{file, node.standalone && (source.shows_last_line_end || !node.ends_file)};
    const auto outer_size = indentation_.size();
    const auto outer_begin = indentation_begin_;
    if (node.standalone) {
      indentation_ += node.indentation;
    } else {
      indentation_begin_ = outer_size;
    }
    nest(source, node, [&] { walk(inner, 0, file.nodes.size()); });
    indentation_.resize(outer_size);
    indentation_begin_ = outer_begin;
  }

  template <class Walk>
  void nest(const Source& source, const TemplateNode& node, const Walk& inner) {
    if (depth_ == deepest) {
      stop(source, node, fmt::format("sections and partials are nested more than {} deep", deepest),
           "does a partial include itself without end?");
      return;
    }
    ++depth_;
    inner();
    --depth_;
  }

  void show(const Source& source, const TemplateNode& node) {
    const auto* value = find(source, node);
    if (value == nullptr) return;
    if (const auto* text = value->get<std::string>()) {
      node.kind == Kind::escaped ? write_escaped(source, node, *text) : write(source, node, *text);
    } else if (value->get<View::List>() != nullptr) {
      report_structure(source, node, "a list");
    } else if (value->get<View::Object>() != nullptr) {
      report_structure(source, node, "an object");
    } else if (const auto* number = value->get<long long>()) {
      write(source, node, std::to_string(*number));
    } else if (const auto* fraction = value->get<double>()) {
      write(source, node, fmt::format("{}", *fraction));
    } else if (!is_empty(*value)) {
      write(source, node, "true");
    }
  }

  /// The first part of a name is looked for from the innermost scope outwards, the others within what it names.
  const View* find(const Source& source, const TemplateNode& node) {
    if (node.path.empty()) return scopes_.back();
    const View* value = nullptr;
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend() && value == nullptr; ++scope) {
      if (!spend(source, node)) return nullptr;
      value = (*scope)->find(node.path.front());
    }
    for (std::size_t i = 1; i < node.path.size() && value != nullptr; ++i) value = value->find(node.path[i]);
    if (value == nullptr) report_unknown(source, node);
    return value;
  }

  /// A tag has its fault told once, however often it is rendered.
  bool is_first_fault(const TemplateNode& node) { return faulty_.insert(&node).second; }

  void report_structure(const Source& source, const TemplateNode& node, std::string_view kind) {
    if (!is_first_fault(node)) return;
    report(source, node, fmt::format("'{}' is {}, which cannot be shown", node.text, kind),
           fmt::format("open it with {{{{#{}}}}} and show what is in it", node.text));
  }

  void report_unknown(const Source& source, const TemplateNode& node) {
    if (!is_first_fault(node)) return;
    std::vector<std::string> names;
    for (const auto* scope : std::span(scopes_).first(page_scopes_)) {
      const auto* members = scope->get<View::Object>();
      if (members == nullptr) continue;
      for (const auto& member : *members) names.push_back(member.name);
    }
    report(source, node, fmt::format("the page does not provide '{}'{}", node.text, did_you_mean(node.text, names)),
           "theme/README.md lists what each template is given");
  }

  std::string_view indentation() const { return std::string_view(indentation_).substr(indentation_begin_); }

  void write_lines(const Source& source, const TemplateNode& node) {
    auto text = node.text;
    if (indentation().empty()) return write(source, node, text);
    if (node.starts_line) write(source, node, indentation());
    for (auto line = text.find('\n') + 1; line != 0 && line < text.size(); line = text.find('\n') + 1) {
      write(source, node, text.substr(0, line));
      write(source, node, indentation());
      text.remove_prefix(line);
    }
    write(source, node, text);
  }

  void write_escaped(const Source& source, const TemplateNode& node, std::string_view text) {
    std::size_t done = 0;
    for (auto at = find_special(text, 0); at < text.size(); at = find_special(text, done)) {
      write(source, node, text.substr(done, at - done));
      write(source, node, entity_of(text[at]));
      done = at + 1;
    }
    write(source, node, text.substr(done));
  }

  void write(const Source& source, const TemplateNode& node, std::string_view text) {
    if (stopped_) return;
    if (text.size() > most_output - out_.size()) {
      stop(source, node, fmt::format("the page would be larger than {} MiB", most_output / 1024 / 1024), "");
      return;
    }
    out_ += text;
  }

  /// False where the rendering has come to its end.
  bool spend(const Source& source, const TemplateNode& node) {
    if (steps_ == most_steps) {
      stop(source, node, fmt::format("the page takes more than {} steps", most_steps),
           "do partials include each other over and over, or sections nest in sections of the same list?");
    }
    ++steps_;
    return !stopped_;
  }

  void stop(const Source& source, const TemplateNode& node, std::string message, std::string help) {
    if (!std::exchange(stopped_, true)) report(source, node, std::move(message), std::move(help));
  }

  void report(const Source& source, const TemplateNode& node, std::string message, std::string help) {
    diagnostics_.error({source.file.path, node.line, node.column, node.length}, std::move(message), std::move(help));
  }

  /// Each thread writes its pages into one text, and what is kept of a page has its size.
  static std::string& buffer() {
    thread_local std::string text;
    return text;
  }

  const ParsedTemplate& parsed_;
  std::vector<const View*> scopes_;  ///< at the bottom what is around the page, if anything is; then the page
  std::size_t page_scopes_ = 0;      ///< how many of them these are
  Diagnostics& diagnostics_;
  std::string& out_ = buffer();
  std::string indentation_;  ///< of all open partials, in force from indentation_begin_
  std::size_t indentation_begin_ = 0;
  std::size_t steps_ = 0;
  std::size_t depth_ = 0;
  bool stopped_ = false;
  std::set<const TemplateNode*> faulty_;
};

}  // namespace

Template Template::parse(std::string_view text, const std::string& file, const PartialLookup& partials,
                         Diagnostics& diagnostics, const TemplateWords* words) {
  return Template(std::make_shared<const ParsedTemplate>(parse_template(text, file, partials, words, diagnostics)));
}

std::string Template::render(const View& data, Diagnostics& diagnostics, const View* around) const {
  return Renderer(*parsed_, data, around, diagnostics).render();
}

}  // namespace statusbook
