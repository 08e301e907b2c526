#include "text/markdown_memory.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace statusbook {

namespace {

constexpr std::size_t alignment = alignof(std::max_align_t);
constexpr std::size_t least_chunk = 96 * 1024;  // what most pages need, and less than malloc asks the system for

thread_local MarkdownMemory* innermost = nullptr;
thread_local std::unique_ptr<std::byte[]> spare;  // the first chunk of the last, for the next

/// Before each piece stands its size.
struct alignas(alignment) Head {
  std::size_t size;
};

Head& head_of(void* piece) { return static_cast<Head*>(piece)[-1]; }

std::size_t round_up(std::size_t size) { return (size + alignment - 1) / alignment * alignment; }

}  // namespace

MarkdownMemory::MarkdownMemory() : outer_(innermost) { innermost = this; }

MarkdownMemory::~MarkdownMemory() {
  innermost = outer_;
  if (!chunks_.empty()) spare = std::move(chunks_.front());
}

bool MarkdownMemory::is_in_use() { return innermost != nullptr; }

MarkdownMemory& MarkdownMemory::current() { return *innermost; }

// Called by C, which no exception gets through: without memory, the program ends, as it does with cmark-gfm's own.
cmark_mem* MarkdownMemory::in_use() {
  static cmark_mem pieces{
      [](std::size_t count, std::size_t size) noexcept {
        return std::memset(current().take(count * size), 0, count * size);
      },
      [](void* piece, std::size_t size) noexcept { return current().resize(piece, size); },
      [](void* piece) noexcept { current().give_back(piece); },
  };
  return innermost == nullptr ? cmark_get_default_mem_allocator() : &pieces;
}

void* MarkdownMemory::take(std::size_t size) {
  const auto needed = sizeof(Head) + round_up(size);
  if (needed > static_cast<std::size_t>(end_ - free_)) {
    add_chunk(needed);
  }
  auto* head = ::new (free_) Head{round_up(size)};
  free_ += needed;
  return head + 1;
}

/// The first chunk is always of the least size, so that it can be used again.
void MarkdownMemory::add_chunk(std::size_t needed) {
  if (chunks_.empty()) {
    if (spare == nullptr) spare.reset(new std::byte[least_chunk]);
    chunks_.push_back(std::move(spare));
    free_ = chunks_.back().get();
    end_ = free_ + least_chunk;
    if (needed <= least_chunk) return;
  }
  const auto size = std::max(needed, least_chunk);
  chunks_.emplace_back(new std::byte[size]);
  free_ = chunks_.back().get();
  end_ = free_ + size;
}

/// The last piece of all grows where it is: most that grow are texts that are being written.
void* MarkdownMemory::resize(void* piece, std::size_t size) {
  if (piece == nullptr) return take(size);
  auto& head = head_of(piece);
  if (size <= head.size) return piece;
  auto* begin = static_cast<std::byte*>(piece);
  if (begin + head.size == free_ && round_up(size) <= static_cast<std::size_t>(end_ - begin)) {
    head.size = round_up(size);
    free_ = begin + head.size;
    return piece;
  }
  return std::memcpy(take(size), piece, head.size);
}

/// The last piece of all makes room for the next; others wait for the end.
void MarkdownMemory::give_back(void* piece) {
  if (piece == nullptr) return;
  auto* begin = static_cast<std::byte*>(piece);
  if (begin + head_of(piece).size == free_) free_ = begin - sizeof(Head);
}

}  // namespace statusbook
