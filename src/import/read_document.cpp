#include "import/read_document.h"

#include <fmt/format.h>
#include <utf8.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "import/html.h"

namespace statusbook {

namespace {

constexpr std::array html_endings{".htm", ".html", ".shtml", ".xht", ".xhtml"};
constexpr std::size_t head_bytes = 1024;  // where a page says that it is HTML
constexpr std::size_t most_lines_of_matter = 200;

bool is_html(const std::string& text, const std::string& name) {
  const auto lower = to_lower(name);
  const auto head = to_lower(trim(std::string_view(text).substr(0, head_bytes)));
  return std::any_of(html_endings.begin(), html_endings.end(), [&](auto end) { return lower.ends_with(end); }) ||
         head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<?xml") ||
         (head.starts_with("<!--") && head.find("<html") != std::string::npos);
}

std::string unquoted(std::string_view value) {
  value = trim(value);
  const bool quoted =
      value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
  return std::string(quoted ? value.substr(1, value.size() - 2) : value);
}

FrontMatterLine read_matter(std::string_view line, char separator, int number) {
  const auto at = line.find(separator);
  const bool nested = is_blank(line.front()) || line.front() == '-' || line.front() == '#';
  if (nested || at == std::string_view::npos) return {{}, std::string(trim(line)), number};
  return {to_lower(unquoted(line.substr(0, at))), unquoted(line.substr(at + 1)), number};
}

/// Takes the front matter off and leaves empty lines, so that the rest keeps its line numbers.
std::vector<FrontMatterLine> take_front_matter(std::string& text) {
  const auto lines = split_lines(text);
  const auto fence = lines.empty() ? std::string_view() : trim(lines.front());
  if (fence != "---" && fence != "+++") return {};
  std::vector<FrontMatterLine> matter;
  std::size_t end = 1;
  for (; end < lines.size() && trim(lines[end]) != fence && trim(lines[end]) != "..."; ++end) {
    if (end == most_lines_of_matter) return {};
    if (trim(lines[end]).empty()) continue;
    matter.push_back(read_matter(lines[end], fence == "---" ? ':' : '=', static_cast<int>(end) + 1));
  }
  // A rule at the top of a document is no front matter.
  const bool has_key = std::any_of(matter.begin(), matter.end(), [](const auto& line) { return !line.key.empty(); });
  if (end == lines.size() || !has_key) return {};
  const auto size = static_cast<std::size_t>(lines[end].data() + lines[end].size() - text.data());
  text.replace(0, size, std::string(end, '\n'));
  return matter;
}

void warn_of_guesses(const DecodedText& decoded, const std::string& shown, Diagnostics& diagnostics) {
  const auto& lines = decoded.guessed;
  if (lines.empty()) return;
  diagnostics.warning({shown, lines.front()},
                      fmt::format("{} of the file {} no UTF-8, the first in this line; read as Windows-1252",
                                  lines.size() == 1 ? "1 byte" : fmt::format("{} bytes", lines.size()),
                                  lines.size() == 1 ? "is" : "are"),
                      "compare the letters there with the source");
}

}  // namespace

std::optional<SourceDocument> parse_document(std::string_view bytes, const std::string& name,
                                             Diagnostics& diagnostics) {
  const auto shown = printable_name(name);
  if (trim(bytes).empty()) {
    diagnostics.error({shown}, "the file is empty");
    return std::nullopt;
  }
  auto decoded = decode_text(bytes);
  if (!decoded) {
    diagnostics.error({shown}, "the file is no text", "Markdown and HTML are read, in UTF-8, UTF-16 or Windows-1252");
    return std::nullopt;
  }
  warn_of_guesses(*decoded, shown, diagnostics);
  SourceDocument document;
  document.file = shown;
  document.repairs = std::move(decoded->repairs);
  document.lost_lines = std::move(decoded->lost);
  auto text = std::move(decoded->text);
  document.front_matter = take_front_matter(text);
  const auto lines = is_html(text, name) ? LineSource::html : LineSource::stated;
  if (lines == LineSource::stated) text = markdown_to_html(text);
  if (const auto fault = find_costly_html(text); !fault.empty()) {
    diagnostics.error({shown}, fmt::format("the file's HTML cannot be read: {}", fault));
    return std::nullopt;
  }
  document.blocks = parse_html(text, lines);
  return document;
}

std::optional<SourceDocument> read_document(const FileReader& folder, const std::string& path, const std::string& name,
                                            Diagnostics& diagnostics) {
  const Location at{printable_name(name)};
  const auto entry = folder.find(path);
  if (!entry) {
    diagnostics.error(at, "there is no such file");
  } else if (entry->kind == EntryKind::folder) {
    diagnostics.error(at, "this is a folder", "name the files in it");
  } else if (entry->kind == EntryKind::link) {
    diagnostics.error(at, "a symbolic link is not followed", "name the file itself");
  } else if (entry->kind != EntryKind::file) {
    diagnostics.error(at, "not a regular file");
  } else if (entry->size > most_import_bytes) {
    diagnostics.error(at, fmt::format("the file has {} bytes; at most {} are read", entry->size, most_import_bytes),
                      "import it in parts");
  } else if (const auto bytes = folder.read(path)) {
    return parse_document(*bytes, name, diagnostics);
  }
  return std::nullopt;
}

std::string printable_name(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    result += byte < 0x20 || byte == 0x7F ? fmt::format("\\x{:02X}", byte) : std::string(1, c);
  }
  return utf8::replace_invalid(result);
}

}  // namespace statusbook
