// What programs were seen to do, and lines of configuration that change it: content/actions/*.toml,
// content/measurements/*.toml and content/settings/*.toml; the engine knows actions, codes and programs, and nothing of
// what was sent.
//
// An action is done to each program; what comes of it is an observation. Observations of one action that came to the
// same are shown together, and actions by their topics.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/registry.h"

namespace statusbook {

/// What several actions are about.
struct Topic {
  std::string id;
  std::string title;
  Location at;
};

/// Something that is done to a program to see what it makes of it.
struct Action {
  std::string id;
  std::size_t topic = 0;           ///< its place in Measurements::topics
  std::string about;               ///< what is done, as lists show it
  std::string code;                ///< that the action itself holds, such as one that a client is answered with; or ""
  std::vector<std::string> due;    ///< codes, and words for what is no code, that the clause allows
  std::vector<Location> due_at;    ///< beside due
  std::string level;               ///< how strongly: must, should, may or none
  std::optional<Citation> clause;  ///< says what is due
  Location at;
};

/// What came of an action.
struct Observation {
  std::string setting;  ///< id of a Setting of the same program whose lines were in place; empty: as installed
  std::string action;
  std::string outcome;   ///< the code that came, or words for what else did
  std::string remark;    ///< what else was seen, such as another code in a log
  bool against = false;  ///< it is not what the action's clause says, at a level that leaves no choice
  Location at;
};

/// A program that was observed.
struct Subject {
  std::string id;
  std::string name;
  std::string kind;                   ///< a word such as "gateway"; may be empty
  std::vector<std::string> versions;  ///< "nginx 1.22.1": of each part, as the programs say it themselves
  std::string day;                    ///< ISO date
  long long runs = 0;                 ///< how many runs agree
  std::vector<Observation> observations;
  Location at;
};

/// One thing that is seen of what comes of an action: its kind, such as "code", and what it is.
struct OutcomePart {
  std::string kind;
  std::string text;
  Location at;
};
using Outcome = std::vector<OutcomePart>;
/// The kind that every book knows.
constexpr std::string_view code_kind = "code";

/// An action that shows what a setting's lines change.
struct Effect {
  std::string action;
  Outcome before, after;
  Location at;
};

/// A program as its manual tells of it, for settings that were not run.
struct DescribedProgram {
  std::string id;
  std::string name;
  std::string version;  ///< that the manual is about
  Location at;
};

/// Lines of a program's configuration, which were either run, with what shows their effect, or are as a manual has
/// them.
struct Setting {
  std::string id;
  std::string program;  ///< id of a Subject, or of a DescribedProgram where it is from a manual
  std::string code;     ///< on whose page readers look for it
  std::string effect;   ///< what the lines do, in a sentence or two
  std::string file;     ///< where a reader puts them
  std::string lines;    ///< without the last line end
  std::vector<Effect> shows;
  std::string manual;  ///< id of the Source that has the lines, which were not run; empty: they were run
  Location at;
  Location code_at;
  Location manual_at;
  [[nodiscard]] bool was_run() const { return manual.empty(); }
};

/// A subject's observation: the places of both in Measurements::subjects and in Subject::observations.
struct ObservationUse {
  std::size_t subject = 0;
  std::size_t observation = 0;
};

struct Measurements {
  Catalog<Topic> topics;
  Catalog<Action> actions;    ///< topic by topic
  Catalog<Subject> subjects;  ///< in order of their names, once measurements are complete
  Catalog<DescribedProgram> described;
  /// By code; those that were run first; then in the book's order of programs, then as their files have them.
  std::vector<Setting> settings;
  bool is_whole = true;  ///< whether all files could be read

  // Filled by complete_measurements().
  std::vector<std::vector<ObservationUse>> seen;  ///< as installed; by place of the action, in order of the subjects
  std::map<std::string, std::vector<std::size_t>, std::less<>> actions_of;  ///< by code: places of what concerns it
};

/// The settings on a code's page; they stand side by side.
struct SettingRange {
  std::vector<Setting>::const_iterator first, last;
  [[nodiscard]] auto begin() const { return first; }
  [[nodiscard]] auto end() const { return last; }
  [[nodiscard]] bool empty() const { return first == last; }
};
SettingRange settings_of(const Measurements& measurements, const std::string& code);

}  // namespace statusbook
