#include "audit/audit_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/strings.h"

namespace statusbook {

namespace {

using Kind = Finding::Kind;
struct KindText {
  Kind kind;
  std::string_view name;  ///< in JSON
  std::string_view heading;
};

constexpr std::array<KindText, 8> kinds{
    {{Kind::expired_entry, "expired-entry", "Temporary entries that have expired. Read the registry again"},
     {Kind::old_entry, "old-entry", "Entries that were checked long ago. Check them, and set 'checked'"},
     {Kind::old_source, "old-source", "Sources that were read long ago. Read them, and set 'read'"},
     {Kind::moving_link, "moving-link",
      "Links to files on a branch. Link to a tag or a commit, which stay as they are"},
     {Kind::broken_link, "broken-link", "Broken links"},
     {Kind::moved_link, "moved-link", "Links to addresses that have moved. Link to the new ones"},
     {Kind::redirected_link, "redirected-link", "Links that lead elsewhere for now. Nothing has to be done"},
     {Kind::unclear_link, "unclear-link",
      "Links that servers refuse to a program, or fail on. Try them in a browser"}}};

static_assert(std::all_of(kinds.begin(), kinds.end(),
                          [](const auto& text) { return &text == &kinds[static_cast<std::size_t>(text.kind)]; }));

const KindText& text_of(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kind_of(LinkOutcome outcome) {
  switch (outcome) {
    case LinkOutcome::broken: return Kind::broken_link;
    case LinkOutcome::moved: return Kind::moved_link;
    case LinkOutcome::redirected: return Kind::redirected_link;
    case LinkOutcome::unclear: return Kind::unclear_link;
    case LinkOutcome::good:
    case LinkOutcome::untested: break;
  }
  return std::nullopt;
}

std::string detail_of(const LinkResult& result) {
  switch (result.outcome) {
    case LinkOutcome::moved: return "has moved to " + result.target;
    case LinkOutcome::redirected: return "leads to " + result.target;
    default: return result.detail;
  }
}

std::string place_text(const Location& at, const NameFile& name) {
  return fmt::format("{}:{}:{}", name(at.file.str()), at.line, at.column);
}

std::string list_kind(const Audit& audit, const KindText& kind, const NameFile& name) {
  std::string list;
  std::size_t count = 0;
  for (const auto& finding : audit.findings) {
    if (finding.kind != kind.kind) continue;
    ++count;
    list += fmt::format("  {}: {} {}", place_text(finding.at.front(), name), finding.subject, finding.detail);
    if (finding.at.size() > 1) list += fmt::format(" (and {})", count_of(finding.at.size() - 1, "other place"));
    list += '\n';
  }
  return count == 0 ? "" : fmt::format("{} ({}):\n{}\n", kind.heading, count, list);
}

std::string describe_links(const Audit& audit) {
  auto text = count_of(audit.links, "link");
  auto tested = audit.links - audit.known;
  for (const auto& [reason, count] : audit.untested) tested -= count;
  text += fmt::format(": {} tested", tested);
  if (audit.known > 0) text += fmt::format(", {} known from the last {} days", audit.known, days_known);
  for (const auto& [reason, count] : audit.untested) text += fmt::format(", {} not tested ({})", count, reason);
  return text + "\n";
}

}  // namespace

std::size_t Audit::tasks() const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [](const auto& finding) { return finding.is_task(); }));
}

std::vector<Finding> find_faulty(const std::vector<LinkResult>& results, const LinkPlaces& links) {
  std::vector<Finding> found;
  for (const auto& result : results) {
    if (const auto kind = kind_of(result.outcome)) {
      found.push_back({*kind, result.url, detail_of(result), links.at(result.url)});
    }
  }
  return found;
}

std::string report_text(const Audit& audit, const NameFile& name) {
  std::string text;
  for (const auto& kind : kinds) text += list_kind(audit, kind, name);
  text += describe_links(audit);
  if (audit.undated > 0) {
    text +=
        fmt::format("{} without a day of reading, so that their age is unknown\n", count_of(audit.undated, "source"));
  }
  const auto tasks = audit.tasks();
  return text + (tasks == 0 ? "nothing to do\n" : count_of(tasks, "thing") + " to do\n");
}

std::string report_json(const Audit& audit, const NameFile& name) {
  using Json = nlohmann::ordered_json;
  auto findings = Json::array();
  for (const auto& finding : audit.findings) {
    auto places = Json::array();
    for (const auto& at : finding.at) {
      places.push_back({{"file", name(at.file.str())}, {"line", at.line}, {"column", at.column}});
    }
    findings.push_back({{"kind", text_of(finding.kind).name},
                        {"to_do", finding.is_task()},
                        {"subject", finding.subject},
                        {"detail", finding.detail},
                        {"places", std::move(places)}});
  }
  Json links{{"all", audit.links}, {"known", audit.known}, {"untested", audit.untested}};  // by reason
  const Json document{{"to_do", audit.tasks()},
                      {"oldest", audit.oldest},
                      {"undated_sources", audit.undated},
                      {"links", std::move(links)},
                      {"findings", std::move(findings)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace statusbook
