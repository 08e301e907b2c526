// Block quotes of a document as alerts.
#pragma once

#include "text/markdown.h"
#include "text/markdown_parser.h"
#include "text/markdown_source.h"

namespace statusbook {

/// Makes an alert of a quote that begins with a marker such as [!NOTE]; reports one that no alert has.
void make_alert(cmark_node* quote, const MarkdownSource& source, MarkdownHost& host, Diagnostics& diagnostics);

}  // namespace statusbook
