// What no generator of such a site can do without: reads the Markdown below one folder, runs cmark-gfm over it, and
// writes files of the sizes that a finished site has. Threads share the work as they do in statusbook, and a lock is
// around the parser here, too.
//
// usage: statusbook-floor CONTENT SITE OUT
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <string>
#include <vector>

#include "base/parallel_for.h"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  return files;
}

std::string read(const fs::path& path) {
  std::string bytes(fs::file_size(path), '\0');
  std::ifstream(path, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

std::size_t size_of_html(const std::string& text) {
  static std::mutex mutex;
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  cmark_node* root = nullptr;
  {
    const std::scoped_lock lock(mutex);
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, text.data(), text.size());
    root = cmark_parser_finish(parser);
  }
  char* html = cmark_render_html(root, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser));
  const auto size = std::string_view(html).size();
  std::free(html);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return size;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: statusbook-floor CONTENT SITE OUT\n";
    return 2;
  }
  const fs::path site = argv[2];
  const fs::path out = argv[3];
  const auto sources = files_in(argv[1]);
  std::vector<std::size_t> sizes(sources.size());
  statusbook::parallel_for(sources.size(), 0, [&](std::size_t i) {
    const auto text = read(sources[i]);
    sizes[i] = sources[i].extension() == ".md" ? size_of_html(text) : text.size();
  });
  const auto files = files_in(site);
  statusbook::parallel_for(files.size(), 0, [&](std::size_t i) {
    const auto path = out / fs::relative(files[i], site);
    fs::create_directories(path.parent_path());
    const std::string bytes(fs::file_size(files[i]), 'x');
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  });
  std::size_t sum = 0;
  for (const auto size : sizes) sum += size;
  std::cout << sources.size() << " files read, " << sum << " bytes of HTML, " << files.size() << " files written\n";
}
