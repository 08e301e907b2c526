#include "scaffold/new_entry.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "model/class_index.h"

namespace statusbook {

namespace {

struct FileEdit {
  std::string path;
  std::string text;  ///< of the whole file
};

/// A TOML string; ids hold nothing that would have to be escaped.
std::string in_quotes(std::string_view text) { return fmt::format("\"{}\"", text); }

class NewEntry {
 public:
  NewEntry(const Book& book, std::string id, const FileSystem& project, Diagnostics& diagnostics)
      : book_(book), id_(std::move(id)), project_(project), diagnostics_(diagnostics) {}

  std::vector<FileEdit> make(EntrySort sort) {
    const bool ok = check_id(sort);
    if (!ok) return {};
    switch (sort) {
      case EntrySort::code: return make_code();
      case EntrySort::field: return make_field();
      case EntrySort::note: break;
    }
    return make_note();
  }

 private:
  bool refuse(Location at, std::string message, std::string help = {}) {
    diagnostics_.error(std::move(at), std::move(message), std::move(help));
    return false;
  }

  bool check_id(EntrySort sort) {
    const auto taken = std::find_if(book_.pages.begin(), book_.pages.end(), [&](const Page& page) {
      const bool has_its_page = page.kind == PageKind::code && sort == EntrySort::code &&
                                equal_ignoring_case(path_of_code(page.id), path_of_code(id_));
      return has_its_page || equal_ignoring_case(page.id, id_) || equal_ignoring_case(path_of(page.id), id_);
    });
    if (taken != book_.pages.end()) {
      return refuse({taken->document.path}, fmt::format("'{}' is there already", taken->id));
    }
    const bool is_code = sort == EntrySort::code;
    const auto fits = [](char c) { return is_alphanumeric(c) || c == '-'; };
    if (!is_code_id(id_) || !(is_code || std::all_of(id_.begin(), id_.end(), fits))) {
      return refuse(
          {"content"}, fmt::format("'{}' cannot be a name here", id_),
          is_code ? fmt::format("use letters, digits and any of {}", code_marks) : "use letters, digits and '-'");
    }
    return true;
  }

  /// The code that the new one is a part of; empty for most.
  [[nodiscard]] std::string parent() const {
    const auto dot = id_.rfind('.');
    const auto whole = dot == std::string::npos ? "" : id_.substr(0, dot);
    return book_.registry.codes.find(whole) == nullptr ? "" : whole;
  }

  /// The file that holds the last of the codes that are nearest to this one.
  [[nodiscard]] std::string registry_file(const CodeClass* item) const {
    std::string file = item == nullptr ? "content/registry/codes.toml" : item->at.file.str();
    const auto whole = parent();
    const auto class_id = item == nullptr ? std::string() : item->id;
    for (const auto& code : book_.registry.codes) {
      if (code.class_id == class_id && (whole.empty() || code.parent == whole || code.id == whole)) {
        file = code.at.file.str();
      }
    }
    return file;
  }

  [[nodiscard]] FileEdit append(const std::string& path, const std::string& text) const {
    auto whole = project_.read(path).value_or("");
    if (!whole.empty() && !whole.ends_with('\n')) whole += '\n';
    return {path, whole + (whole.empty() ? "" : "\n") + text};
  }

  std::vector<FileEdit> make_code() {
    const auto& classes = book_.registry.classes;
    const auto* item = ClassIndex(classes).find(parent().empty() ? id_ : parent());
    if (item == nullptr && classes.size() > 0) {
      refuse({"content/registry"}, fmt::format("code {} is in no class", id_),
             fmt::format("the classes are {}; add the code to the 'members' of one, or a class to the registry first",
                         fmt::join(classes.ids(), ", ")));
      return {};
    }
    return {append(registry_file(item), code_entry()),
            {fmt::format("content/codes/{}.md", path_of_code(id_)), code_page()}};
  }

  [[nodiscard]] std::string code_entry() const {
    const auto source = "about-" + to_lower(id_);
    const auto& state = state_of_drafts(book_.settings).id;
    auto text = fmt::format(
        "# To be completed. 'draft' stays until 'checked' has the day on which that was done.\n"
        "[[code]]\ncode = {}\n",
        in_quotes(id_));
    if (!parent().empty()) text += fmt::format("parent = {}\n", in_quotes(parent()));
    text += fmt::format(
        "phrase = \"To be completed\"\nsummary = \"To be completed.\"\nstate = {}\ndraft = true\n"
        "sources = [{}]\n",
        in_quotes(state), in_quotes(source));
    for (const auto& kind : book_.settings.facts) {
      const auto& states = kind.required_in;
      if (std::find(states.begin(), states.end(), state) == states.end()) continue;
      const auto value = kind.choices.empty() ? "To be completed" : kind.choices.front().id;
      text += fmt::format("facts.{} = {{ is = {}, by = {} }}\n", kind.id, in_quotes(value), in_quotes(source));
    }
    return text + fmt::format(
                      "\n# Where the code is documented: a spec in place of this is 'spec = \"…\"' above.\n"
                      "[[source]]\nid = {}\ntitle = \"To be completed\"\npublisher = \"to be completed\"\n"
                      "url = \"https://example.org/to-be-completed\"\ndraft = true\n",
                      in_quotes(source));
  }

  [[nodiscard]] std::string code_page() const {
    std::string text = "TODO: what the code means, in two or three sentences.\n";
    for (const auto& section : book_.settings.code_sections) text += fmt::format("\n## {}\n\nTODO\n", section);
    return text;
  }

  [[nodiscard]] std::vector<FileEdit> make_field() const {
    const auto& fields = book_.registry.fields;
    const auto path =
        fields.size() == 0 ? std::string("content/registry/fields.toml") : (fields.end() - 1)->at.file.str();
    const auto entry = fmt::format(
        "# To be completed. 'draft' stays until 'spec' names the document that defines the field.\n"
        "[[field]]\nname = {}\nsummary = \"To be completed.\"\ndraft = true\n",
        in_quotes(id_));
    return {append(path, entry),
            {fmt::format("content/fields/{}.md", path_of(id_)), "TODO: what the field tells, and who sends it.\n"}};
  }

  std::vector<FileEdit> make_note() {
    auto settings = project_.read(settings_path).value_or("");
    if (!list_note(settings)) return {};
    return {
        {settings_path, std::move(settings)},
        {fmt::format("content/notes/{}.md", id_), "# TODO: the question that the note answers\n\nTODO: the answer.\n"}};
  }

  /// Adds the note to the end of 'notes', in the manner of the list.
  bool list_note(std::string& settings) {
    if (book_.settings.notes.empty()) {
      settings.insert(0, fmt::format("notes = [{}]\n", in_quotes(id_)));
      return true;
    }
    const auto& last = book_.settings.notes_at.back();
    const auto end = end_of_string(settings, last);
    if (!end) {
      return refuse(last, "the end of this list cannot be found",
                    fmt::format("add {} to 'notes' by hand", in_quotes(id_)));
    }
    const auto lines = split_lines(std::string_view(settings));
    const auto line = lines[static_cast<std::size_t>(last.line) - 1];
    const auto indent = line.substr(0, line.find_first_not_of(" \t"));
    const bool own_line = trim(line).starts_with('"');
    settings.insert(*end,
                    own_line ? fmt::format(",\n{}{}", indent, in_quotes(id_)) : fmt::format(", {}", in_quotes(id_)));
    return true;
  }

  /// The offset behind the quoted id that begins at the place.
  [[nodiscard]] std::optional<std::size_t> end_of_string(const std::string& text, const Location& at) const {
    std::size_t offset = 0;
    for (int line = 1; line < at.line && offset != std::string::npos; ++line) offset = text.find('\n', offset) + 1;
    const auto wanted = in_quotes(book_.settings.notes.back());
    const auto found = text.find(wanted, offset);
    if (found == std::string::npos || found >= text.find('\n', offset)) return std::nullopt;
    return found + wanted.size();
  }

  const Book& book_;
  std::string id_;
  const FileSystem& project_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<std::string> write_new_entry(const Book& book, EntrySort sort, const std::string& id, FileSystem& project,
                                         Diagnostics& diagnostics) {
  std::vector<std::string> written;
  for (const auto& [path, text] : NewEntry(book, id, project, diagnostics).make(sort)) {
    project.write(path, text);
    written.push_back(path);
  }
  return written;
}

}  // namespace statusbook
