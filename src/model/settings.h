// What content/book.toml says: the site's title and addresses, and the vocabulary in which its registry states facts.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/address.h"
#include "model/unread.h"
#include "text/message_grammar.h"
#include "text/view.h"

namespace statusbook {

inline const std::string settings_path = "content/book.toml";

/// What a registry can say of an entry. The book's first state is the usual one, which lists do not mention.
struct State {
  std::string id;          ///< in TOML and JSON
  std::string label;       ///< on the page, beside the phrase
  std::string meaning;     ///< one sentence for the legend
  bool registered = true;  ///< whether the registry knows the entry; others stand apart
  bool expires = false;    ///< whether it ends on a day that the entry names
};

/// Those of a book that declares none.
std::vector<State> default_states();

struct FactChoice {
  std::string id;
  std::string label;
};

/// A question that entries answer, such as whether a response may be stored.
struct FactKind {
  std::string id;
  std::string label;
  std::string strip;                     ///< what it is called among the facts that open a page; empty: it is not there
  std::vector<FactChoice> choices;       ///< empty: any text answers
  bool is_list = false;                  ///< whether an answer names several things, with commas between them
  bool data_only = false;                ///< whether it is in JSON and CSV, and on no page
  std::vector<std::string> required_in;  ///< names of states in which an entry must answer
};

/// A question of the home page, and the note that answers it.
struct HomeQuestion {
  std::string note;
  std::string text;
  std::string hint;  ///< may be empty
  Location at;
};

/// What the home page shows beside all codes; each part may be empty.
struct Home {
  std::string heading;             ///< the title where there is none
  std::vector<std::string> codes;  ///< ids of those that people meet
  std::vector<Location> codes_at;  ///< beside codes
  std::vector<HomeQuestion> questions;
  std::string about_title, about;
};

/// Observations that stand together: those of programs of some kinds.
struct MeasurementTable {
  std::string id;     ///< of its place on a page
  std::string title;  ///< "What servers send"
  std::string note;   ///< id of the note that ends with all of them
  std::vector<std::string> kinds;
  Location at;
};

/// What measurements need, and how pages speak of them.
struct MeasurementRules {
  long long runs = 1;                 ///< how many runs have to agree
  std::vector<std::string> programs;  ///< ids, in the order in which pages have their settings; others follow
  /// What pages say of a part of an outcome, by its kind; "{}" is what was seen.
  std::map<std::string, std::string, std::less<>> outcomes;
  std::vector<MeasurementTable> tables;
};

/// A section that the pages of codes in some state have to have.
struct RequiredSection {
  std::string state;  ///< id of one of the book's
  std::string title;
};

/// A language that the book is translated into, beside the one that it is written in.
struct TranslatedInto {
  std::string tag;  ///< "de", also the name of a folder of the content, and of one of the site
  Location at;
};

/// Where an address went that was published once.
struct Redirect {
  Address from;
  Address to;
  Location at;
  Location to_at;
};

struct Settings {
  std::string title;
  std::string tagline;
  std::string description;
  std::string language = "en";
  std::vector<TranslatedInto> languages;
  std::string entry_noun = "code";  ///< what a page calls an entry of the registry
  std::string base_url;             ///< absolute, ends with "/"; empty where unknown
  std::string repository;           ///< address of the repository on a forge; empty where there is none
  std::string branch = "main";
  std::string data_license;   ///< SPDX identifier of the license of JSON and CSV; may be empty
  std::string registry_name;  ///< who registers the entries, for the pages' legends
  std::string not_found;      ///< id of the code that the page for missing pages points to; may be empty
  Location not_found_at;
  std::vector<std::string> filler;  ///< words that readers put around what they search for
  std::map<std::string, std::string, std::less<>> abbreviations;  ///< what they stand for
  bool cite_links = false;  ///< whether prose may link only to addresses that the registry knows as sources or specs
  std::vector<FactKind> facts;
  std::vector<State> states = default_states();
  bool require_checked = true;     ///< whether entries have to say when they were checked
  std::vector<std::string> pages;  ///< ids of the book's own pages, such as "about", in the order of the links to them
  std::vector<Location> pages_at;  ///< beside pages
  std::vector<std::string> notes;  ///< ids of notes in the order in which lists show them
  std::vector<Location> notes_at;  ///< beside notes
  /// Titles of sections in the order in which pages of codes show them; others follow.
  std::vector<std::string> code_sections;
  std::vector<Location> code_sections_at;  ///< beside code_sections
  std::vector<RequiredSection> required_sections;
  Home home;
  MeasurementRules measurements;
  std::vector<MessageGrammar> messages;  ///< of examples
  std::vector<Redirect> redirects;
  std::map<std::string, std::vector<std::string>, std::less<>> note_keywords;  ///< by id of the note
  std::shared_ptr<const View> extra;  ///< an object for templates alone; null where the book gives them nothing
  Unread unread;                      ///< what stands in book.toml, where it could not be read
};

/// Whether the text may be the tag of a language, as in "de" or "de-AT".
bool is_language_tag(std::string_view text);

/// The state of this id; nullptr where the book has none.
const State* find_state(const Settings& settings, std::string_view id);
/// One that claims nothing, for entries that nobody has completed: the first that neither counts as registered nor
/// expires, or the usual one where there is none such.
const State& state_of_drafts(const Settings& settings);
/// The labels of states for which the book declares none are their ids.
std::string state_label(const Settings& settings, std::string_view id);
std::vector<std::string> state_ids(const Settings& settings);

}  // namespace statusbook
