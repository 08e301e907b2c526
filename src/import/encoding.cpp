#include <iconv.h>
#include <utf8.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/strings.h"
#include "import/read_document.h"

namespace statusbook {

namespace {

constexpr int most_repairs = 3;  // of text that was damaged again and again
constexpr std::string_view replacement = "\uFFFD";

/// Bytes of an encoding as UTF-8; what means nothing there is U+FFFD. `unit` is the size of its smallest character.
std::string convert(std::string bytes, const char* encoding, std::size_t unit) {
  const iconv_t converter = iconv_open("UTF-8", encoding);
  std::string text(bytes.size() * 3 + replacement.size(), '\0');
  auto* from = bytes.data();
  auto* to = text.data();
  auto left = bytes.size() - bytes.size() % unit;
  auto room = text.size();
  while (iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1) && left >= unit) {
    to = std::copy(replacement.begin(), replacement.end(), to);
    room -= replacement.size();
    from += unit;
    left -= unit;
  }
  iconv_close(converter);
  text.resize(text.size() - room);
  return text;
}

/// What Windows-1252 has at 0x80 to 0xFF, as UTF-8, and back.
struct Windows1252 {
  std::array<std::string, 128> characters;
  std::map<std::string, char, std::less<>> bytes;

  Windows1252() {
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const auto byte = static_cast<unsigned char>(0x80 + i);
      const auto c = static_cast<char>(byte);
      characters.at(i) = convert({c}, "WINDOWS-1252", 1);
      if (characters.at(i) != replacement) bytes.emplace(characters.at(i), c);
      // Programs that are lenient pass bytes that mean nothing on as control characters.
      std::string control;
      utf8::append(byte, control);
      bytes.emplace(control, c);
    }
  }
};

const Windows1252& windows_1252() {
  static const Windows1252 table;
  return table;
}

/// Keeps what is UTF-8 and takes each other byte for Windows-1252.
void decode_bytes(std::string_view bytes, DecodedText& result) {
  int line = 1;
  while (!bytes.empty()) {
    const auto size = static_cast<std::size_t>(utf8::find_invalid(bytes.begin(), bytes.end()) - bytes.begin());
    const auto valid = bytes.substr(0, size);
    result.text += valid;
    line += static_cast<int>(std::count(valid.begin(), valid.end(), '\n'));
    bytes.remove_prefix(size);
    if (bytes.empty()) break;
    result.guessed.push_back(line);
    result.text += windows_1252().characters.at(static_cast<unsigned char>(bytes.front()) - 0x80U);
    bytes.remove_prefix(1);
  }
}

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && !is_space(c)) || c == 0x7F; }

/// Line ends made "\n", and control characters and byte order marks taken out.
std::string clean_controls(std::string text) {
  text = replace_all(replace_all(std::move(text), "\r\n", "\n"), "\r", "\n");
  text = replace_all(replace_all(std::move(text), "\f", " "), "\uFEFF", "");
  std::erase_if(text, is_control);
  return text;
}

/// Damaged text at the front, and what it meant: characters whose Windows-1252 bytes are one character of UTF-8.
std::optional<TextRepair> find_mojibake(std::string_view text, int line) {
  std::string bytes;
  std::size_t at = 0;
  while (at < text.size() && bytes.size() < 4) {
    const auto character = text.substr(at, utf8_sequence_length(text.substr(at)));
    const auto byte = windows_1252().bytes.find(character);
    if (byte == windows_1252().bytes.end()) break;
    bytes += byte->second;
    at += character.size();
    if (utf8_sequence_length(bytes) == bytes.size()) return TextRepair{line, std::string(text.substr(0, at)), bytes};
  }
  // The last byte of a closing quotation mark means nothing in Windows-1252, and many programs dropped it.
  constexpr std::string_view cut_quote = "\u00E2\u20AC";
  if (text.starts_with(cut_quote)) return TextRepair{line, std::string(cut_quote), "\u201D"};
  return std::nullopt;
}

std::string repair(std::string_view text, std::vector<TextRepair>& repairs) {
  std::string result;
  int line = 1;
  while (!text.empty()) {
    const auto size = utf8_sequence_length(text);
    if (text.front() == '\n') ++line;
    auto found = size > 1 ? find_mojibake(text, line) : std::nullopt;
    result += found ? found->to : text.substr(0, size);
    text.remove_prefix(found ? found->from.size() : size);
    if (found) repairs.push_back(std::move(*found));
  }
  return result;
}

/// Whether somebody could have written this: no NUL, few other control characters.
bool is_text(std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos || bytes.starts_with("%PDF-")) return false;
  return std::count_if(bytes.begin(), bytes.end(), is_control) * 50 <= static_cast<long>(bytes.size());
}

std::vector<int> lost_lines(std::string_view text) {
  std::vector<int> lines;
  const auto all = split(text, '\n');
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].find(replacement) != std::string_view::npos) lines.push_back(static_cast<int>(i) + 1);
  }
  return lines;
}

}  // namespace

std::optional<DecodedText> decode_text(std::string_view bytes) {
  DecodedText result;
  const bool is_utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (is_utf16) result.text = convert(std::string(bytes), "UTF-16", 2);
  if (!is_text(is_utf16 ? result.text : bytes)) return std::nullopt;
  if (!is_utf16) decode_bytes(bytes, result);
  result.text = clean_controls(std::move(result.text));
  for (int pass = 0; pass < most_repairs; ++pass) result.text = clean_controls(repair(result.text, result.repairs));
  result.lost = lost_lines(result.text);
  return result;
}

}  // namespace statusbook
