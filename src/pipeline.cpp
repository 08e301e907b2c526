#include "pipeline.h"

#include "base/once_reader.h"
#include "base/traced_reader.h"
#include "check/check_addresses.h"
#include "check/check_anchors.h"
#include "check/check_registry.h"
#include "check/check_sections.h"
#include "check/check_sources.h"
#include "link/link.h"
#include "load/load_documents.h"
#include "load/load_registry.h"
#include "load/load_settings.h"
#include "load/load_theme.h"
#include "merge/complete_registry.h"
#include "merge/merge.h"
#include "site/make_site.h"

namespace statusbook {

struct BuildCache::Parts {
  std::optional<Loaded<Settings>> settings;
  std::optional<Loaded<Registry>> registry;
  Memo<ParsedToml> registry_files;
  std::optional<Loaded<Theme>> theme;
  Memo<LinkedPage> pages;
  Memo<MadeOutput> outputs;
};

BuildCache::BuildCache() : parts_(std::make_unique<Parts>()) {}
BuildCache::~BuildCache() = default;

namespace {

/// The files of a book, loaded, each on its own.
struct Sources {
  Settings settings;
  Registry registry;
  std::vector<Document> documents;
  Theme theme;
};

Sources load_sources(const BuildInput& input, Diagnostics& diagnostics) {
  Sources sources;
  sources.settings = load_settings(input.project, diagnostics);
  sources.registry = load_registry(input.project, diagnostics);
  sources.documents = load_documents(input.project, diagnostics);
  sources.theme = load_theme(input.theme, input.theme_folder, diagnostics);
  return sources;
}

Sources load_changed_sources(const BuildInput& input, BuildCache::Parts& cache, Diagnostics& diagnostics) {
  const OnceReader project(input.project);
  const OnceReader theme(input.theme);
  Sources sources;
  sources.settings = load_once<Settings>(project, cache.settings, load_settings, diagnostics);
  sources.registry = load_once<Registry>(
      project, cache.registry,
      [&](const FileReader& files, Diagnostics& found) { return load_registry(files, found, &cache.registry_files); },
      diagnostics);
  sources.documents = load_documents(project, diagnostics);
  sources.theme = load_once<Theme>(
      theme, cache.theme,
      [&](const FileReader& files, Diagnostics& found) { return load_theme(files, input.theme_folder, found); },
      diagnostics);
  return sources;
}

}  // namespace

Site build_site(const BuildInput& input, Diagnostics& diagnostics) {
  auto* cache = input.cache == nullptr ? nullptr : &input.cache->parts();
  auto [settings, registry, documents, theme] =
      cache == nullptr ? load_sources(input, diagnostics) : load_changed_sources(input, *cache, diagnostics);
  if (!input.base_url.empty()) settings.base_url = input.base_url;
  std::optional<LinkReuse> link_reuse;
  std::optional<SiteReuse> site_reuse;
  if (cache != nullptr) {
    const auto facts = Fingerprint()
                           .add(cache->settings->trace.fingerprint())
                           .add(cache->registry->trace.fingerprint())
                           .add(settings.base_url);
    const auto look = Fingerprint().add(cache->theme->trace.fingerprint()).add(input.theme_folder);
    link_reuse.emplace(cache->pages, facts);
    site_reuse.emplace(cache->outputs, facts, look);
  }

  complete_registry(registry);
  check_registry(settings, registry, diagnostics);
  check_dates(registry, input.today, diagnostics);
  auto book = merge(std::move(settings), std::move(registry), std::move(documents), diagnostics);
  check_addresses(book, diagnostics);
  link(book, input.jobs, diagnostics, link_reuse ? &*link_reuse : nullptr);
  check_sections(book, diagnostics);
  check_sources(book, diagnostics);
  auto site = make_site(book, theme, input.jobs, diagnostics, site_reuse ? &*site_reuse : nullptr);
  check_anchors(book, site, diagnostics);
  return site;
}

}  // namespace statusbook
