#include "check/check_registry.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <set>

#include "base/nearest.h"
#include "base/strings.h"

namespace statusbook {

namespace {

class RegistryCheck {
 public:
  RegistryCheck(const Settings& settings, const Registry& registry, Diagnostics& diagnostics)
      : settings_(settings),
        registry_(registry),
        notes_(settings.notes.begin(), settings.notes.end()),
        diagnostics_(diagnostics) {}

  void run() {
    check_ids();
    for (const auto& item : registry_.classes) {
      check_optional(item.spec);
      check_notes(item.notes);
    }
    for (const auto& field : registry_.fields) check_optional(field.spec);
    for (const auto& spec : registry_.specs) {
      for (std::size_t i = 0; i < spec.obsoletes.size(); ++i) {
        check_reference(registry_.specs, "spec", spec.obsoletes[i], spec.obsoletes_at[i]);
      }
    }
    for (const auto& edition : registry_.editions) check_edition(edition);
    for (const auto& library : registry_.libraries) {
      check_citation(library.by);
      for (const auto& constant : library.constants)
        check_reference(registry_.codes, "code", constant.code, constant.at);
    }
    for (const auto& code : registry_.codes) check_code(code);
    check_reference(registry_.codes, "code", settings_.not_found, settings_.not_found_at);
    check_home(settings_.home);
    for (const auto& picture : registry_.pictures) check_picture(picture);
  }

 private:
  /// Whether a name may be that of something which could not be read.
  [[nodiscard]] bool is_unread(std::string_view name) const { return registry_.unread.may_define(name); }

  /// Codes, their other names, classes, specs and fields share one space of names: that of the labels in square
  /// brackets.
  void check_ids() {
    std::map<std::string, std::pair<std::string, Location>> seen;
    const auto claim = [&](std::string_view kind, const std::string& id, const Location& at) {
      const auto name = fmt::format("{} '{}'", kind, id);
      const auto [first, is_new] = seen.try_emplace(to_lower(id), name, at);
      if (is_new) return;
      diagnostics_.error(at, fmt::format("duplicate id: {} is also {} at {}:{}", name, first->second.first,
                                         first->second.second.file.str(), first->second.second.line));
    };
    for (const auto& item : registry_.classes) claim("class", item.id, item.at);
    for (const auto& code : registry_.codes) claim("code", code.id, code.at);
    for (const auto& spec : registry_.specs) claim("spec", spec.id, spec.at);
    for (const auto& field : registry_.fields) claim("field", field.id, field.at);
    for (const auto& code : registry_.codes) {
      for (const auto& [label, at] : code.labels) {
        claim("label", label, at);
        check_label(label, at);
      }
    }
  }

  /// Markdown and citations give these a meaning of their own.
  void check_label(const std::string& label, const Location& at) {
    const bool is_plain = label.find_first_of("[]#\\`*<>") == std::string::npos &&
                          label.find("§") == std::string::npos && !label.starts_with('^') && label.size() > 1;
    if (is_plain && collapse_whitespace(label) == label) return;
    diagnostics_.error(at, fmt::format("'{}' cannot be a label", label),
                       "use two characters or more, and none of [ ] # \\ ` * < > §, nor '^' at the front");
  }

  void check_home(const Home& home) {
    for (std::size_t i = 0; i < home.codes.size(); ++i) {
      check_reference(registry_.codes, "code", home.codes[i], home.codes_at[i]);
    }
    for (const auto& question : home.questions) check_note(question.note, question.at);
  }

  void check_notes(const std::vector<NoteUse>& notes) {
    std::set<std::string> seen;
    for (const auto& note : notes) {
      check_note(note.id, note.at);
      if (!seen.insert(note.id).second) diagnostics_.error(note.at, fmt::format("note '{}' is listed twice", note.id));
    }
  }

  void check_note(const std::string& id, const Location& at) {
    if (id.empty() || notes_.contains(id) || is_unread(id)) return;
    diagnostics_.error(at, fmt::format("content/book.toml lists no note '{}'{}", id, suggest(id, settings_.notes)));
  }

  /// That the picture is on pages that exist, and that its lists are as long as its kind wants them.
  void check_picture(const Picture& picture) {
    for (const auto& [label, at] : picture.pages) {
      if (registry_.codes.find(label) == nullptr) check_note(label, at);
    }
    for (const auto& [code, at] : picture.cells) check_reference(registry_.codes, "code", code, at);
    for (const auto& fault : find_faults(picture)) {
      diagnostics_.error(picture.at, fmt::format("picture '{}': {}", picture.id, fault));
    }
  }

  void check_edition(const Edition& edition) {
    if (edition.kind == Edition::Kind::spec && registry_.sources.find(edition.by.id) == nullptr) {
      check_reference(registry_.specs, "spec", edition.id, edition.at);
    }
    check_citation(edition.by);
    for (const auto& phrase : edition.phrases) check_reference(registry_.codes, "code", phrase.code, phrase.at);
  }

  void check_code(const Code& code) {
    const auto* parent = code.parent.empty() ? nullptr : registry_.codes.find(code.parent);
    if (!code.parent.empty()) check_reference(registry_.codes, "code", code.parent, code.parent_at);
    if (parent != nullptr && (parent == &code || !parent->parent.empty())) {
      diagnostics_.error(code.parent_at, fmt::format("code {} cannot be a part of {}, which is {}", code.id, parent->id,
                                                     parent == &code ? "itself" : "a part of another"));
    }
    if (code.parent.empty()) check_missing_parent(code);
    if (code.phrases.size() == most_phrases) {
      diagnostics_.error(code.at, fmt::format("code {} has {} phrases or more", code.id, most_phrases),
                         "leave out the least known of 'earlier' and of the editions");
    }
    for (const auto& meaning : code.meanings) check_meaning(code, meaning);
  }

  /// A code that goes on with a dot where the pattern of its class ends is meant as a part of another.
  void check_missing_parent(const Code& code) {
    const auto dot = code.id.rfind('.');
    if (dot == std::string::npos || dot != code.class_id.size()) return;
    if (code.id.find_first_not_of("0123456789", dot + 1) != std::string::npos) return;
    const auto whole = code.id.substr(0, dot);
    if (registry_.codes.find(whole) != nullptr) {
      diagnostics_.error(code.at, fmt::format("code {} has no 'parent', and so is no part of {}", code.id, whole),
                         fmt::format("add parent = \"{}\"", whole));
    } else if (!is_unread(whole)) {
      diagnostics_.warning(code.at,
                           fmt::format("code {} looks like a part of {}, which is not in the registry", code.id, whole),
                           fmt::format("add code {0}, and parent = \"{0}\" to this one", whole));
    }
  }

  /// That the entry has the dates which its state and the book ask for, and no others.
  void check_state(const Code& code, const Meaning& meaning) {
    const auto* state = find_state(settings_, meaning.state);
    if (state == nullptr && !meaning.state.empty() && !is_unread(meaning.state)) {
      const auto known = state_ids(settings_);
      diagnostics_.error(meaning.state_at,
                         fmt::format("there is no state '{}'{}", meaning.state, suggest(meaning.state, known)),
                         fmt::format("the states are {}", fmt::join(known, ", ")));
    }
    const auto need = [&](const std::string& date, std::string_view key, std::string_view reason,
                          std::string_view example) {
      if (!date.empty() || meaning.has_unread_keys) return;  // one of these keys may be meant as this one
      diagnostics_.error(meaning.at, fmt::format("code {} lacks the key '{}'{}", code.id, key, reason),
                         fmt::format("for example, {} = {}", key, example));
    };
    if (settings_.require_checked && !meaning.is_draft) need(meaning.checked, "checked", "", "2026-01-15");
    if (state == nullptr) return;
    if (state->expires) {
      const auto reason = fmt::format(", which state = \"{}\" needs", state->id);
      need(meaning.as_of, "as_of", reason, "2025-09-15");
      need(meaning.expires, "expires", reason, "2026-09-15");
    } else if (!meaning.as_of.empty() || !meaning.expires.empty()) {
      diagnostics_.error(meaning.at, fmt::format("'as_of' and 'expires' belong to states that expire; code {} is {}",
                                                 code.id, state->id));
    }
  }

  void check_meaning(const Code& code, const Meaning& meaning) {
    check_state(code, meaning);
    if (!meaning.origin.empty()) check_reference(registry_.origins, "origin", meaning.origin, meaning.origin_at);
    check_optional(meaning.spec);
    for (const auto& source : meaning.sources) check_reference(registry_.sources, "source", source.id, source.at);
    if (!meaning.spec && meaning.sources.empty()) {
      diagnostics_.error(meaning.at, fmt::format("code {} has neither a spec nor sources", code.id),
                         "what no spec covers needs 'sources'");
    }
    for (const auto& use : meaning.fields) {
      check_reference(registry_.fields, "field", use.field, use.at);
      check_optional(use.by);
    }
    for (const auto& earlier : meaning.earlier) check_citation(earlier.by);
    for (const auto& keyword : meaning.keywords) {
      const auto same = [&](const auto& phrase) { return equal_ignoring_case(phrase, keyword); };
      if (std::any_of(code.phrases.begin(), code.phrases.end(), same)) {
        diagnostics_.error(meaning.at,
                           fmt::format("the keyword '{}' of code {} is one of its phrases", keyword, code.id),
                           "every phrase is found already; take the keyword out");
      }
    }
    std::set<std::string> related;
    for (const auto& other : meaning.related) {
      check_reference(registry_.codes, "code", other.code, other.at);
      if (other.code == code.id) diagnostics_.error(other.at, fmt::format("code {} is related to itself", code.id));
      if (!related.insert(other.code).second) {
        diagnostics_.error(other.at, fmt::format("code {} lists {} twice", code.id, other.code));
      }
    }
    check_notes(meaning.notes);
    check_facts(code, meaning);
  }

  void check_facts(const Code& code, const Meaning& meaning) {
    std::vector<std::string> kinds;
    for (const auto& kind : settings_.facts) kinds.push_back(kind.id);
    for (const auto& fact : meaning.facts) {
      const auto kind = std::find(kinds.begin(), kinds.end(), fact.kind);
      if (kind == kinds.end()) {
        if (is_unread(fact.kind)) continue;
        diagnostics_.error(
            fact.at, fmt::format("unknown fact '{}' in code {}{}", fact.kind, code.id, did_you_mean(fact.kind, kinds)),
            fmt::format("content/book.toml declares {}", fmt::join(kinds, ", ")));
        continue;
      }
      check_optional(fact.by);
      check_choice(code, fact, settings_.facts[static_cast<std::size_t>(kind - kinds.begin())]);
    }
    for (const auto& kind : settings_.facts) {
      const auto& states = kind.required_in;
      const bool required = std::find(states.begin(), states.end(), meaning.state) != states.end();
      const bool given =
          std::any_of(meaning.facts.begin(), meaning.facts.end(), [&](const auto& f) { return f.kind == kind.id; });
      if (required && !given) {
        diagnostics_.error(meaning.at, fmt::format("code {} lacks the fact '{}'", code.id, kind.id),
                           fmt::format("a {} code answers it, says content/book.toml", meaning.state));
      }
    }
  }

  void check_choice(const Code& code, const Fact& fact, const FactKind& kind) {
    std::vector<std::string> choices;
    for (const auto& choice : kind.choices) choices.push_back(choice.id);
    if (choices.empty() || std::find(choices.begin(), choices.end(), fact.value) != choices.end()) return;
    diagnostics_.error(fact.at,
                       fmt::format("'{}' is no answer to '{}' in code {}{}", fact.value, fact.kind, code.id,
                                   did_you_mean(fact.value, choices)),
                       fmt::format("the answers are {}", fmt::join(choices, ", ")));
  }

  template <typename Entry>
  void check_reference(const Catalog<Entry>& catalog, std::string_view kind, const std::string& id,
                       const Location& at) {
    if (id.empty() || catalog.find(id) != nullptr || is_unread(id)) return;
    const auto known = diagnostics_.is_full() ? std::vector<std::string>() : catalog.ids(most_candidates);
    diagnostics_.error(at, fmt::format("there is no {} '{}' in the registry{}", kind, id, suggest(id, known)));
  }

  /// "did you mean", unless nobody will read it.
  [[nodiscard]] std::string suggest(std::string_view id, const std::vector<std::string>& known) const {
    return diagnostics_.is_full() ? std::string() : did_you_mean(id, known);
  }

  void check_optional(const std::optional<Citation>& citation) {
    if (citation) check_citation(*citation);
  }

  /// Whether a citation names a spec, with a section of plausible form, or a source.
  void check_citation(const Citation& citation) {
    const auto& section = citation.section;
    if (section.empty() && registry_.sources.find(citation.id) != nullptr) return;
    if (registry_.specs.find(citation.id) == nullptr) {
      if (is_unread(citation.id)) return;
      diagnostics_.error(citation.at, fmt::format("there is no spec or source '{}' in the registry{}", citation.id,
                                                  suggest_citation(citation.id)));
      return;
    }
    const auto& spec = *registry_.specs.find(citation.id);
    if (!is_section(section)) {
      diagnostics_.error(citation.at, fmt::format("'{}' is no section of '{}'", section, citation.id),
                         "a section is letters, digits, '.' and '-', as in §15.5.5 or §B.3");
    } else if (!has_section(spec, section)) {
      diagnostics_.error(citation.at, fmt::format("{} has no section {}", spec.id, section),
                         fmt::format("its 'sections' are listed at {}:{}", spec.at.file.str(), spec.at.line));
    }
  }

  [[nodiscard]] std::string suggest_citation(std::string_view id) const {
    if (diagnostics_.is_full()) return {};
    auto known = registry_.specs.ids(most_candidates / 2);
    const auto sources = registry_.sources.ids(most_candidates / 2);
    known.insert(known.end(), sources.begin(), sources.end());
    return did_you_mean(id, known);
  }

  const Settings& settings_;
  const Registry& registry_;
  std::set<std::string_view> notes_;  ///< that the book lists
  Diagnostics& diagnostics_;
};

/// East of Greenwich, the next day has begun. Dates are ISO's, and so in order as text.
std::string day_after(std::string_view date) {
  int year = 0, month = 0, day = 0;
  const auto read = [&](std::size_t at, std::size_t length, int& value) {
    const auto text = date.substr(std::min(at, date.size()), length);
    std::from_chars(text.data(), text.data() + text.size(), value);
  };
  read(0, 4, year);
  read(5, 2, month);
  read(8, 2, day);
  using namespace std::chrono;
  const year_month_day next = sys_days(std::chrono::year(year) / month / day) + days(1);
  return fmt::format("{:04}-{:02}-{:02}", int(next.year()), unsigned(next.month()), unsigned(next.day()));
}

}  // namespace

void check_dates(const Registry& registry, std::string_view today, Diagnostics& diagnostics) {
  if (today.empty()) return;
  const auto tomorrow = day_after(today);
  const auto check_past = [&](const std::string& date, std::string_view key, const Location& at) {
    if (date <= tomorrow) return;
    diagnostics.error(at, fmt::format("'{}' is {}, and today is {}", key, date, today),
                      "write the day on which it was done");
  };
  for (const auto& source : registry.sources) check_past(source.read, "read", source.read_at);
  for (const auto& code : registry.codes) {
    for (const auto& meaning : code.meanings) {
      check_past(meaning.checked, "checked", meaning.checked_at);
      if (meaning.expires.empty() || meaning.expires >= today) continue;
      diagnostics.warning(meaning.at,
                          fmt::format("the temporary entry of code {} expired on {}", code.id, meaning.expires),
                          "look at the registry it was read from, and set 'state', 'as_of' and 'expires' anew");
    }
  }
}

void check_registry(const Settings& settings, const Registry& registry, Diagnostics& diagnostics) {
  RegistryCheck(settings, registry, diagnostics).run();
}

}  // namespace statusbook
