#include "base/diagnostic_text.h"

#include <map>

#include "catch.h"

using namespace statusbook;

namespace {

std::string shown(const Diagnostics& diagnostics, const std::string& text, Color color = Color::off) {
  return format_for_people(
      diagnostics.sorted(), [&](const std::string&) { return std::optional(text); }, color);
}

std::string shown(const Location& at, const std::string& text) {
  Diagnostics diagnostics;
  diagnostics.error(at, "wrong");
  return shown(diagnostics, text);
}

std::string for_github(const Location& at, std::string message, std::string help = {}) {
  Diagnostics diagnostics;
  diagnostics.error(at, std::move(message), std::move(help));
  return format_for_github(diagnostics.sorted());
}

std::string repeat(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("a diagnostic shows its line, a caret line and help", "[diagnostic_text]") {
  Diagnostics diagnostics;
  diagnostics.error({"a.toml", 2, 1, 5}, "unknown key 'phrse'", "the keys are phrase");
  CHECK(shown(diagnostics, "first\nphrse = 1\n") ==
        "a.toml:2:1: error: unknown key 'phrse'\n"
        "    2 | phrse = 1\n"
        "      | ^^^^^\n"
        "      = help: the keys are phrase\n"
        "1 error\n");
}

TEST_CASE("the caret stands below its code point", "[diagnostic_text]") {
  CHECK(shown({"f", 1, 5, 2}, "ä€😀 xy z\n") ==
        "f:1:5: error: wrong\n"
        "    1 | ä€😀 xy z\n"
        "      |     ^^\n"
        "1 error\n");
}

TEST_CASE("a tab is shown as a space, so that the caret stays below", "[diagnostic_text]") {
  CHECK(shown({"f", 1, 3, 1}, "\t\tx\n") ==
        "f:1:3: error: wrong\n"
        "    1 |   x\n"
        "      |   ^\n"
        "1 error\n");
}

TEST_CASE("the caret line ends with the line", "[diagnostic_text]") {
  const std::string head = "f:1:3: error: wrong\n    1 | abcd\n";
  CHECK(shown({"f", 1, 3, 99}, "abcd") == head + "      |   ^^\n1 error\n");
  CHECK(shown({"f", 1, 3, 0}, "abcd") == head + "      |   ^\n1 error\n");
  CHECK(shown({"f", 1, 5, 1}, "abcd") == "f:1:5: error: wrong\n    1 | abcd\n      |     ^\n1 error\n");
  CHECK(shown({"f", 1, 6, 1}, "abcd") == "f:1:6: error: wrong\n    1 | abcd\n1 error\n");
}

TEST_CASE("without column there is no caret, without line no frame", "[diagnostic_text]") {
  CHECK(shown({"f", 1}, "abcd") == "f:1: error: wrong\n    1 | abcd\n1 error\n");
  CHECK(shown({"f"}, "abcd") == "f: error: wrong\n1 error\n");
  CHECK(shown({"f", 9, 1}, "abcd") == "f:9:1: error: wrong\n1 error\n");
}

TEST_CASE("a file whose text cannot be had is named without a frame", "[diagnostic_text]") {
  Diagnostics diagnostics;
  diagnostics.error({"gone", 1, 1}, "wrong");
  const auto text = format_for_people(
      diagnostics.sorted(), [](const std::string&) { return std::nullopt; }, Color::off);
  CHECK(text == "gone:1:1: error: wrong\n1 error\n");
}

TEST_CASE("a line that is too long to be read is not shown", "[diagnostic_text]") {
  CHECK(shown({"f", 1, 1}, std::string(161, 'x')) == "f:1:1: error: wrong\n1 error\n");
  CHECK(shown({"f", 1, 1}, repeat("ä", 160)).size() > 320);
}

TEST_CASE("control characters reach no terminal", "[diagnostic_text]") {
  Diagnostics diagnostics;
  diagnostics.error({"a\x1b[31m\n.md", 1, 4}, "message \x1b[2J\r\n\x7f", "help \x07\x1b]0;x");
  const auto text = shown(diagnostics, "\x1b[A\x08xyz\x7f\n");
  CHECK(text ==
        "a [31m .md:1:4: error: message  [2J   \n"
        "    1 |  [A xyz \n"
        "      |    ^\n"
        "      = help: help   ]0;x\n"
        "1 error\n");
}

TEST_CASE("control characters beyond ASCII and bytes that are no text reach no terminal", "[diagnostic_text]") {
  // U+009B introduces control sequences as ESC [ does; U+202E turns the direction of text.
  CHECK(shown({"f", 1, 5}, "a\u009b2Jx\u0085\u202e\u2066\u2069\n") ==
        "f:1:5: error: wrong\n"
        "    1 | a 2Jx    \n"
        "      |     ^\n"
        "1 error\n");
  CHECK(shown({"f", 1, 3}, "a\x9bx\xc3\n") ==
        "f:1:3: error: wrong\n"
        "    1 | a?x?\n"
        "      |   ^\n"
        "1 error\n");
}

TEST_CASE("colors tell errors from warnings, and come only where they are wanted", "[diagnostic_text]") {
  Diagnostics diagnostics;
  diagnostics.error({"f", 1, 1}, "one", "help");
  diagnostics.warning({"f", 1, 2}, "two");
  const auto text = shown(diagnostics, "ab", Color::on);
  CHECK(text ==
        "\x1b[1mf:1:1:\x1b[0m \x1b[1;31merror:\x1b[0m one\n"
        "    1 \x1b[1;34m|\x1b[0m ab\n"
        "      \x1b[1;34m|\x1b[0m \x1b[1;31m^\x1b[0m\n"
        "      \x1b[1;34m=\x1b[0m help: help\n"
        "\x1b[1mf:1:2:\x1b[0m \x1b[1;33mwarning:\x1b[0m two\n"
        "    1 \x1b[1;34m|\x1b[0m ab\n"
        "      \x1b[1;34m|\x1b[0m  \x1b[1;31m^\x1b[0m\n"
        "1 error, 1 warning\n");
  CHECK(shown(diagnostics, "ab").find('\x1b') == std::string::npos);
}

TEST_CASE("the last line counts errors and warnings", "[diagnostic_text]") {
  const auto last_line = [](int errors, int warnings) {
    Diagnostics diagnostics;
    for (int i = 0; i < errors; ++i) diagnostics.error({"f"}, "e" + std::to_string(i));
    for (int i = 0; i < warnings; ++i) diagnostics.warning({"f"}, "w" + std::to_string(i));
    const auto text = shown(diagnostics, "");
    return text.empty() ? text : text.substr(text.rfind('\n', text.size() - 2) + 1);
  };
  CHECK(last_line(1, 0) == "1 error\n");
  CHECK(last_line(2, 0) == "2 errors\n");
  CHECK(last_line(0, 1) == "1 warning\n");
  CHECK(last_line(1, 2) == "1 error, 2 warnings\n");
  CHECK(last_line(0, 0) == "");
}

TEST_CASE("lines are found by LF and CRLF alike", "[diagnostic_text]") {
  CHECK(shown({"f", 2, 1}, "a\r\nb\r\n") == "f:2:1: error: wrong\n    2 | b\n      | ^\n1 error\n");
}

TEST_CASE("each file is read once, however many diagnostics name it", "[diagnostic_text]") {
  Diagnostics diagnostics;
  const int many = static_cast<int>(Diagnostics::most_kept);
  for (int i = 1; i <= many; ++i) diagnostics.error({"f", i, 1}, "wrong");
  int reads = 0;
  const auto text = format_for_people(
      diagnostics.sorted(),
      [&](const std::string&) {
        ++reads;
        return std::optional(repeat("x\n", many));
      },
      Color::off);
  CHECK(reads == 1);
  CHECK(text.ends_with("f:2000:1: error: wrong\n 2000 | x\n      | ^\n2,000 errors\n"));
}

TEST_CASE("annotations have the place and the message with its help", "[diagnostic_text]") {
  CHECK(for_github({"a.md", 3, 5}, "wrong", "mend it") == "::error file=a.md,line=3,col=5::wrong%0Amend it\n");
  CHECK(for_github({"a.md", 3}, "wrong") == "::error file=a.md,line=3::wrong\n");
  CHECK(for_github({"a.md"}, "wrong") == "::error file=a.md::wrong\n");
  Diagnostics diagnostics;
  diagnostics.warning({"a.md", 1, 1}, "odd");
  CHECK(format_for_github(diagnostics.sorted()) == "::warning file=a.md,line=1,col=1::odd\n");
}

TEST_CASE("no text of an annotation can end it or begin another", "[diagnostic_text]") {
  CHECK(for_github({"a,b:c%\n::error::x", 1}, "100% of\r\n::set-output name=x::y") ==
        "::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax,line=1::100%25 of%0D%0A::set-output name=x::y\n");
}

TEST_CASE("diagnostics are sorted by place, and equal ones are told once", "[diagnostic_text]") {
  Diagnostics diagnostics;
  diagnostics.error({"b", 1, 1}, "x");
  diagnostics.error({"a", 10, 1}, "x");
  diagnostics.error({"a", 9, 2}, "x");
  diagnostics.error({"a", 9, 1}, "y");
  diagnostics.error({"a", 9, 1}, "x");
  diagnostics.error({"a", 9, 1}, "x");
  diagnostics.warning({"a"}, "z");
  std::vector<std::string> order;
  for (const auto& [severity, at, message, help] : diagnostics.sorted()) {
    order.push_back(at.file.str() + std::to_string(at.line) + std::to_string(at.column) + message);
  }
  CHECK(order == std::vector<std::string>{"a00z", "a91x", "a91y", "a92x", "a101x", "b11x"});
}

TEST_CASE("warnings alone are no errors", "[diagnostic_text]") {
  Diagnostics diagnostics;
  diagnostics.warning({"a"}, "odd");
  CHECK_FALSE(diagnostics.has_errors());
  Diagnostics others;
  others.error({"a"}, "wrong");
  diagnostics.append(std::move(others));
  CHECK(diagnostics.has_errors());
}

TEST_CASE("of many diagnostics the first are shown, errors before warnings, and the rest is counted",
          "[diagnostic_text]") {
  Diagnostics diagnostics;
  for (int line = 1; line <= 3; ++line) diagnostics.warning({"f", line}, "odd");
  for (int line = 4; line <= 1053; ++line) diagnostics.error({"f", line}, "wrong");
  const auto list = diagnostics.sorted();
  const SourceLookup none = [](const std::string&) { return std::nullopt; };
  CHECK(format_for_people(list, none, Color::off, 2) ==
        "f:4: error: wrong\nf:5: error: wrong\nand 1,051 more (--all prints them)\n1,050 errors, 3 warnings\n");
  CHECK(format_for_people(std::span(list).first(4), none, Color::off, 2) ==
        "f:1: warning: odd\nf:4: error: wrong\nand 2 more (--all prints them)\n1 error, 3 warnings\n");
  CHECK(format_for_people(std::span(list).first(2), none, Color::off, 2) ==
        "f:1: warning: odd\nf:2: warning: odd\n2 warnings\n");
  CHECK(format_for_github(list, 1) == "::error file=f,line=4::wrong\n::notice::and 1,052 more (--all prints them)\n");
}

TEST_CASE("the faults of a file that cannot be read come first", "[diagnostic_text]") {
  Diagnostics task;
  task.refuse({"z", 3}, "not read");
  Diagnostics diagnostics;
  diagnostics.error({"a", 1}, "wrong");
  diagnostics.append(std::move(task));
  diagnostics.warning({"z", 2}, "odd");
  const auto list = diagnostics.sorted();
  REQUIRE(list.size() == 3);
  CHECK(list[0].message == "odd");
  CHECK(list[1].message == "not read");
  CHECK(list[2].message == "wrong");
  CHECK(diagnostics.is_cause(list[0]));
  CHECK_FALSE(diagnostics.is_cause(list[2]));
}
