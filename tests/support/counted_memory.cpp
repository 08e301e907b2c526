#include "support/counted_memory.h"

#include <cstdlib>
#include <new>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
std::size_t count_bytes(const std::function<void()>& work) {
  work();
  return 0;
}
#else
namespace {

thread_local std::size_t bytes = 0;

}  // namespace

void* operator new(std::size_t size) {
  bytes += size;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

std::size_t count_bytes(const std::function<void()>& work) {
  const auto before = bytes;
  work();
  return bytes - before;
}
#endif
