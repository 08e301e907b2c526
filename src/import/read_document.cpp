#include "import/read_document.h"

#include <fmt/format.h>
#include <utf8.h>

#include <algorithm>

#include "base/diagnostic_text.h"
#include "base/strings.h"
#include "import/html.h"

namespace statusbook {

namespace {

constexpr std::size_t head_bytes = 1024;  // where a page says that it is HTML
constexpr std::size_t most_lines_of_matter = 200;
constexpr int most_repairs = 3;  // of text that was damaged again and again
constexpr auto split_help = "import it in parts";
constexpr char32_t lost = U'\uFFFD';

// What Windows-1252 has at 0x80 to 0x9F.
constexpr std::u32string_view windows_1252 = U"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";

/// How many of some characters a document may have. Each may begin a node of a tree, a line an entry as well: with
/// these bounds whatever is said in a document fits into 256 MB.
struct Bound {
  std::string_view characters;
  std::string_view name;
  long most;
};
constexpr Bound lines_bound{"\n", "lines", 150'000};
constexpr Bound html_bound{"<", "tags", 300'000};
constexpr Bound markdown_bound{"<>*_`[]&\\!|~", "marks of Markdown", 300'000};

// --- bytes to text ---

/// The character of a byte above ASCII.
char32_t from_windows_1252(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0xA0 ? windows_1252[byte - 0x80U] : byte;
}

/// Its byte above ASCII. Programs that are lenient pass bytes that mean nothing on as control characters.
std::optional<char> to_windows_1252(char32_t c) {
  const auto at = windows_1252.find(c);
  const auto byte = c == lost || at == std::u32string_view::npos ? c : static_cast<char32_t>(0x80 + at);
  return byte >= 0x80 && byte < 0x100 ? std::optional(static_cast<char>(byte)) : std::nullopt;
}

/// UTF-16 with a byte order mark as UTF-8; nullopt where half of a pair stands alone. Not by iconv, whose converters
/// are files that containers and other systems may lack.
std::optional<std::string> decode_utf16(std::string_view bytes) {
  const std::size_t high = bytes.starts_with("\xFE\xFF") ? 0 : 1;
  std::u16string units;
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    units += static_cast<char16_t>(byte(high) << 8U | byte(1 - high));
  }
  try {
    return utf8::utf16to8(units);
  } catch (const utf8::exception&) {
    return std::nullopt;
  }
}

/// Keeps what is UTF-8 and takes each other byte for Windows-1252.
std::string decode_bytes(std::string_view bytes, const std::string& file, Diagnostics& diagnostics) {
  std::string text;
  int guessed = 0;
  long first_line = 0;
  while (!bytes.empty()) {
    const auto size = std::min(find_invalid_utf8(bytes), bytes.size());
    text += bytes.substr(0, size);
    bytes.remove_prefix(size);
    if (bytes.empty()) break;
    if (guessed++ == 0) first_line = 1 + std::ranges::count(text, '\n');
    utf8::append(from_windows_1252(bytes.front()), text);
    bytes.remove_prefix(1);
  }
  if (guessed > 0) {
    diagnostics.warning({file, static_cast<int>(first_line)},
                        fmt::format("{} of the file {} no UTF-8, the first in this line; read as Windows-1252",
                                    count_of(static_cast<std::size_t>(guessed), "byte"), guessed == 1 ? "is" : "are"),
                        "compare the letters there with the source");
  }
  return text;
}

/// Line ends made "\n", and control characters and byte order marks taken out.
std::string clean_controls(std::string text) {
  text = replace_all(replace_all(std::move(text), "\r\n", "\n"), "\r", "\n");
  text = replace_all(replace_all(std::move(text), "\f", " "), "\uFEFF", "");
  std::erase_if(text, is_control);
  return text;
}

/// Damaged text at the front, and what it meant: characters whose Windows-1252 bytes are one character of UTF-8.
std::optional<TextRepair> find_mojibake(std::string_view text) {
  std::string bytes;
  for (auto at = text.begin(); at != text.end() && bytes.size() < 4;) {
    const auto byte = to_windows_1252(utf8::next(at, text.end()));
    if (!byte) break;
    bytes += *byte;
    if (utf8_sequence_length(bytes) == bytes.size()) return TextRepair{0, std::string(text.begin(), at), bytes};
  }
  return std::nullopt;
}

std::string repair(std::string_view text, std::set<TextRepair>& repairs) {
  std::string result;
  int line = 1;
  while (!text.empty()) {
    const auto size = utf8_sequence_length(text);
    if (text.front() == '\n') ++line;
    auto found = size > 1 ? find_mojibake(text) : std::nullopt;
    result += found ? found->to : text.substr(0, size);
    text.remove_prefix(found ? found->from.size() : size);
    if (found) repairs.insert({line, std::move(found->from), std::move(found->to)});
  }
  return result;
}

/// Whether somebody could have written this: no NUL, few other control characters.
bool is_text(std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos || bytes.starts_with("%PDF-")) return false;
  return std::ranges::count_if(bytes, is_control) * 50 <= static_cast<long>(bytes.size());
}

/// The document's text from UTF-8 with or without byte order mark, UTF-16 with one, Windows-1252, mixtures of the first
/// and the last, and mojibake (UTF-8 that was once read as Windows-1252). Lines end in "\n"; no byte order mark and no
/// control character but tab and line end is left. Notes repairs in the document. nullopt where the bytes are no text.
std::optional<std::string> decode_text(std::string_view bytes, SourceDocument& document, Diagnostics& diagnostics) {
  const bool is_utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  auto text = is_utf16 ? decode_utf16(bytes) : std::string(bytes);
  if (!text || !is_text(*text)) return std::nullopt;
  text = clean_controls(is_utf16 ? *text : decode_bytes(bytes, document.file, diagnostics));
  for (int pass = 0; pass < most_repairs; ++pass) text = clean_controls(repair(*text, document.repairs));
  return text;
}

// --- what kind of text it is ---

bool is_html(const std::string& text, const std::string& name) {
  const auto lower = to_lower(name);
  const auto head = to_lower(trim(std::string_view(text).substr(0, head_bytes)));
  return lower.ends_with(".htm") || lower.ends_with("html") || lower.ends_with(".xht") ||
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
  const bool has_key = std::ranges::any_of(matter, [](const auto& line) { return !line.key.empty(); });
  if (end == lines.size() || !has_key) return {};
  const auto size = static_cast<std::size_t>(lines[end].data() + lines[end].size() - text.data());
  text.replace(0, size, std::string(end, '\n'));
  return matter;
}

}  // namespace

std::optional<SourceDocument> parse_document(std::string_view bytes, const std::string& name,
                                             Diagnostics& diagnostics) {
  SourceDocument document;
  document.file = printable(name);
  const auto refuse = [&](std::string message, std::string help = {}) {
    diagnostics.error({document.file}, std::move(message), std::move(help));
    return std::nullopt;
  };
  if (trim(bytes).empty()) return refuse("the file is empty");
  auto text = decode_text(bytes, document, diagnostics);
  if (!text) return refuse("the file is no text", "Markdown and HTML are read, in UTF-8, UTF-16 or Windows-1252");
  document.front_matter = take_front_matter(*text);
  const auto lines = is_html(*text, name) ? LineSource::html : LineSource::stated;
  for (const auto& [characters, what, most] : {lines_bound, lines == LineSource::html ? html_bound : markdown_bound}) {
    const auto count = std::count_if(text->begin(), text->end(),
                                     [&, of = characters](char c) { return of.find(c) != std::string_view::npos; });
    if (count > most)
      return refuse(fmt::format("the file has {} {}; at most {} are read", count, what, most), split_help);
  }
  if (lines == LineSource::stated) text = markdown_to_html(*text);
  const auto [html, fault] = make_plain(*text);
  if (!fault.empty()) return refuse(fmt::format("the file's HTML cannot be read: {}", fault), split_help);
  document.blocks = parse_html(html, lines);
  return document;
}

std::optional<SourceDocument> read_document(const FileReader& folder, const std::string& path, const std::string& name,
                                            Diagnostics& diagnostics) {
  const auto entry = folder.find(path);
  const auto fault = !entry                             ? "there is no such file"
                     : entry->kind == EntryKind::folder ? "this is a folder; name the files in it"
                                                        : why_unread(*entry, most_import_bytes);
  if (fault.empty()) {
    if (const auto bytes = folder.read(path)) return parse_document(*bytes, name, diagnostics);
  } else {
    diagnostics.error({printable(name)}, fault);
  }
  return std::nullopt;
}

}  // namespace statusbook
