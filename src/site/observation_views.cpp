#include "site/observation_views.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "site/view_parts.h"
#include "site/views.h"

namespace statusbook {

namespace {

/// What came of an action, alike for several programs.
struct Group {
  const Observation* observation = nullptr;
  std::vector<std::string> names;
};

bool are_alike(const Observation& a, const Observation& b) {
  return a.outcome == b.outcome && a.remark == b.remark && a.against == b.against;
}

bool has_kind(const MeasurementTable& table, const Subject& subject) {
  return std::find(table.kinds.begin(), table.kinds.end(), subject.kind) != table.kinds.end();
}

class Tables {
 public:
  Tables(const Book& book, const AddressWriter& link, std::string code = {})
      : book_(book), measurements_(book.measurements), link_(link), code_(std::move(code)) {}

  /// The table of some actions, as far as programs of its kinds were seen; without "actions" where none was.
  [[nodiscard]] View table(const MeasurementTable& table, const std::vector<std::size_t>& actions) const {
    auto rows = View::list();
    std::set<std::size_t> subjects;
    for (const auto place : actions) {
      auto groups = find_groups(table, place, subjects);
      if (!groups.empty()) rows.push_back(row(measurements_.actions[place], std::move(groups)));
    }
    View view{{"id", table.id}, {"title", table.title}, {"subject_count", subjects.size()}};
    const auto [first, last] = find_days(subjects);
    view["first_day"] = first;
    view["last_day"] = last == first ? View(false) : View(last);
    add_list(view, "actions", std::move(rows));
    auto names = View::list();
    for (const auto place : subjects) {
      const auto& subject = measurements_.subjects[place];
      names.push_back({{"name", subject.name}, {"versions", fmt::format("{}", fmt::join(subject.versions, ", "))}});
    }
    view["subjects"] = std::move(names);
    view["json_url"] = link_(addresses::observations_json);
    view["csv_url"] = link_(addresses::observations_csv);
    return view;
  }

 private:
  /// The one that the page is about first, then the largest.
  std::vector<Group> find_groups(const MeasurementTable& table, std::size_t action,
                                 std::set<std::size_t>& subjects) const {
    std::vector<Group> groups;
    for (const auto& [place, at] : measurements_.seen[action]) {
      const auto& subject = measurements_.subjects[place];
      if (!has_kind(table, subject)) continue;
      subjects.insert(place);
      const auto& observation = subject.observations[at];
      auto group = std::find_if(groups.begin(), groups.end(),
                                [&](const Group& one) { return are_alike(*one.observation, observation); });
      if (group == groups.end()) group = groups.insert(group, {&observation, {}});
      group->names.push_back(subject.name);
    }
    const auto order = [&](const Group& group) {
      return std::pair(group.observation->outcome != code_, -static_cast<std::ptrdiff_t>(group.names.size()));
    };
    std::stable_sort(groups.begin(), groups.end(), [&](const Group& a, const Group& b) { return order(a) < order(b); });
    return groups;
  }

  [[nodiscard]] View row(const Action& action, std::vector<Group> groups) const {
    auto outcomes = View::list();
    for (const auto& [observation, names] : groups) {
      const auto* code = book_.registry.codes.find(observation->outcome);
      const bool is_here = observation->outcome == code_;
      outcomes.push_back({{"text", observation->outcome},
                          {"url", code == nullptr || is_here ? View(false) : View(link_(address_of(*code)))},
                          {"is_here", is_here},
                          {"remark", or_false(observation->remark)},
                          {"against", observation->against},
                          {"count", names.size()},
                          {"names", fmt::format("{}", fmt::join(names, ", "))}});
    }
    return {{"about", action.about},
            {"due", or_false(fmt::format("{}", fmt::join(action.due, " or ")))},
            {"level", action.level == "none" ? View(false) : View(action.level)},
            {"clause", citation_view(book_, action.clause)},
            {"outcomes", std::move(outcomes)}};
  }

  /// The first and the last day on which the subjects were seen.
  [[nodiscard]] std::pair<std::string, std::string> find_days(const std::set<std::size_t>& subjects) const {
    std::set<std::string> days;
    for (const auto place : subjects) days.insert(measurements_.subjects[place].day);
    return days.empty() ? std::pair<std::string, std::string>{} : std::pair{*days.begin(), *days.rbegin()};
  }

  const Book& book_;
  const Measurements& measurements_;
  const AddressWriter& link_;
  std::string code_;  ///< whose page it is; empty for others
};

/// Those with something in them.
View tables_of(const Book& book, const AddressWriter& link, const Code& code) {
  auto tables = View::list();
  const auto found = book.measurements.actions_of.find(code.id);
  if (found == book.measurements.actions_of.end()) return tables;
  const Tables maker(book, link, code.id);
  for (const auto& table : book.settings.measurements.tables) {
    auto view = maker.table(table, found->second);
    if (!view["actions"].empty()) tables.push_back(std::move(view));
  }
  return tables;
}

}  // namespace

bool has_observations(const Book& book, const Code& code) {
  const auto found = book.measurements.actions_of.find(code.id);
  if (found == book.measurements.actions_of.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(),
                     [&](std::size_t action) { return !book.measurements.seen[action].empty(); });
}

void add_observation_links(View& view, const Book& book, const AddressWriter& link, const Code& code) {
  auto links = View::list();
  const auto page = address_of_observations(code).page;
  const auto found = book.measurements.actions_of.find(code.id);
  if (found != book.measurements.actions_of.end()) {
    for (const auto& table : book.settings.measurements.tables) {
      const bool has_any = std::any_of(found->second.begin(), found->second.end(), [&](std::size_t action) {
        const auto& seen = book.measurements.seen[action];
        return std::any_of(seen.begin(), seen.end(), [&](const ObservationUse& use) {
          return has_kind(table, book.measurements.subjects[use.subject]);
        });
      });
      if (has_any) links.push_back({{"title", table.title}, {"url", link({page, table.id})}});
    }
  }
  add_list(view, "observation_links", std::move(links));
}

void add_observation_tables(View& view, const Book& book, const Page& note) {
  const auto link = AddressWriter::from(note.address);
  std::vector<std::size_t> all(book.measurements.actions.size());
  std::iota(all.begin(), all.end(), 0);
  auto tables = View::list();
  for (const auto& table : book.settings.measurements.tables) {
    if (table.note == note.id) tables.push_back(Tables(book, link).table(table, all));
  }
  add_list(view, "observation_tables", std::move(tables));
}

View observations_view(const Book& book, const Code& code) {
  const Place place(address_of_observations(code));
  auto view =
      page_view(book, place, fmt::format("Seen: {} {}", code.id, code.main().phrase),
                fmt::format("What programs were seen to do with {} {}.", code.id, code.main().phrase), code.class_id);
  view["entry"] = entry_view(book, place.link, code);
  add_list(view, "observation_tables", tables_of(book, place.link, code));
  return view;
}

}  // namespace statusbook
