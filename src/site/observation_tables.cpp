#include "site/observation_tables.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <utility>

#include "site/view_parts.h"

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

/// How many rows a page of a code can have that names the programs of each.
constexpr std::size_t most_with_all_names = 100;

class Rows {
 public:
  Rows(const Book& book, const AddressWriter& link, const MeasurementTable& table,
       const std::vector<std::size_t>& actions, const std::string& code)
      : book_(book),
        measurements_(book.measurements),
        link_(link),
        table_(table),
        is_long_(actions.size() > most_with_all_names),
        code_(code) {
    for (const auto action : actions) {
      for (const auto& use : measurements_.seen[action]) {
        if (shows(table, measurements_.subjects[use.subject])) subjects_.insert(use.subject);
      }
    }
  }

  /// Of the table, all that were seen at one of the actions, in order of their names.
  [[nodiscard]] std::vector<std::size_t> subjects() const { return {subjects_.begin(), subjects_.end()}; }

  /// Nothing where no program of the table was seen.
  void add(std::size_t place, View& rows) const {
    const auto groups = find_groups(place);
    if (groups.empty()) return;
    const auto& action = measurements_.actions[place];
    View row{{"about", action.about},
             {"due", or_false(fmt::format("{}", fmt::join(action.due, " " + book_.words("or") + " ")))},
             {"level", action.level == "none" ? View(false) : View(level_word(book_, action.level))},
             {"clause", code_.empty() ? citation_view(book_, action.clause) : View(false)}};
    // What programs do with a code is not itself a code that the page could be about.
    const bool names_all = code_.empty() || action.code == code_;
    auto outcomes = View::list();
    auto others = View::list();
    for (const auto& group : groups) {
      const bool is_named = names_all || group.observation->outcome == code_;
      auto view = outcome_view(book_, link_, *group.observation);
      if (group.observation->outcome == code_) view["url"] = false;
      view["count"] = group.names.size();
      if (is_named) add_programs(view, group, groups, names_all);
      (is_named ? outcomes : others).push_back(std::move(view));
    }
    add_list(row, "outcomes", std::move(outcomes));
    add_list(row, "others", std::move(others));
    rows.push_back(std::move(row));
  }

 private:
  /// The page's own outcome first, then the largest.
  [[nodiscard]] std::vector<Group> find_groups(std::size_t action) const {
    std::vector<Group> groups;
    for (const auto& [place, at] : measurements_.seen[action]) {
      const auto& subject = measurements_.subjects[place];
      if (!shows(table_, subject)) continue;
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

  /// Names the programs; where they are most of all, those that are not among them. On a long page of a code, rows that
  /// part the programs into two large halves name neither.
  void add_programs(View& view, const Group& group, const std::vector<Group>& groups, bool names_all) const {
    constexpr std::size_t many = 8;
    std::vector<std::string> rest;
    for (const auto& other : groups) {
      if (&other != &group) rest.insert(rest.end(), other.names.begin(), other.names.end());
    }
    const auto count = group.names.size();
    const bool is_asked_of_all = count + rest.size() == subjects_.size();
    const bool is_most = is_asked_of_all && count > many && count > rest.size();
    const auto named = is_most && !names_all ? rest.size() : count;
    const bool is_half = is_long_ && !names_all && named > many;
    const auto join = [](bool wanted, const std::vector<std::string>& names) {
      return wanted ? View(fmt::format("{}", fmt::join(names, ", "))) : View(false);
    };
    view["names"] = join(!is_most && !is_half, group.names);
    view["is_all"] = is_most && rest.empty();
    view["is_rest"] = is_most && !rest.empty() && names_all;
    view["all_but"] = join(is_most && !rest.empty() && !names_all && !is_half, rest);
    view["of"] = is_half ? View(count + rest.size()) : View(false);
  }

  const Book& book_;
  const Measurements& measurements_;
  const AddressWriter& link_;
  const MeasurementTable& table_;
  bool is_long_;
  const std::string& code_;
  std::set<std::size_t> subjects_;
};

}  // namespace

bool shows(const MeasurementTable& table, const Subject& subject) {
  return std::find(table.kinds.begin(), table.kinds.end(), subject.kind) != table.kinds.end();
}

View outcome_view(const Book& book, const AddressWriter& link, const Observation& observation) {
  const auto* code = book.registry.codes.find(observation.outcome);
  return {{"text", observation.outcome},
          {"url", code == nullptr ? View(false) : View(link(address_of(*code)))},
          {"remark", or_false(observation.remark)},
          {"against", observation.against}};
}

void add_subjects(View& view, const Book& book, const AddressWriter& link, const std::vector<std::size_t>& subjects) {
  auto programs = View::list();
  std::set<std::string> days;
  for (const auto place : subjects) {
    const auto& subject = book.measurements.subjects[place];
    days.insert(subject.day);
    programs.push_back({{"name", subject.name},
                        {"url", link(address_of(subject))},
                        {"versions", fmt::format("{}", fmt::join(subject.versions, ", "))}});
  }
  view["program_count"] = programs.size();
  view["programs"] = std::move(programs);
  view["first_day"] = days.empty() ? std::string() : *days.begin();
  view["last_day"] = days.size() < 2 ? View(false) : View(*days.rbegin());
}

View observation_table(const Book& book, const AddressWriter& link, const MeasurementTable& table,
                       const std::vector<std::size_t>& actions, const std::string& code) {
  const Rows rows(book, link, table, actions, code);
  auto topics = View::list();
  auto list = View::list();
  for (std::size_t i = 0; i < actions.size(); ++i) {
    rows.add(actions[i], list);
    const auto topic = book.measurements.actions[actions[i]].topic;
    const bool is_last = i + 1 == actions.size() || book.measurements.actions[actions[i + 1]].topic != topic;
    if (!is_last || list.empty()) continue;
    const auto& known = book.measurements.topics[topic];
    topics.push_back({{"title", known.title}, {"url", link(address_of(known))}, {"actions", std::move(list)}});
    list = View::list();
  }
  View view{{"id", table.id},
            {"title", table.title},
            {"note_url", table.note.empty() ? View(false) : View(link(address_of_note(table.note)))},
            {"json_url", link(shared_address(book, addresses::observations_json))},
            {"csv_url", link(shared_address(book, addresses::observations_csv))}};
  add_subjects(view, book, link, rows.subjects());
  add_list(view, "topics", std::move(topics));
  return view;
}

}  // namespace statusbook
