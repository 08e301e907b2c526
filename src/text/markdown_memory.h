// Where cmark-gfm's memory comes from while a page is made. A tree is thousands of small pieces that all go at the same
// time, so they are cut from large ones, given back together, and never freed one by one. cmark-gfm's own arena is one
// for the whole program, and not for threads.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <memory>
#include <vector>

namespace statusbook {

/// As long as one lives, trees that its thread parses and nodes that it makes are in it, and end with it; what is taken
/// out of a tree stays as it is until then. Of several, the youngest is in use, and they end in reverse order.
class MarkdownMemory {
 public:
  MarkdownMemory();
  ~MarkdownMemory();
  MarkdownMemory(const MarkdownMemory&) = delete;
  MarkdownMemory& operator=(const MarkdownMemory&) = delete;

  [[nodiscard]] static bool is_in_use();
  /// cmark-gfm's way to the memory that the thread uses: one of these, or else malloc.
  static cmark_mem* in_use();

 private:
  static MarkdownMemory& current();

  void* take(std::size_t size);
  void* resize(void* piece, std::size_t size);
  void give_back(void* piece);
  void add_chunk(std::size_t needed);

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* free_ = nullptr;  ///< in the last chunk
  std::byte* end_ = nullptr;   ///< of the last chunk
  MarkdownMemory* outer_;
};

}  // namespace statusbook
