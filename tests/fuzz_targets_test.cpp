// The fuzz targets do on small corpora what they do for hours with clang.
#include <functional>

#include "base/disk_file_system.h"
#include "catch.h"
#include "support/image_fuzz_target.h"
#include "support/manifest_fuzz_target.h"
#include "support/message_fuzz_target.h"
#include "support/page_fuzz_target.h"
#include "support/share.h"

namespace {

/// Gives the target each file of the folder, and each beginning of it.
void feed(const std::string& folder, const std::function<void(std::string_view)>& target) {
  const statusbook::DiskFileSystem files(std::string(STATUSBOOK_SOURCE_DIR) + "/" + folder);
  int fed = 0;
  for (const auto& entry : files.list("")) {
    const auto text = files.read(entry.name).value_or("");
    for (std::size_t length = 0; length <= text.size(); length += statusbook::share + length / 500) {
      INFO(entry.name << ", " << length << " bytes");
      CHECK_NOTHROW(target(std::string_view(text).substr(0, length)));
    }
    ++fed;
  }
  CHECK(fed > 0);
}

}  // namespace

TEST_CASE("publishing takes manifests, cut off anywhere", "[fuzz]") {
  feed("tests/fuzz/manifests", publish_over_any_manifest);
}

TEST_CASE("messages are read, cut off anywhere", "[fuzz]") { feed("tests/fuzz/messages", read_any_message); }

TEST_CASE("images are looked at, cut off anywhere", "[fuzz]") { feed("tests/fuzz/images", read_any_image); }

TEST_CASE("registries are read, cut off anywhere", "[fuzz]") {
  feed("tests/smtp/content/registry", build_any_registry);
}
