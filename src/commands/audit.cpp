#include "commands/audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <ostream>
#include <vector>

#include "audit/audit_report.h"
#include "audit/curl_client.h"
#include "audit/find_links.h"
#include "audit/find_old.h"
#include "audit/known_links.h"
#include "audit/web_address.h"
#include "base/disk_file_system.h"
#include "commands/places.h"
#include "commands/print_diagnostics.h"
#include "link/link.h"
#include "pipeline.h"

namespace statusbook {

namespace {

const char* const known_links_file = "links.json";
constexpr std::uintmax_t largest_known_links = 16'000'000;  ///< bytes

void append(std::vector<Finding>& all, std::vector<Finding> found) {
  std::move(found.begin(), found.end(), std::back_inserter(all));
}

KnownLinks load_known_links(const Terminal& terminal) {
  if (terminal.cache.empty()) return {};
  const DiskFileSystem cache(terminal.cache);
  const auto entry = cache.find(known_links_file);
  if (!entry || entry->size > largest_known_links) return {};
  return read_known_links(cache.read(known_links_file).value_or(""), terminal.today);
}

/// Addresses that everybody can reach.
std::vector<std::string> public_addresses(const LinkPlaces& links) {
  std::vector<std::string> urls;
  for (const auto& [url, places] : links) {
    if (is_public_host(read_web_address(url)->host)) urls.push_back(url);
  }
  return urls;
}

/// Asks the servers, and notes what came of it. Gives what is to be remembered.
KnownLinks test(const std::vector<std::string>& urls, const LinkPlaces& links, const Options& options,
                Terminal& terminal, Audit& audit) {
  auto before = load_known_links(terminal);
  auto known = options.fresh ? KnownLinks() : before;
  LinkRules rules;
  rules.whole_limit = std::chrono::seconds(options.time_limit);
  terminal.err << fmt::format("testing links, for at most {} s\n", options.time_limit) << std::flush;
  CurlClient client(options.agent);
  const auto tests = test_links(urls, known, client, rules, terminal.today);
  audit.known = tests.known;
  for (const auto& result : tests.results) {
    if (result.outcome == LinkOutcome::untested) ++audit.untested[result.detail];
  }
  append(audit.findings, find_faulty(tests.results, links));
  known.merge(before);
  return known;
}

Audit audit_dates(const Book& book, const Options& options, const Terminal& terminal) {
  Audit audit;
  audit.oldest = days_before(terminal.today, options.older_than);
  audit.undated = count_undated(book.registry);
  append(audit.findings, find_expired(book.registry, terminal.today));
  append(audit.findings, find_old(book.registry, audit.oldest));
  return audit;
}

void print(const Audit& audit, const Options& options, Terminal& terminal) {
  const NameFile name = [&](const std::string& file) { return below_root(options, file); };
  terminal.out << (options.json ? report_json(audit, name) : report_text(audit, name)) << std::flush;
}

}  // namespace

ExitStatus run_audit(const Options& options, Terminal& terminal) {
  Diagnostics diagnostics;
  auto book = read_book({DiskFileSystem(options.root), "", "", 0}, diagnostics);
  link(book, 0, diagnostics);
  if (diagnostics.has_errors()) {
    print_diagnostics(diagnostics, options, terminal);
    return ExitStatus::faults;
  }
  auto audit = audit_dates(book, options, terminal);
  const auto links = find_links(book);
  append(audit.findings, find_moving(links));
  const auto urls = public_addresses(links);
  audit.links = urls.size();
  KnownLinks known;
  if (options.offline) {
    audit.untested["--offline"] = urls.size();
  } else {
    known = test(urls, links, options, terminal, audit);
  }
  print(audit, options, terminal);
  // After the report: where the cache cannot be written, the report is not lost.
  if (!known.empty() && !terminal.cache.empty()) DiskFileSystem(terminal.cache).write(known_links_file, text_of(known));
  return audit.tasks() == 0 ? ExitStatus::success : ExitStatus::faults;
}

}  // namespace statusbook
