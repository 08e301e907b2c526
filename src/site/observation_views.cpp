#include "site/observation_views.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <utility>

#include "site/observation_tables.h"
#include "site/view_parts.h"
#include "site/views.h"

namespace statusbook {

namespace {

/// The actions that concern a code.
const std::vector<std::size_t>& actions_of(const Book& book, const Code& code) {
  static const std::vector<std::size_t> none;
  const auto found = book.measurements.actions_of.find(code.id);
  return found == book.measurements.actions_of.end() ? none : found->second;
}

/// Whether a program of the table was seen at one of the actions.
bool has_any(const Book& book, const MeasurementTable& table, const std::vector<std::size_t>& actions) {
  return std::any_of(actions.begin(), actions.end(), [&](std::size_t action) {
    const auto& seen = book.measurements.seen[action];
    return std::any_of(seen.begin(), seen.end(), [&](const ObservationUse& use) {
      return shows(table, book.measurements.subjects[use.subject]);
    });
  });
}

/// The book's tables that have something about the actions.
View tables_of(const Book& book, const AddressWriter& link, const std::vector<std::size_t>& actions,
               const std::string& code) {
  auto tables = View::list();
  for (const auto& table : book.settings.measurements.tables) {
    if (has_any(book, table, actions)) tables.push_back(observation_table(book, link, table, actions, code));
  }
  return tables;
}

/// The places of all actions, by topic.
std::vector<std::vector<std::size_t>> actions_by_topic(const Measurements& measurements) {
  std::vector<std::vector<std::size_t>> result(measurements.topics.size());
  for (std::size_t i = 0; i < measurements.actions.size(); ++i) result[measurements.actions[i].topic].push_back(i);
  return result;
}

View topics_view(const Book& book, const AddressWriter& link, const MeasurementTable& table) {
  auto topics = View::list();
  const auto by_topic = actions_by_topic(book.measurements);
  for (std::size_t i = 0; i < by_topic.size(); ++i) {
    if (!has_any(book, table, by_topic[i])) continue;
    const auto& topic = book.measurements.topics[i];
    topics.push_back({{"title", topic.title}, {"url", link(address_of(topic))}, {"count", by_topic[i].size()}});
  }
  return topics;
}

View codes_view(const Book& book, const AddressWriter& link, const MeasurementTable& table) {
  auto codes = View::list();
  for (const auto& code : book.registry.codes) {
    if (!has_any(book, table, actions_of(book, code))) continue;
    codes.push_back({{"id", code.id}, {"url", link({address_of_observations(code).page, table.id})}});
  }
  return codes;
}

/// The links that lead up from a page of observations: the notes whose tables have what it shows.
View notes_of(const AddressWriter& link, const std::vector<const MeasurementTable*>& tables) {
  auto notes = View::list();
  for (const auto* table : tables) {
    if (!table->note.empty()) notes.push_back({{"title", table->title}, {"url", link(address_of_note(table->note))}});
  }
  return notes;
}

/// What came of each action with the program, by topic.
View results_view(const Book& book, const AddressWriter& link, std::size_t subject) {
  const auto& measurements = book.measurements;
  auto topics = View::list();
  const auto by_topic = actions_by_topic(measurements);
  for (std::size_t i = 0; i < by_topic.size(); ++i) {
    auto results = View::list();
    for (const auto action : by_topic[i]) {
      for (const auto& [place, at] : measurements.seen[action]) {
        if (place != subject) continue;
        auto result = outcome_view(book, link, measurements.subjects[place].observations[at]);
        result["about"] = measurements.actions[action].about;
        results.push_back(std::move(result));
      }
    }
    if (results.empty()) continue;
    const auto& topic = measurements.topics[i];
    topics.push_back({{"title", topic.title}, {"url", link(address_of(topic))}, {"results", std::move(results)}});
  }
  return topics;
}

/// The codes on whose pages of settings the program is.
View settings_links(const Book& book, const AddressWriter& link, const Subject& subject) {
  auto links = View::list();
  std::set<std::string_view> known;
  for (const auto& setting : book.measurements.settings) {
    const auto* code = book.registry.codes.find(setting.code);
    if (setting.program != subject.id || code == nullptr || !known.insert(setting.code).second) continue;
    links.push_back({{"id", code->id}, {"url", link({address_of_settings(*code).page, path_of(subject.id)})}});
  }
  return links;
}

}  // namespace

bool has_observations(const Book& book, const Code& code) {
  const auto& actions = actions_of(book, code);
  return std::any_of(actions.begin(), actions.end(),
                     [&](std::size_t action) { return !book.measurements.seen[action].empty(); });
}

void add_observation_links(View& view, const Book& book, const AddressWriter& link, const Code& code) {
  auto links = View::list();
  const auto page = address_of_observations(code).page;
  for (const auto& table : book.settings.measurements.tables) {
    if (!has_any(book, table, actions_of(book, code))) continue;
    links.push_back({{"title", table.title}, {"url", link({page, table.id})}});
  }
  add_list(view, "observation_links", std::move(links));
}

void add_observation_lists(View& view, const Book& book, const Page& note) {
  const auto link = AddressWriter::from(note.address);
  auto lists = View::list();
  for (const auto& table : book.settings.measurements.tables) {
    if (table.note != note.id) continue;
    std::vector<std::size_t> subjects;
    for (std::size_t i = 0; i < book.measurements.subjects.size(); ++i) {
      if (shows(table, book.measurements.subjects[i])) subjects.push_back(i);
    }
    if (subjects.empty()) continue;
    View list{{"id", table.id},
              {"title", table.title},
              {"json_url", link(shared_address(book, addresses::observations_json))},
              {"csv_url", link(shared_address(book, addresses::observations_csv))}};
    add_subjects(list, book, link, subjects);
    list["topics"] = topics_view(book, link, table);
    list["codes"] = codes_view(book, link, table);
    lists.push_back(std::move(list));
  }
  add_list(view, "observation_lists", std::move(lists));
}

View observations_view(const Book& book, const Code& code) {
  const Place place(address_of_observations(code));
  auto view =
      page_view(book, place, book.words("seen_title", {{"id", code.id}, {"phrase", code.main().phrase}}),
                book.words("seen_description", {{"id", code.id}, {"phrase", code.main().phrase}}), code.class_id);
  view["entry"] = entry_view(book, place.link, code);
  add_list(view, "observation_tables", tables_of(book, place.link, actions_of(book, code), code.id));
  return view;
}

View topic_view(const Book& book, const Topic& topic) {
  const Place place(address_of(topic));
  auto view = page_view(book, place, topic.title, book.words("topic_description", {{"title", topic.title}}));
  const auto actions = actions_by_topic(book.measurements)[book.measurements.topics.place_of(topic)];
  std::vector<const MeasurementTable*> tables;
  for (const auto& table : book.settings.measurements.tables) {
    if (has_any(book, table, actions)) tables.push_back(&table);
  }
  add_list(view, "notes", notes_of(place.link, tables));
  add_list(view, "observation_tables", tables_of(book, place.link, actions, {}));
  return view;
}

View program_view(const Book& book, const Subject& subject) {
  const Place place(address_of(subject));
  auto view = page_view(book, place, subject.name, book.words("program_description", {{"name", subject.name}}));
  std::vector<const MeasurementTable*> tables;
  for (const auto& table : book.settings.measurements.tables) {
    if (shows(table, subject)) tables.push_back(&table);
  }
  view["kind"] = or_false(subject.kind);
  view["versions"] = fmt::format("{}", fmt::join(subject.versions, ", "));
  view["day"] = subject.day;
  view["runs"] = subject.runs;
  add_list(view, "notes", notes_of(place.link, tables));
  add_list(view, "settings", settings_links(book, place.link, subject));
  add_list(view, "topics", results_view(book, place.link, book.measurements.subjects.place_of(subject)));
  return view;
}

}  // namespace statusbook
