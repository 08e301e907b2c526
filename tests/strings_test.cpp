#include "base/strings.h"

#include "base/file_system.h"
#include "catch.h"

using namespace statusbook;

using Parts = std::vector<std::string_view>;

TEST_CASE("white space is trimmed at the ends and collapsed inside", "[strings]") {
  CHECK(trim(" \t a b\r\n") == "a b");
  CHECK(trim(" \n ") == "");
  CHECK(collapse_whitespace("  a \t\n b  c ") == "a b c");
  CHECK(collapse_whitespace("\n") == "");
  CHECK(collapse_whitespace("a\u00A0b") == "a\u00A0b");
}

TEST_CASE("text splits at every separator, empty parts kept", "[strings]") {
  CHECK(split("a,,b", ',') == Parts{"a", "", "b"});
  CHECK(split("", ',') == Parts{""});
  CHECK(split(",", ',') == Parts{"", ""});
}

TEST_CASE("lines end with LF or CRLF, and a final end opens no further line", "[strings]") {
  CHECK(split_lines("a\r\nb\n") == Parts{"a", "b"});
  CHECK(split_lines("a\n\nb") == Parts{"a", "", "b"});
  CHECK(split_lines("\n") == Parts{""});
  CHECK(split_lines("") == Parts{});
  CHECK(split_lines("a\rb\r\r\n") == Parts{"a\rb\r"});
}

TEST_CASE("what replaces text is not searched again", "[strings]") {
  CHECK(replace_all("aXbX", "X", "XX") == "aXXbXX");
  CHECK(replace_all("aaa", "aa", "") == "a");
  CHECK(replace_all("abc", "x", "y") == "abc");
}

TEST_CASE("letters of ASCII, and only these, compare without regard to case", "[strings]") {
  CHECK(equal_ignoring_case("Retry-AFTER", "retry-after"));
  CHECK_FALSE(equal_ignoring_case("retry", "retry-after"));
  CHECK_FALSE(equal_ignoring_case("[", "{"));
  CHECK(to_lower("ÄZ@[`") == "Äz@[`");
}

TEST_CASE("numbers inside names sort as numbers", "[strings]") {
  CHECK(natural_less("403.2", "403.14"));
  CHECK_FALSE(natural_less("403.14", "403.2"));
  CHECK(natural_less("403", "403.1"));
  CHECK(natural_less("42P01", "42P10"));
  CHECK(natural_less("99", "100"));
  CHECK(natural_less("a9z", "a10a"));
  CHECK(natural_less("123456789012345678901", "123456789012345678902"));
  CHECK_FALSE(natural_less("404", "404"));
}

TEST_CASE("equal numbers with leading zeros have no order", "[strings]") {
  CHECK_FALSE(natural_less("007", "7"));
  CHECK_FALSE(natural_less("7", "007"));
  CHECK(natural_less("007", "8"));
  CHECK(natural_less("0", "1"));
}

TEST_CASE("numbers have commas, and what is counted an s", "[strings]") {
  CHECK(count_of(0, "link") == "0 links");
  CHECK(count_of(1, "link") == "1 link");
  CHECK(count_of(999, "link") == "999 links");
  CHECK(count_of(1000, "link") == "1,000 links");
  CHECK(count_of(1234567, "link") == "1,234,567 links");
}

TEST_CASE("code points are counted, and bytes that begin none count as one each", "[strings]") {
  CHECK(code_points("") == 0);
  CHECK(code_points("aä€😀") == 4);
  CHECK(code_points("a\xFF\xC3") == 3);
  CHECK(code_points("\xE2\x82z") == 3);
}

TEST_CASE("the first byte that is not UTF-8 is found", "[strings]") {
  CHECK(find_invalid_utf8("aä€😀\U0010FFFF") == std::string_view::npos);
  CHECK(find_invalid_utf8("ab\x80") == 2);
  CHECK(find_invalid_utf8("\xC0\xAF") == 0);            // overlong
  CHECK(find_invalid_utf8("a\xE0\x80\xAF") == 1);       // overlong
  CHECK(find_invalid_utf8("a\xF0\x80\x80\x80") == 1);   // overlong
  CHECK(find_invalid_utf8("\xED\xA0\x80") == 0);        // a surrogate
  CHECK(find_invalid_utf8("ab\xF4\x90\x80\x80") == 2);  // above U+10FFFF
  CHECK(find_invalid_utf8("ä\xE2\x82") == 2);           // cut off
}

TEST_CASE("HTML's own characters are escaped for content and double-quoted attributes", "[strings]") {
  CHECK(escape_html("<a href=\"x\">&amp;'</a>") == "&lt;a href=&quot;x&quot;&gt;&amp;amp;'&lt;/a&gt;");
}

TEST_CASE("paths are joined and taken apart", "[strings]") {
  CHECK(join_path("a", "b") == "a/b");
  CHECK(join_path("", "b") == "b");
  CHECK(join_path("a", "") == "a");
  CHECK(parent_path("a/b/c") == "a/b");
  CHECK(parent_path("a") == "");
}

TEST_CASE("only a path that stays below its root is plain", "[strings]") {
  for (const auto* path : {"a", "a/b.html", ".nojekyll", "404/..x", "a b", "ä"}) {
    INFO(path);
    CHECK(is_plain_path(path));
  }
  for (const std::string path :
       {"", "/", "/etc/passwd", "a/", "a//b", ".", "a/./b", "..", "../a", "a/..", "a\\b", "a\nb", "a\x7F"}) {
    INFO(path);
    CHECK_FALSE(is_plain_path(path));
  }
  CHECK_FALSE(is_plain_path(std::string_view("a\0b", 3)));
}
