// The images that pages show, as they are.
#pragma once

#include "model/book.h"
#include "site/output.h"

namespace statusbook {

void add_image_outputs(const Book& book, Outputs& outputs);

}  // namespace statusbook
