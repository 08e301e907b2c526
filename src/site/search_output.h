// search.js: what the search box looks through, as a script, so that a page that was opened from a folder can load it
// too. It is one call, statusbookSearch({...}), of a function that whoever loads it has defined.
//
// Each member is one text with a line for each entry, so that it compresses well; where a line holds several texts,
// tabs separate them. The entries: classes, codes, fields, specs, notes, lists, in this order.
//
//   kind       a letter: c class, k code, p part of a code, f field, s spec, o spec that another has replaced, n note,
//              l list of the site
//   url        from the site's root
//   label      the id, where it stands before the title: "404", "RFC 9110"
//   title      the phrase, the name, the heading
//   summary    one sentence, or nothing
//   state      the label of a code's state, where it is not the first one
//   names      what else the entry is called: phrases that it had, spellings of constants, sections that define it
//   others     the phrases of a code's other meanings
//   keywords   those that the book gives
//   settings   names in code font in the entry's prose
//   headings   of the entry's prose
//   mentions   of notes: "entry level" by how much the note is about other entries, 3 (in its title) to 1
//   vendor     who gives the code a meaning, as one text
//   aliases    what readers call these
//   unassigned of classes: numbers without code
//   common     words that tell no entry from another: of all constants, of the book's title, its filler
#pragma once

#include "model/book.h"
#include "site/output.h"

namespace statusbook {

void add_search_output(const Book& book, Outputs& outputs);

}  // namespace statusbook
