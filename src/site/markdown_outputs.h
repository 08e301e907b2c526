// A Markdown copy of each page that is made from a document, for programs and people who would rather read that than
// HTML: title, summary and facts from the registry, then the prose as it was written, its sections in the order of the
// page. It ends with definitions of the labels it uses, so that its links work wherever it is read.
#pragma once

#include "model/book.h"
#include "site/output.h"

namespace statusbook {

void add_markdown_outputs(const Book& book, Outputs& outputs);

}  // namespace statusbook
