#include "audit/known_links.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "audit/find_old.h"

namespace statusbook {

namespace {

using Json = nlohmann::ordered_json;
constexpr std::array<std::pair<std::string_view, LinkOutcome>, 3> outcome_names{
    {{"good", LinkOutcome::good}, {"redirected", LinkOutcome::redirected}, {"moved", LinkOutcome::moved}}};

/// nullopt for outcomes that are not kept.
std::optional<std::string_view> name_of(LinkOutcome outcome) {
  for (const auto& [name, value] : outcome_names) {
    if (value == outcome) return name;
  }
  return std::nullopt;
}

std::string text_in(const Json& table, const char* key) {
  const auto found = table.find(key);
  return found != table.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<KnownLink> read_link(const Json& table) {
  if (!table.is_object()) return std::nullopt;
  const auto name = text_in(table, "outcome");
  for (const auto& [known_name, outcome] : outcome_names) {
    if (name == known_name) return KnownLink{outcome, text_in(table, "target"), text_in(table, "tested")};
  }
  return std::nullopt;
}

/// Whether an address that was good once is so again; without one, nobody knows.
bool find_network(const KnownLinks& known, LinkClient& client, const LinkRules& rules) {
  if (known.empty()) return false;
  return !is_all_silence(check_links({known.begin()->first}, client, rules));
}

}  // namespace

KnownLinks read_known_links(std::string_view json, std::string_view today) {
  KnownLinks known;
  const auto document = Json::parse(json, nullptr, false);
  if (!document.is_object()) return known;
  const auto oldest = days_before(today, days_known);
  for (const auto& [url, table] : document.items()) {
    auto link = read_link(table);
    if (link && link->tested >= oldest && link->tested <= today) known.emplace(url, std::move(*link));
  }
  return known;
}

std::string text_of(const KnownLinks& known) {
  auto document = Json::object();
  for (const auto& [url, link] : known) {
    auto& table = document[url];
    table["outcome"] = name_of(link.outcome).value_or("");
    if (!link.target.empty()) table["target"] = link.target;
    table["tested"] = link.tested;
  }
  return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

LinkTests test_links(const std::vector<std::string>& urls, KnownLinks& known, LinkClient& client,
                     const LinkRules& rules, const std::string& today) {
  LinkTests tests;
  std::vector<std::string> unknown;
  std::copy_if(urls.begin(), urls.end(), std::back_inserter(unknown),
               [&](const auto& url) { return !known.contains(url); });
  tests.known = urls.size() - unknown.size();
  auto fresh = check_links(unknown, client, rules);
  tests.has_network = !is_all_silence(fresh) || find_network(known, client, rules);
  auto next = fresh.begin();
  for (const auto& url : urls) {
    if (const auto old = known.find(url); old != known.end()) {
      tests.results.push_back({url, old->second.outcome, old->second.target, ""});
      continue;
    }
    auto& result = *next++;
    if (!tests.has_network) result = {url, LinkOutcome::untested, "", "there is no network"};
    tests.results.push_back(result);
  }
  for (const auto& result : tests.results) {
    if (name_of(result.outcome)) known.try_emplace(result.url, KnownLink{result.outcome, result.target, today});
  }
  return tests;
}

}  // namespace statusbook
