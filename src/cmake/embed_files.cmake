# cmake -DFOLDER=… -DOUT=… -P embed_files.cmake: a C++ source with the folder's files as string literals.
file(GLOB_RECURSE files RELATIVE "${FOLDER}" "${FOLDER}/*")
list(SORT files)
set(entries "")
foreach(file IN LISTS files)
  file(READ "${FOLDER}/${file}" text)
  # A file whose name begins with a dot is kept without it, so that it does not work on the project's own sources.
  string(REGEX REPLACE "^gitignore$" ".gitignore" path "${file}")
  string(APPEND entries "    {\"${path}\", R\"file(${text})file\"},\n")
endforeach()
file(CONFIGURE OUTPUT "${OUT}" @ONLY CONTENT [[
#include "scaffold/starter.h"

namespace statusbook {

namespace {

constexpr StarterFile files[]{
@entries@};

}  // namespace

std::span<const StarterFile> starter_files() { return files; }

}  // namespace statusbook
]])
