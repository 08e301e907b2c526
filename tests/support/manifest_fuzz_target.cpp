#include "support/manifest_fuzz_target.h"

#include <cstdlib>
#include <string>

#include "base/memory_file_system.h"
#include "publish/manifest.h"
#include "support/publish_site.h"

using namespace statusbook;

void publish_over_any_manifest(std::string_view bytes) {
  const std::string mine = "nobody's";
  const std::string text(bytes);
  MemoryFileSystem folder({{manifest_path, text}, {"mine.txt", mine}, {"a/mine", mine}});
  Site site;
  site.files = {{"a/index.html", "page"}, {"index.html", "home"}};
  try {
    publish(site, folder);
  } catch (const EnvironmentError&) {
    if (folder.read(manifest_path) != text) std::abort();  // refused before anything is written
    return;
  }
  for (const auto* path : {"mine.txt", "a/mine"}) {
    if (text.find(path) == std::string::npos && folder.read(path) != mine) std::abort();
  }
  if (folder.read("index.html") != "home" || folder.read("a/index.html") != "page") std::abort();
  const auto [written, deleted, untouched] = publish(site, folder);
  if (written != 0 || deleted != 0) std::abort();
}
