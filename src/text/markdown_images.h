// Images of a document as figures.
#pragma once

#include "text/markdown.h"
#include "text/markdown_parser.h"
#include "text/markdown_source.h"

namespace statusbook {

/// Puts a figure in the place of the image's paragraph; takes an image out that is at fault, and reports it.
void make_figure(cmark_node* image, const MarkdownSource& source, const FileName& file, MarkdownHost& host,
                 Diagnostics& diagnostics);

}  // namespace statusbook
