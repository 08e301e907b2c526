#include "site/setting_views.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/strings.h"
#include "site/view_parts.h"
#include "site/views.h"

namespace statusbook {

namespace {

/// "404, with Allow: GET", in the words of the book.
std::string text_of(const Outcome& outcome, const MeasurementRules& rules) {
  std::vector<std::string> parts;
  for (const auto& [kind, text, at] : outcome) {
    const auto words = rules.outcomes.find(kind);
    parts.push_back(words == rules.outcomes.end() ? text : replace_all(words->second, "{}", text));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

View setting_view(const Book& book, const Setting& setting) {
  auto shows = View::list();
  for (const auto& effect : setting.shows) {
    const auto* action = book.measurements.actions.find(effect.action);
    shows.push_back({{"about", action == nullptr ? effect.action : action->about},
                     {"clause", citation_view(book, action == nullptr ? std::nullopt : action->clause)},
                     {"before", text_of(effect.before, book.settings.measurements)},
                     {"after", text_of(effect.after, book.settings.measurements)}});
  }
  const auto* manual = book.registry.sources.find(setting.manual);
  return {{"id", fmt::format("{}-{}", path_of(setting.program), path_of(setting.id))},
          {"effect", setting.effect},
          {"file", setting.file},
          {"lines", setting.lines},
          {"shows", std::move(shows)},
          {"manual", manual == nullptr ? View(false) : source_view(*manual)}};
}

View measured_view(const Subject* subject, const std::string& id) {
  return {{"id", path_of(id)},
          {"name", subject == nullptr ? id : subject->name},
          {"kind", or_false(subject == nullptr ? "" : subject->kind)},
          {"versions", subject == nullptr ? "" : fmt::format("{}", fmt::join(subject->versions, ", "))},
          {"day", subject == nullptr ? "" : subject->day},
          {"runs", subject == nullptr ? 0 : subject->runs},
          {"settings", View::list()}};
}

View described_view(const DescribedProgram* program, const std::string& id) {
  return {{"id", "manual-" + path_of(id)},
          {"name", program == nullptr ? id : program->name},
          {"versions", program == nullptr ? "" : program->version},
          {"settings", View::list()}};
}

/// The settings that were run, or those that were not, by their programs, each with what is known of it.
View programs_view(const Book& book, const Code& code, bool were_run) {
  const auto& known = book.measurements;
  auto programs = View::list();
  const Setting* before = nullptr;
  for (const auto& setting : settings_of(known, code.id)) {
    if (setting.was_run() != were_run) continue;
    if (before == nullptr || before->program != setting.program) {
      programs.push_back(were_run ? measured_view(known.subjects.find(setting.program), setting.program)
                                  : described_view(known.described.find(setting.program), setting.program));
    }
    programs.back()["settings"].push_back(setting_view(book, setting));
    before = &setting;
  }
  return programs;
}

}  // namespace

void add_settings(View& view, const Book& book, const AddressWriter& link, const Code& code) {
  auto programs = programs_view(book, code, true);
  auto described = programs_view(book, code, false);
  for (auto& program : described) programs.push_back(std::move(program));
  constexpr std::size_t most_named = 4;
  std::vector<std::string> others;
  for (std::size_t i = 1; i < std::min(programs.size(), most_named + 1); ++i) {
    others.push_back(programs.begin()[static_cast<std::ptrdiff_t>(i)]["name"].text());
  }
  view["settings_url"] = link(address_of_settings(code));
  view["settings"] = programs.empty() ? View(false) : std::move(programs.front());
  view["other_settings"] = or_false(fmt::format("{}", fmt::join(others, ", ")));
  view["more_settings"] = programs.size() > most_named + 1 ? View(programs.size() - most_named - 1) : View(false);
}

View settings_view(const Book& book, const Code& code) {
  const Place place(address_of_settings(code));
  const auto title = book.words("settings_title", {{"id", code.id}, {"phrase", code.main().phrase}});
  auto view =
      page_view(book, place, title,
                book.words("settings_description", {{"id", code.id}, {"phrase", code.main().phrase}}), code.class_id);
  view["entry"] = entry_view(book, place.link, code);
  add_list(view, "programs", programs_view(book, code, true));
  add_list(view, "manual_programs", programs_view(book, code, false));
  return view;
}

}  // namespace statusbook
