#include "pipeline.h"

#include "base/once_reader.h"
#include "base/traced_reader.h"
#include "check/check_addresses.h"
#include "check/check_anchors.h"
#include "check/check_measurements.h"
#include "check/check_published.h"
#include "check/check_registry.h"
#include "check/check_sections.h"
#include "check/check_sources.h"
#include "history/date_pages.h"
#include "link/link.h"
#include "load/load_documents.h"
#include "load/load_measurements.h"
#include "load/load_published.h"
#include "load/load_registry.h"
#include "load/load_settings.h"
#include "load/load_static.h"
#include "load/load_theme.h"
#include "merge/complete_measurements.h"
#include "merge/complete_registry.h"
#include "merge/merge.h"
#include "site/make_site.h"
#include "site/single_file.h"

namespace statusbook {

struct BuildCache::Parts {
  std::optional<Loaded<Settings>> settings;
  std::optional<Loaded<Registry>> registry;
  std::optional<Loaded<Measurements>> measurements;
  Memo<ParsedToml> registry_files;
  std::optional<Loaded<Theme>> theme;
  Memo<LinkedPage> pages;
  Memo<MadeOutput> outputs;
};

BuildCache::BuildCache() : parts_(std::make_unique<Parts>()) {}
BuildCache::~BuildCache() = default;

namespace {

/// A book's settings, registry and measurements, from an earlier time where their files are the same.
struct Basis {
  Settings settings;
  Registry registry;
  Measurements measurements;
};

Basis load_basis(const FileReader& project, int jobs, Diagnostics& diagnostics) {
  Basis basis;
  basis.settings = load_settings(project, diagnostics);
  basis.registry = load_registry(project, diagnostics, jobs);
  basis.measurements = load_measurements(project, diagnostics, jobs);
  return basis;
}

Basis load_basis(const FileReader& project, BuildCache::Parts& cache, Diagnostics& diagnostics) {
  Basis basis;
  basis.settings = load_once<Settings>(project, cache.settings, load_settings, diagnostics);
  basis.registry = load_once<Registry>(
      project, cache.registry,
      [&](const FileReader& files, Diagnostics& found) {
        return load_registry(files, found, 1, &cache.registry_files);
      },
      diagnostics);
  basis.measurements = load_once<Measurements>(
      project, cache.measurements,
      [](const FileReader& files, Diagnostics& found) { return load_measurements(files, found, 1); }, diagnostics);
  return basis;
}

/// What comes after: the documents, and what connects all of it.
Book make_book(Basis basis, const BookInput& input, Diagnostics& diagnostics) {
  auto& [settings, registry, measurements] = basis;
  if (!input.base_url.empty()) settings.base_url = input.base_url;
  auto documents = load_documents(input.project, diagnostics, input.jobs);
  registry.unread.append(settings.unread);
  complete_registry(registry);
  check_registry(settings, registry, diagnostics);
  check_dates(registry, input.today, diagnostics);
  auto book = merge(std::move(settings), std::move(registry), std::move(documents), diagnostics);
  book.measurements = std::move(measurements);
  complete_measurements(book.measurements, book.settings.measurements.programs);
  check_measurements(book, diagnostics);
  book.static_files = load_static(input.project, diagnostics);
  book.published = load_published(input.project, diagnostics);
  check_addresses(book, diagnostics);
  return book;
}

/// All stages after loading.
Site finish(Book book, const Theme& theme, const BuildInput& input, LinkReuse* link_reuse, SiteReuse* site_reuse,
            Diagnostics& diagnostics) {
  link(book, input.jobs, diagnostics, link_reuse);
  if (input.history != nullptr && !diagnostics.has_errors()) {
    date_pages(book, input.project, *input.history, input.now, diagnostics);
  }
  check_sections(book, diagnostics);
  check_sources(book, diagnostics);
  if (diagnostics.is_full()) return {};  // nobody would be told of more, and what is so wrong may be large
  auto site = make_site(book, theme, input.extent, input.jobs, diagnostics, site_reuse);
  check_anchors(book, site, diagnostics);
  check_published(book, site, diagnostics);
  if (input.extent == Extent::single_file && !diagnostics.has_errors()) {
    return make_single_file(book, theme, site, diagnostics);
  }
  return site;
}

Site build_anew(const BuildInput& input, Diagnostics& diagnostics) {
  auto book = read_book({input.project, input.base_url, input.today, input.jobs}, diagnostics);
  const auto theme = load_theme(input.theme, input.theme_folder, diagnostics);
  return finish(std::move(book), theme, input, nullptr, nullptr, diagnostics);
}

Site build_changed(const BuildInput& input, BuildCache::Parts& cache, Diagnostics& diagnostics) {
  // Each file is read once, by one thread, so that all stages see the same.
  const OnceReader project(input.project);
  const OnceReader theme_files(input.theme);
  auto book =
      make_book(load_basis(project, cache, diagnostics), {project, input.base_url, input.today, 1}, diagnostics);
  const auto theme = load_once<Theme>(
      theme_files, cache.theme,
      [&](const FileReader& files, Diagnostics& found) { return load_theme(files, input.theme_folder, found); },
      diagnostics);
  const auto facts = Fingerprint()
                         .add(cache.settings->trace.fingerprint())
                         .add(cache.registry->trace.fingerprint())
                         .add(cache.measurements->trace.fingerprint())
                         .add(book.settings.base_url);
  const auto look = Fingerprint().add(cache.theme->trace.fingerprint()).add(input.theme_folder);
  LinkReuse link_reuse{cache.pages, facts};
  SiteReuse site_reuse{cache.outputs, facts, look};
  return finish(std::move(book), theme, input, &link_reuse, &site_reuse, diagnostics);
}

}  // namespace

Book read_book(const BookInput& input, Diagnostics& diagnostics) {
  return make_book(load_basis(input.project, input.jobs, diagnostics), input, diagnostics);
}

Site build_site(const BuildInput& input, Diagnostics& diagnostics) {
  return input.cache == nullptr ? build_anew(input, diagnostics)
                                : build_changed(input, input.cache->parts(), diagnostics);
}

}  // namespace statusbook
