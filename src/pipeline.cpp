#include "pipeline.h"

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
#include "site/single_file.h"

namespace statusbook {

Site build_site(const BuildInput& input, Diagnostics& diagnostics) {
  auto settings = load_settings(input.project, diagnostics);
  if (!input.base_url.empty()) settings.base_url = input.base_url;
  auto registry = load_registry(input.project, diagnostics);
  auto documents = load_documents(input.project, diagnostics);
  const auto theme = load_theme(input.theme, input.theme_folder, diagnostics);

  complete_registry(registry);
  check_registry(settings, registry, diagnostics);
  check_dates(registry, input.today, diagnostics);
  auto book = merge(std::move(settings), std::move(registry), std::move(documents), diagnostics);
  check_addresses(book, diagnostics);
  link(book, input.jobs, diagnostics);
  check_sections(book, diagnostics);
  check_sources(book, diagnostics);
  auto site = make_site(book, theme, input.jobs, diagnostics);
  check_anchors(book, site, diagnostics);
  if (input.form == BuildInput::Form::single_file && !diagnostics.has_errors()) {
    return make_single_file(book, theme, site, diagnostics);
  }
  return site;
}

}  // namespace statusbook
