#include "compile/render.h"

#include <fmt/format.h>

#include <algorithm>
#include <execution>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file_system.h"
#include "base/strings.h"
#include "compile/csv_file.h"
#include "compile/json_files.h"
#include "compile/reference_views.h"
#include "compile/views.h"

namespace statusbook {

namespace {

/// A page to be rendered: where it goes, with which template, from what.
struct Job {
  std::string path;
  std::string template_name;
  std::function<nlohmann::ordered_json()> make_view;
  OutputFile output;
  Diagnostics diagnostics;
};

std::vector<Job> plan(const Book& book) {
  std::vector<Job> jobs;
  const auto add = [&](std::string path, std::string template_name, std::function<nlohmann::ordered_json()> make_view) {
    jobs.push_back({std::move(path), std::move(template_name), std::move(make_view), {}, {}});
  };
  for (const auto& page : book.pages) {
    switch (page.kind) {
      case PageKind::code:
        add(page.id + "/index.html", page.fragment.empty() ? "code" : "subcode", [&] { return code_view(book, page); });
        break;
      case PageKind::code_class: add(page.url + "index.html", "class", [&] { return class_view(book, page); }); break;
      case PageKind::field: add(page.url + "index.html", "field", [&] { return field_view(book, page); }); break;
      case PageKind::spec: add(page.url + "index.html", "spec", [&] { return spec_view(book, page); }); break;
      case PageKind::note: add(page.url + "index.html", "note", [&] { return note_view(book, page); }); break;
    }
  }
  add("index.html", "home", [&] { return home_view(book); });
  const auto& registry = book.registry;
  if (!book.settings.facts.empty()) add("facts/index.html", "facts", [&] { return facts_table_view(book); });
  if (registry.fields.size() > 0) add("fields/index.html", "fields", [&] { return fields_index_view(book); });
  if (registry.specs.size() > 0) add("specs/index.html", "specs", [&] { return specs_index_view(book); });
  if (registry.sources.size() > 0) add("sources/index.html", "sources", [&] { return sources_view(book); });
  if (!book.settings.notes.empty()) add("notes/index.html", "notes", [&] { return notes_view(book); });
  add("404.html", "not-found", [&] { return not_found_view(book); });
  return jobs;
}

std::string make_sitemap(const Settings& settings, const std::vector<OutputFile>& files) {
  constexpr std::string_view index = "index.html";
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const auto& file : files) {
    if (!file.path.ends_with(index)) continue;
    const auto url = settings.base_url + file.path.substr(0, file.path.size() - index.size());
    out += fmt::format("  <url><loc>{}</loc></url>\n", escape_html(url));
  }
  return out + "</urlset>\n";
}

void report_collisions(const Site& site, Diagnostics& diagnostics) {
  const auto same_path = [](const OutputFile& a, const OutputFile& b) { return a.path == b.path; };
  const auto twin = std::adjacent_find(site.files.begin(), site.files.end(), same_path);
  const std::string help = "rename a code, a note or an asset";
  if (twin != site.files.end()) {
    diagnostics.error({"content"}, fmt::format("two pages would be written to {}", twin->path), help);
  }
  std::set<std::string> folders;
  for (const auto& file : site.files) {
    for (auto above = parent_path(file.path); !above.empty(); above = parent_path(above)) folders.insert(above);
  }
  for (const auto& file : site.files) {
    if (!folders.contains(file.path)) continue;
    diagnostics.error({"content"}, fmt::format("'{}' would be both a file and a folder of the site", file.path), help);
  }
}

}  // namespace

Site render(const Book& book, const Theme& theme, Diagnostics& diagnostics) {
  auto jobs = plan(book);
  std::for_each(std::execution::par, jobs.begin(), jobs.end(), [&](Job& job) {
    const auto found = theme.templates.find(job.template_name);
    if (found == theme.templates.end()) return;  // load_theme has reported it
    job.output = {job.path, found->second.render(job.make_view(), job.diagnostics)};
  });
  Site site;
  site.pages = static_cast<int>(jobs.size());
  for (auto& job : jobs) {
    diagnostics.append(std::move(job.diagnostics));
    site.files.push_back(std::move(job.output));
  }
  const auto by_path = [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; };
  std::sort(site.files.begin(), site.files.end(), by_path);
  if (!book.settings.base_url.empty()) site.files.push_back({"sitemap.xml", make_sitemap(book.settings, site.files)});
  auto json = make_json_files(book);
  std::move(json.begin(), json.end(), std::back_inserter(site.files));
  site.files.push_back(make_csv_file(book));
  site.files.insert(site.files.end(), theme.assets.begin(), theme.assets.end());
  site.files.push_back({".nojekyll", ""});  // GitHub Pages then serves the files as they are
  std::sort(site.files.begin(), site.files.end(), by_path);
  report_collisions(site, diagnostics);
  return site;
}

}  // namespace statusbook
