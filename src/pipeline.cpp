#include "pipeline.h"

#include "check/check_addresses.h"
#include "check/check_anchors.h"
#include "check/check_published.h"
#include "check/check_registry.h"
#include "check/check_sections.h"
#include "check/check_sources.h"
#include "link/link.h"
#include "load/load_documents.h"
#include "load/load_published.h"
#include "load/load_registry.h"
#include "load/load_settings.h"
#include "load/load_static.h"
#include "load/load_theme.h"
#include "merge/complete_registry.h"
#include "merge/merge.h"
#include "site/make_site.h"
#include "site/single_file.h"

namespace statusbook {

Book read_book(const BookInput& input, Diagnostics& diagnostics) {
  const auto& project = input.project;
  auto settings = load_settings(project, diagnostics);
  if (!input.base_url.empty()) settings.base_url = input.base_url;
  auto registry = load_registry(project, diagnostics, input.jobs);
  auto documents = load_documents(project, diagnostics, input.jobs);

  registry.unread.append(settings.unread);
  complete_registry(registry);
  check_registry(settings, registry, diagnostics);
  check_dates(registry, input.today, diagnostics);
  auto book = merge(std::move(settings), std::move(registry), std::move(documents), diagnostics);
  book.static_files = load_static(project, diagnostics);
  book.published = load_published(project, diagnostics);
  check_addresses(book, diagnostics);
  return book;
}

Site build_site(const BuildInput& input, Diagnostics& diagnostics) {
  auto book = read_book({input.project, input.base_url, input.today, input.jobs}, diagnostics);
  const auto theme = load_theme(input.theme, input.theme_folder, diagnostics);
  link(book, input.jobs, diagnostics);
  check_sections(book, diagnostics);
  check_sources(book, diagnostics);
  if (diagnostics.is_full()) return {};  // nobody would be told of more, and what is so wrong may be large
  auto site = make_site(book, theme, input.extent, input.jobs, diagnostics);
  check_anchors(book, site, diagnostics);
  check_published(book, site, diagnostics);
  if (input.extent == Extent::single_file && !diagnostics.has_errors()) {
    return make_single_file(book, theme, site, diagnostics);
  }
  return site;
}

}  // namespace statusbook
