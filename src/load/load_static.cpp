#include "load/load_static.h"

#include <fmt/format.h>

#include <utility>

namespace statusbook {

namespace {

const std::string folder = "content/static";

// GitHub refuses files of 100 MB, and a site of more than 1 GB.
constexpr std::uintmax_t most_file_bytes = 16U << 20U;
constexpr std::uintmax_t most_bytes = 256U << 20U;
constexpr int deepest = 16;

class StaticLoader {
 public:
  StaticLoader(const FileReader& project, Diagnostics& diagnostics) : project_(project), diagnostics_(diagnostics) {}

  std::vector<StaticFile> load() {
    load_folder("", 0);
    return std::move(files_);
  }

 private:
  void load_folder(const std::string& path, int depth) {
    for (const auto& entry : project_.list(join_path(folder, path))) {
      const auto inner = join_path(path, entry.name);
      const auto from = join_path(folder, inner);
      if (entry.kind == EntryKind::folder && depth < deepest) {
        load_folder(inner, depth + 1);
      } else if (const auto fault = fault_of(inner, entry); !fault.empty()) {
        diagnostics_.error({from}, fault);
      } else if (auto bytes = project_.read(from)) {
        total_ += bytes->size();
        files_.push_back({inner, from, std::move(*bytes)});
      }
    }
  }

  /// Why a file is not taken; empty where it is.
  [[nodiscard]] std::string fault_of(const std::string& path, const Entry& entry) const {
    if (!is_plain_path(path)) return "a file's name may hold no backslash and no control character";
    if (entry.kind == EntryKind::folder) return "too many folders in one another";
    if (auto fault = why_unread(entry, most_file_bytes); !fault.empty()) return fault;
    if (total_ + entry.size > most_bytes) return fmt::format("content/static has more than {} bytes", most_bytes);
    return "";
  }

  const FileReader& project_;
  Diagnostics& diagnostics_;
  std::uintmax_t total_ = 0;
  std::vector<StaticFile> files_;
};

}  // namespace

std::vector<StaticFile> load_static(const FileReader& project, Diagnostics& diagnostics) {
  return StaticLoader(project, diagnostics).load();
}

}  // namespace statusbook
