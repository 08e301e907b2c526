#include "text/markdown_memory.h"

#include <cstring>
#include <string_view>
#include <vector>

#include "catch.h"

using namespace statusbook;

TEST_CASE("without a MarkdownMemory, cmark-gfm takes its own", "[markdown]") {
  CHECK_FALSE(MarkdownMemory::is_in_use());
  CHECK(MarkdownMemory::in_use() == cmark_get_default_mem_allocator());
  {
    const MarkdownMemory memory;
    const MarkdownMemory inner;
    CHECK(MarkdownMemory::is_in_use());
    CHECK(MarkdownMemory::in_use() != cmark_get_default_mem_allocator());
  }
  CHECK_FALSE(MarkdownMemory::is_in_use());
}

TEST_CASE("a piece is zero, also where another was before", "[markdown]") {
  const MarkdownMemory memory;
  auto* pieces = MarkdownMemory::in_use();
  auto* first = static_cast<char*>(pieces->calloc(1, 100));
  std::memset(first, 'x', 100);
  pieces->free(first);
  auto* second = static_cast<char*>(pieces->calloc(10, 10));
  CHECK(second == first);
  CHECK(std::string_view(second, 100) == std::string(100, '\0'));
}

TEST_CASE("a piece that grows keeps what it holds, wherever it is", "[markdown]") {
  const MarkdownMemory memory;
  auto* pieces = MarkdownMemory::in_use();
  std::vector<char*> texts;
  for (int i = 0; i < 3; ++i) texts.push_back(static_cast<char*>(pieces->realloc(nullptr, 5)));
  for (std::size_t i = 0; i < texts.size(); ++i)
    std::memcpy(texts[i], std::string(4, static_cast<char>('a' + i)).c_str(), 5);
  for (const std::size_t size : {10U, 1000U, 300'000U}) {  // of which the last needs memory of its own
    for (auto& text : texts) text = static_cast<char*>(pieces->realloc(text, size));
    CHECK(texts[0] == std::string_view("aaaa"));
    CHECK(texts[1] == std::string_view("bbbb"));
    CHECK(texts[2] == std::string_view("cccc"));
    for (auto* text : texts) std::memset(text + 5, 'z', size - 5);
  }
}

TEST_CASE("the last piece grows where it is", "[markdown]") {
  const MarkdownMemory memory;
  auto* pieces = MarkdownMemory::in_use();
  pieces->calloc(1, 1);
  auto* text = pieces->realloc(nullptr, 10);
  CHECK(pieces->realloc(text, 10'000) == text);
  CHECK(pieces->realloc(text, 5) == text);
}
