// All files of a site, made from a linked book and a theme. What there is to be made is a list of outputs, one file
// here a kind; a further kind is a function that adds to the list, and its line in list_outputs().
#pragma once

#include "base/diagnostic.h"
#include "base/memo.h"
#include "model/output.h"
#include "site/site_part.h"

namespace statusbook {

struct MadeOutput {
  OutputFile file;
  Diagnostics diagnostics;
};

/// The site of the book's own language is the first part; those of others are in its folders and use its data and its
/// assets. `jobs` as for parallel_for(). Two outputs with one path are a fault. With `reuse`, which has outputs of
/// earlier times, those that are made from the same as before are not made again. Where there is no fault before the
/// first file is made, `sink` takes them all; others may be found then.
Site make_site(const SiteParts& parts, Extent extent, int jobs, Diagnostics& diagnostics,
               Memo<MadeOutput>* reuse = nullptr, OutputSink* sink = nullptr);

}  // namespace statusbook
