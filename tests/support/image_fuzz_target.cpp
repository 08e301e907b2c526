#include "support/image_fuzz_target.h"

#include <cstdlib>

#include "load/image_head.h"

void read_any_image(std::string_view bytes) {
  const auto head = statusbook::read_image_head(bytes);
  if ((head.width == 0) != (head.height == 0)) std::abort();
  if (!head.format && head.width != 0) std::abort();
}
