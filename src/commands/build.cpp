#include "commands/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <optional>
#include <ostream>
#include <set>

#include "base/disk_file_system.h"
#include "base/folder_lock.h"
#include "base/strings.h"
#include "check/check_published.h"
#include "commands/last_run.h"
#include "commands/places.h"
#include "commands/print_diagnostics.h"
#include "commands/theme_place.h"
#include "history/git_history.h"
#include "pipeline.h"
#include "publish/publish.h"
#include "publish/site_hash.h"

namespace statusbook {

namespace {

/// Where a book stays as it is when its site is made: the program ends soon after, and taking ten thousand pages apart
/// before is a fiftieth of its work.
Book& kept_book() {
  static auto& books = *new std::deque<Book>;
  return books.emplace_back();
}

/// The site, with its diagnostics printed; nullopt where there are errors among them. What it was made from is added to
/// the record; `sink`, if there is one, takes the files.
std::optional<Site> build(const Options& options, const ThemePlace& place, Extent extent, Terminal& terminal,
                          RunRecord& record, OutputSink* sink = nullptr) {
  const DiskFileSystem project_files(options.root);
  const auto themes = theme_files(place);
  const TracedReader project(project_files, record.project);
  const TracedReader theme(themes, record.theme);
  auto& diagnostics = record.diagnostics;
  diagnostics.append(place.diagnostics);
  const GitHistory history(options.root);
  BuildInput input{project, theme, place.folders, options.base_url, terminal.today, options.jobs, extent};
  if (options.git_dates) input.history = &history;
  input.now = terminal.source_date;
  input.sink = sink;
  input.book = &kept_book();
  auto site = build_site(input, diagnostics);
  record.pages = site.pages;
  print_diagnostics(diagnostics, options, terminal);
  return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(site));
}

std::optional<Site> build(const Options& options, const ThemePlace& theme, Extent extent, Terminal& terminal) {
  RunRecord ignored;
  return build(options, theme, extent, terminal, ignored);
}

/// What the last run found, with its warnings printed; nullopt where this one may find something else. `site` is the
/// folder that is written to, if one is.
std::optional<RunRecord> recall(const LastRun& last, const Options& options, const ThemePlace& place,
                                const FileReader* site, Terminal& terminal) {
  auto record = last.recall();
  if (!record) return std::nullopt;
  const DiskFileSystem project(options.root);
  const auto theme = theme_files(place);
  // The site first: where it is gone, the rest need not be read.
  const bool holds = (site == nullptr || record->site.holds(*site, options.jobs)) &&
                     record->project.holds(project, options.jobs) && record->theme.holds(theme, options.jobs);
  if (!holds) return std::nullopt;
  print_diagnostics(record->diagnostics, options, terminal);
  return record;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// What earlier builds wrote may be replaced; another file may not.
void write_single_file(const OutputFile& file, const std::string& out) {
  constexpr std::string_view mark = R"(<meta name="generator" content="statusbook">)";
  auto [folder, name] = place_of(out);
  if (const auto old = folder.read(name); old && old->find(mark) == std::string::npos) {
    throw EnvironmentError(
        fmt::format("'{}' was not written by statusbook and is in the way; name another file with --out", out));
  }
  folder.write(name, file.bytes);
}

/// A site among the sources would be read by the next build.
void refuse_source_folder(const std::string& out, const Options& options, const ThemePlace& theme) {
  auto sources = theme.folders;
  sources.insert(sources.begin(), join_path(options.root, "content"));
  for (const auto& folder : sources) {
    if (is_within(out, folder)) {
      throw EnvironmentError(
          fmt::format("'{}' is in {}, which the site is made from; name another place with --out", out, folder));
    }
  }
}

void tell(std::string_view note, const Terminal& terminal) { terminal.err << "statusbook: " << note << std::endl; }

/// Brings the files to the output folder, which is nobody else's from the first one on.
class Delivery : public OutputSink {
 public:
  Delivery(const std::string& out, const Options& options, const LastRun& last, Terminal& terminal)
      : out_(out), last_(last), terminal_(terminal), folder_(out), publication_(folder_, options.jobs) {
    if (options.print_hash) hash_.emplace();
  }

  void begin(const std::vector<std::string>& paths) override {
    lock_.emplace(out_, [&](std::string_view note) { tell(note, terminal_); });
    last_.forget();
    publication_.begin(paths);
  }

  void take(const std::string& path, SharedText bytes) override {
    if (hash_) hash_->add(path, bytes);
    publication_.take(path, std::move(bytes));
  }

  PublishResult commit() { return publication_.commit(); }
  /// A line, where one is wanted.
  [[nodiscard]] std::string hash() const { return hash_ ? hash_->text() + "\n" : std::string(); }

 private:
  const std::string& out_;
  const LastRun& last_;
  Terminal& terminal_;
  DiskFileSystem folder_;
  std::optional<FolderLock> lock_;
  Publication publication_;  // goes before the lock does
  std::optional<SiteHash> hash_;
};

ExitStatus build_single_file(const Options& options, Terminal& terminal) {
  const auto start = std::chrono::steady_clock::now();
  const auto theme = find_theme(options, terminal);
  const auto site = build(options, theme, Extent::single_file, terminal);
  if (!site) return ExitStatus::faults;
  const auto out = options.out.empty() ? below_root(options, "site.html") : options.out;
  refuse_source_folder(out, options, theme);
  const FolderLock lock(parent_path(out).empty() ? "." : parent_path(out),
                        [&](std::string_view note) { tell(note, terminal); });
  write_single_file(site->files.front(), out);
  terminal.out << fmt::format("{} pages in {} ({} bytes), {:.2f} s\n{}\n", site->pages, out,
                              site->files.front().bytes.size(), seconds_since(start), file_url(terminal.folder, out));
  if (options.print_hash) {
    SiteHash hash;
    hash.add(site->files.front().path, site->files.front().bytes);
    terminal.out << hash.text() << "\n";
  }
  return ExitStatus::success;
}

}  // namespace

ExitStatus run_build(const Options& options, Terminal& terminal) {
  if (options.single_file) return build_single_file(options, terminal);
  const auto start = std::chrono::steady_clock::now();
  const auto theme = find_theme(options, terminal);
  const auto out = options.out.empty() ? below_root(options, "site") : options.out;
  refuse_source_folder(out, options, theme);
  const DiskFileSystem folder(out);
  const LastRun last("build", options, theme, out, terminal);
  PublishResult result;
  std::string hash;
  auto record = options.print_hash ? std::nullopt : recall(last, options, theme, &folder, terminal);
  if (!record) {
    record.emplace();
    Delivery delivery(out, options, last, terminal);
    if (!build(options, theme, Extent::site, terminal, *record, &delivery)) return ExitStatus::faults;
    result = delivery.commit();
    hash = delivery.hash();
    record->site = std::move(result.untouched);
    last.keep(*record);
  }
  terminal.out << fmt::format("{} pages in {} ({} files written, {} deleted), {:.2f} s\n{}\n", record->pages, out,
                              result.written, result.deleted, seconds_since(start),
                              file_url(terminal.folder, join_path(out, "index.html")));
  terminal.out << hash;
  return ExitStatus::success;
}

ExitStatus run_check(const Options& options, Terminal& terminal) {
  const auto start = std::chrono::steady_clock::now();
  const auto theme = find_theme(options, terminal);
  const LastRun last("check", options, theme, "", terminal);
  auto record = recall(last, options, theme, nullptr, terminal);
  if (!record) {
    record.emplace();
    if (!build(options, theme, Extent::pages, terminal, *record)) return ExitStatus::faults;
    last.keep(*record);
  }
  terminal.out << fmt::format("{} pages without a fault, {:.2f} s\n", record->pages, seconds_since(start));
  return ExitStatus::success;
}

ExitStatus run_published(const Options& options, Terminal& terminal) {
  const auto site = build(options, find_theme(options, terminal), Extent::site, terminal);
  if (!site) return ExitStatus::faults;
  DiskFileSystem project(options.root);
  auto text = project.read(published_list).value_or("");
  std::set<std::string> listed;
  for (const auto line : split_lines(std::string_view(text))) listed.emplace(trim(line));
  std::string added;
  for (const auto& address : public_addresses(*site)) {
    if (const auto line = text_of(address); !line.empty() && !listed.contains(line)) added += line + "\n";
  }
  if (!options.update) {
    terminal.out << added;
    return ExitStatus::success;
  }
  if (text.empty()) text = "# What the site may not lose. `statusbook published --update` adds what is new.\n";
  if (!text.ends_with('\n')) text += '\n';
  if (!added.empty()) project.write(published_list, text + added);
  terminal.out << fmt::format("{} addresses added to {}\n", std::count(added.begin(), added.end(), '\n'),
                              below_root(options, published_list));
  return ExitStatus::success;
}

}  // namespace statusbook
