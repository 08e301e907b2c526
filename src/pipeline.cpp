#include "pipeline.h"

#include <fmt/format.h>

#include <functional>
#include <utility>
#include <vector>

#include "base/once_reader.h"
#include "base/parallel_for.h"
#include "base/traced_reader.h"
#include "check/check_addresses.h"
#include "check/check_anchors.h"
#include "check/check_classes.h"
#include "check/check_images.h"
#include "check/check_measurements.h"
#include "check/check_published.h"
#include "check/check_registry.h"
#include "check/check_sections.h"
#include "check/check_sources.h"
#include "history/date_pages.h"
#include "link/link.h"
#include "load/load_documents.h"
#include "load/load_images.h"
#include "load/load_measurements.h"
#include "load/load_published.h"
#include "load/load_registry.h"
#include "load/load_settings.h"
#include "load/load_static.h"
#include "load/load_theme.h"
#include "load/load_translation.h"
#include "merge/complete_measurements.h"
#include "merge/complete_registry.h"
#include "merge/merge.h"
#include "merge/translate.h"
#include "site/make_site.h"
#include "site/single_file.h"

namespace statusbook {

namespace {

/// A book without its documents.
struct Basis {
  Settings settings;
  Registry registry;
  Measurements measurements;
  std::vector<PublishedAddress> published;
};

/// One that is complete and checked, with what was found.
struct FinishedBasis {
  Fingerprint inputs;
  Basis basis;
  Diagnostics diagnostics;
};

}  // namespace

struct BuildCache::Parts {
  std::optional<Loaded<Settings>> settings;
  std::optional<Loaded<Registry>> registry;
  std::optional<Loaded<Measurements>> measurements;
  std::optional<Loaded<std::vector<PublishedAddress>>> published;
  Memo<ParsedToml> registry_files;
  std::optional<FinishedBasis> basis;    ///< is away while a book is made of it
  std::vector<std::string> theme_asked;  ///< folders, and the languages
  std::optional<Loaded<std::vector<Theme>>> themes;
  Memo<LinkedPage> pages;
  Memo<MadeOutput> outputs;
};

BuildCache::BuildCache() : parts_(std::make_unique<Parts>()) {}
BuildCache::~BuildCache() = default;

namespace {

/// What each of several works finds, in the order in which they are given.
void side_by_side(int jobs, Diagnostics& diagnostics, const std::vector<std::function<void(Diagnostics&)>>& works) {
  std::vector<Diagnostics> found(works.size());
  parallel_for(works.size(), jobs, [&](std::size_t i) { works[i](found[i]); });
  for (auto& list : found) diagnostics.append(std::move(list));
}

/// Fills and checks what follows from the basis itself.
void finish_basis(Basis& basis, const std::string& today, Diagnostics& diagnostics) {
  auto& [settings, registry, measurements, published] = basis;
  registry.unread.append(settings.unread);
  complete_registry(registry, settings);
  check_registry(settings, registry, diagnostics);
  check_classes(registry, diagnostics);
  check_dates(registry, today, diagnostics);
  complete_measurements(measurements, settings.measurements.programs);
  check_measurements(measurements, settings, registry, diagnostics);
}

/// The same of an earlier time where the files are the same: a copy of what was loaded, or what was finished itself,
/// to be given back.
FinishedBasis take_basis(const FileReader& project, const BuildInput& input, BuildCache::Parts& cache,
                         Diagnostics& diagnostics) {
  const auto& settings = load_once<Settings>(project, cache.settings, load_settings, diagnostics);
  const auto& registry = load_once<Registry>(
      project, cache.registry,
      [&](const FileReader& files, Diagnostics& found) {
        return load_registry(files, found, 1, &cache.registry_files);
      },
      diagnostics);
  const auto& measurements = load_once<Measurements>(
      project, cache.measurements,
      [](const FileReader& files, Diagnostics& found) { return load_measurements(files, found, 1); }, diagnostics);
  const auto& published =
      load_once<std::vector<PublishedAddress>>(project, cache.published, load_published, diagnostics);
  const auto inputs = Fingerprint()
                          .add(cache.settings->trace.fingerprint())
                          .add(cache.registry->trace.fingerprint())
                          .add(cache.measurements->trace.fingerprint())
                          .add(cache.published->trace.fingerprint())
                          .add(input.base_url)
                          .add(input.today);
  auto known = std::exchange(cache.basis, std::nullopt);
  if (!known || !(known->inputs == inputs)) {
    known = FinishedBasis{inputs, {settings, registry, measurements, published}, {}};
    if (!input.base_url.empty()) known->basis.settings.base_url = input.base_url;
    finish_basis(known->basis, input.today, known->diagnostics);
  }
  diagnostics.append(known->diagnostics);
  return std::move(*known);
}

/// What comes after: what connects the basis and the documents.
Book make_book(Basis basis, std::vector<Document> documents, const FileReader& project, Diagnostics& diagnostics) {
  auto book = merge(std::move(basis.settings), std::move(basis.registry), std::move(documents), diagnostics);
  book.measurements = std::move(basis.measurements);
  book.published = std::move(basis.published);
  book.images = load_images(project, diagnostics);
  book.static_files = load_static(project, diagnostics);
  check_addresses(book, diagnostics);
  return book;
}

Basis basis_of(Book book) {
  return {std::move(book.settings), std::move(book.registry), std::move(book.measurements), std::move(book.published)};
}

/// What stands for all that is made with the basis and the theme, where earlier builds have left something.
struct Reuse {
  BuildCache::Parts& cache;
  const FileReader& project;  ///< for one thread
  Fingerprint facts;
  Fingerprint look;
};

/// The sites of the book's languages; none where there is but one.
std::vector<LanguageSite> language_sites(const Settings& settings, const std::vector<Theme>& themes) {
  if (settings.languages.empty()) return {};
  const auto name_in = [](const Theme& theme) { return theme.words("language_name"); };
  std::vector<LanguageSite> sites{{settings.language, name_in(themes.front()), "", settings.base_url, {}}};
  for (const auto& [tag, at] : settings.languages) {
    const auto folder = tag + "/";
    const auto base_url = settings.base_url.empty() ? "" : settings.base_url + folder;
    sites.push_back({tag, name_in(themes[sites.size()]), folder, base_url, at});
  }
  return sites;
}

/// The stages that add to pages and leave the basis as it is.
void finish_pages(Book& book, const Theme& theme, const BuildInput& input, const Reuse* reuse,
                  Diagnostics& diagnostics) {
  book.class_colors = theme.class_colors;
  book.words = theme.words;
  std::optional<LinkReuse> links;
  if (reuse != nullptr) links.emplace(LinkReuse{reuse->cache.pages, reuse->facts});
  link(book, input.jobs, diagnostics, links ? &*links : nullptr);
  if (input.history != nullptr && !diagnostics.has_errors()) {
    date_pages(book, input.project, *input.history, input.now, diagnostics);
  }
  const auto tell_referrers = [&](Diagnostics&) { find_referrers(book); };  // nothing that is checked meanwhile
  const auto check_own_sections = [&](Diagnostics& found) {
    if (book.language == 0) check_sections(book, found);
  };
  const auto check_all_sources = [&](Diagnostics& found) { check_sources(book, found); };
  side_by_side(input.jobs, diagnostics, {tell_referrers, check_own_sections, check_all_sources});
}

/// The same book in its other languages, with what each is made from added to the facts.
struct TranslatedBook {
  Book book;
  Fingerprint facts;
};

TranslatedBook translate_book(const Book& original, std::size_t language, const Theme& theme, const BuildInput& input,
                              const Reuse* reuse, Diagnostics& diagnostics) {
  const auto& tag = original.languages[language].tag;
  const auto& project = reuse == nullptr ? input.project : reuse->project;
  ReadTrace trace;
  auto texts = load_translated_texts(TracedReader(project, trace), tag, diagnostics);
  auto documents = load_translated_documents(project, tag, diagnostics, reuse == nullptr ? input.jobs : 1);
  auto book = translate(original, language, {std::move(documents), std::move(texts)}, diagnostics);
  if (reuse == nullptr) {
    finish_pages(book, theme, input, nullptr, diagnostics);
    return {std::move(book), {}};
  }
  const auto facts = Fingerprint(reuse->facts).add(trace.fingerprint());
  const Reuse own{reuse->cache, project, facts, reuse->look};
  finish_pages(book, theme, input, &own, diagnostics);
  return {std::move(book), facts};
}

/// All stages after loading. `themes` are one for each language, the book's own first.
Site finish(Book& book, const std::vector<Theme>& themes, const BuildInput& input, const Reuse* reuse,
            Diagnostics& diagnostics) {
  if (input.extent != Extent::single_file) book.languages = language_sites(book.settings, themes);
  finish_pages(book, themes.front(), input, reuse, diagnostics);
  std::vector<TranslatedBook> translated;
  for (std::size_t i = 1; i < book.languages.size(); ++i) {
    translated.push_back(translate_book(book, i, themes[i], input, reuse, diagnostics));
  }
  std::vector<Book*> books{&book};
  for (auto& other : translated) books.push_back(&other.book);
  // Without translations, pages that show some are unknown.
  if (translated.size() == book.settings.languages.size()) check_images({books.begin(), books.end()}, diagnostics);
  if (diagnostics.is_full()) return {};  // nobody would be told of more, and what is so wrong may be large
  if (books.size() > 1) list_translations(books);
  SiteParts parts;
  const auto look = reuse == nullptr ? Fingerprint() : reuse->look;
  parts.push_back({book, themes.front(), reuse == nullptr ? Fingerprint() : reuse->facts, look});
  for (const auto& [other, facts] : translated) parts.push_back({other, themes[parts.size()], facts, look});
  auto site = make_site(parts, input.extent, input.jobs, diagnostics,
                        reuse == nullptr ? nullptr : &reuse->cache.outputs, input.sink);
  const auto check_all_anchors = [&](Diagnostics& found) {
    for (const auto* part : books) check_anchors(*part, site, found);
  };
  const auto check_addresses_kept = [&](Diagnostics& found) { check_published(book, site, found); };
  side_by_side(input.jobs, diagnostics, {check_all_anchors, check_addresses_kept});
  if (input.extent == Extent::single_file && !diagnostics.has_errors()) {
    return make_single_file(book, themes.front(), site, diagnostics);
  }
  return site;
}

/// `load_more` needs no more than the settings. All are loaded side by side, since much of each is for one thread.
Book read_book_beside(const BookInput& input, Diagnostics& diagnostics,
                      const std::function<void(const Settings&, Diagnostics&)>& load_more) {
  const auto& project = input.project;
  const int jobs = input.jobs;
  Basis basis;
  basis.settings = load_settings(project, diagnostics);
  if (!input.base_url.empty()) basis.settings.base_url = input.base_url;
  std::vector<Document> documents;
  const auto load_rest = [&](Diagnostics& found) {
    basis.registry = load_registry(project, found, jobs);
    basis.measurements = load_measurements(project, found, jobs);
    basis.published = load_published(project, found);
    finish_basis(basis, input.today, found);
  };
  const auto load_pages = [&](Diagnostics& found) {
    documents = load_documents(project, found, jobs, basis.settings.languages);
  };
  side_by_side(jobs, diagnostics,
               {load_rest, load_pages, [&](Diagnostics& found) { load_more(basis.settings, found); }});
  return make_book(std::move(basis), std::move(documents), project, diagnostics);
}

Site build_anew(const BuildInput& input, Diagnostics& diagnostics) {
  std::vector<Theme> themes;
  const auto load_look = [&](const Settings& settings, Diagnostics& found) {
    themes = load_themes(input.theme, input.theme_folders, settings, found);
  };
  Book own;
  auto& book = input.book == nullptr ? own : *input.book;
  book = read_book_beside({input.project, input.base_url, input.today, input.jobs}, diagnostics, load_look);
  return finish(book, themes, input, nullptr, diagnostics);
}

Site build_changed(const BuildInput& input, BuildCache::Parts& cache, Diagnostics& diagnostics) {
  // Each file is read once, by one thread, so that all stages see the same.
  const OnceReader project(input.project);
  const OnceReader theme_files(input.theme);
  auto [inputs, basis, found_before] = take_basis(project, input, cache, diagnostics);
  auto documents = load_documents(project, diagnostics, 1, basis.settings.languages);
  auto book = make_book(std::move(basis), std::move(documents), project, diagnostics);
  // Other folders, and other languages, are other questions, even where each old one has its old answer.
  auto asked = input.theme_folders;
  asked.push_back(book.settings.language);
  for (const auto& [tag, at] : book.settings.languages)
    asked.push_back(fmt::format("{} {}:{}", tag, at.line, at.column));
  if (std::exchange(cache.theme_asked, asked) != asked) cache.themes.reset();
  const auto& themes = load_once<std::vector<Theme>>(
      theme_files, cache.themes,
      [&](const FileReader& files, Diagnostics& found) {
        return load_themes(files, input.theme_folders, book.settings, found);
      },
      diagnostics);
  auto facts = inputs;
  for (const auto& theme : themes) facts.add(theme.words.fingerprint());
  const Reuse reuse{cache, project, facts, Fingerprint().add(cache.themes->trace.fingerprint())};
  auto site = finish(book, themes, input, &reuse, diagnostics);
  cache.basis = FinishedBasis{inputs, basis_of(std::move(book)), std::move(found_before)};
  return site;
}

}  // namespace

Book read_book(const BookInput& input, Diagnostics& diagnostics) {
  return read_book_beside(input, diagnostics, [](const Settings&, Diagnostics&) {});
}

Site build_site(const BuildInput& input, Diagnostics& diagnostics) {
  return input.cache == nullptr ? build_anew(input, diagnostics)
                                : build_changed(input, input.cache->parts(), diagnostics);
}

}  // namespace statusbook
