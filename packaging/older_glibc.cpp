// For a portable program: std::random_device, as GCC 12 and later compile it on glibc 2.36, asks the C library for a
// function that 2.35 does not have. With this one in the program, it runs on both.
#include <stdlib.h>
#include <unistd.h>

#include <cstdint>

extern "C" std::uint32_t arc4random() noexcept {
  std::uint32_t number = 0;
  if (getentropy(&number, sizeof number) != 0) abort();  // the kernel has had random numbers since it started
  return number;
}
