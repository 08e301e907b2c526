#include "support/import_fuzz_target.h"

#include <cstdlib>
#include <string>

#include "base/strings.h"
#include "import/find_entries.h"
#include "import/read_document.h"
#include "import/report.h"

using namespace statusbook;

namespace {

const CodeReader& codes() {
  static const Registry registry = [] {
    Registry result;
    CodeClass errors;
    errors.id = "4xx";
    errors.name = "Client Error";
    result.classes.add(errors);
    Code code;
    code.id = "404";
    code.meanings.emplace_back().phrase = "Not Found";
    result.codes.add(code);
    return result;
  }();
  static const CodeReader reader(registry);
  return reader;
}

}  // namespace

void import_any_bytes(std::string_view bytes) {
  for (const std::string name : {"a.md", "404.html"}) {
    Diagnostics diagnostics;
    auto document = parse_document(bytes, name, diagnostics);
    if (!document) continue;
    auto result = find_entries(std::move(*document), codes());
    clean_entries(result, codes());
    format_report(result, codes());
    if (find_invalid_utf8(format_entries_as_json(result)) != std::string::npos) std::abort();
    for (const auto& entry : result.entries) {
      if (entry.code.empty() || find_invalid_utf8(write_markdown(entry.blocks)) != std::string::npos) std::abort();
    }
  }
}
