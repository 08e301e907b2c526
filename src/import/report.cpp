#include "import/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/strings.h"

namespace statusbook {

namespace {

using Row = std::vector<std::string>;

constexpr std::size_t longest_shown = 72;

/// Columns set to the width of their longest cell; the last is not padded.
std::string format_table(const std::vector<Row>& rows) {
  std::vector<int> widths(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) widths[i] = std::max(widths[i], code_points(row[i]) + 2);
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      text.append(row[i]).append(static_cast<std::size_t>(std::max(0, widths[i] - code_points(row[i]))), ' ');
    }
    text += '\n';
  }
  return text;
}

std::string shortened(std::string_view text) {
  auto shown = collapse_whitespace(text);
  if (shown.size() <= longest_shown) return shown;
  auto end = longest_shown;
  while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) --end;
  return shown.substr(0, end) + "…";
}

const KnownName* find_name(const std::vector<KnownName>& names, std::string_view phrase) {
  const auto wanted = comparable(phrase);
  const auto found =
      std::ranges::find_if(names, [&](const KnownName& name) { return comparable(name.phrase) == wanted; });
  return found == names.end() ? nullptr : &*found;
}

/// "Logon failed" from "Unauthorized: Logon failed": sub-codes often repeat their parent's phrase.
std::string without_parent(std::string_view phrase) {
  for (const std::string_view mark : {": ", " - ", " \u2013 ", " \u2014 "}) {
    const auto at = phrase.find(mark);
    if (at != std::string_view::npos) return std::string(trim(phrase.substr(at + mark.size())));
  }
  return std::string(phrase);
}

std::string describe(const KnownName& name) {
  if (name.is_current) return "same";
  return name.by.empty() ? "older name" : fmt::format("older name ({})", name.by);
}

std::string judge_phrase(const ImportedEntry& entry, const std::vector<KnownName>& names) {
  if (entry.phrase.empty()) return "no phrase";
  if (const auto* name = find_name(names, entry.phrase)) return describe(*name);
  const auto [phrase, annotation] = split_annotation(entry.phrase);
  if (const auto* name = annotation.empty() ? nullptr : find_name(names, phrase)) {
    return fmt::format("{}annotation ({})", name->is_current ? "" : describe(*name) + ", ", annotation);
  }
  const auto* name = entry.parent.empty() ? nullptr : find_name(names, without_parent(entry.phrase));
  return name != nullptr ? describe(*name) : "differs";
}

/// What the registry says of an entry: "same", "older name (…)", "differs", …, and what is wrong with the text.
std::string judge(const ImportedEntry& entry, const CodeReader& codes) {
  auto verdict =
      codes.is_registered(entry.code) ? judge_phrase(entry, codes.names_of(entry.code)) : "not in the registry";
  if (entry.blocks.empty()) verdict += ", no text";
  if (!entry.damage.empty()) verdict += ", damaged";
  return verdict;
}

std::string format_entries(const ImportResult& result, const CodeReader& codes) {
  std::vector<Row> rows{{"code", "phrase in the source", "phrase in the registry", "verdict", "words", "where"}};
  const bool one_file =
      std::ranges::all_of(result.entries, [&](const auto& entry) { return entry.file == result.entries.front().file; });
  rows.front().back() = one_file ? "line" : "where";
  for (const auto& entry : result.entries) {
    const auto* code = codes.registry().codes.find(entry.code);
    rows.push_back({entry.code, entry.phrase.empty() ? "-" : entry.phrase, code == nullptr ? "-" : code->main().phrase,
                    judge(entry, codes), std::to_string(count_words(plain_text(entry.blocks))),
                    one_file ? std::to_string(entry.line) : fmt::format("{}:{}", entry.file.str(), entry.line)});
  }
  return format_table(rows);
}

std::string section(std::string_view title, const std::string& lines) {
  return lines.empty() ? lines : fmt::format("\n{}:\n{}", title, lines);
}

std::string line_at(const std::string& file, int line, std::string_view text) {
  return fmt::format("  {}:{}: {}\n", file, line, text);
}

std::string format_remarks(const ImportResult& result) {
  std::string damaged;
  std::string targets;
  for (const auto& entry : result.entries) {
    for (const auto& damage : entry.damage) damaged += line_at(entry.file, entry.line, entry.code + ": " + damage);
    for (const auto& target : entry.targets) {
      targets += line_at(entry.file, entry.line, entry.code + ": " + shortened(target));
    }
  }
  std::string classes;
  for (const auto& item : result.classes) {
    if (const auto words = count_words(plain_text(item.blocks)); words > 0) {
      classes += line_at(item.file, item.line, item.code + ", " + count_of(static_cast<std::size_t>(words), "word"));
    }
  }
  return section("damaged", damaged) + section("addresses of links and images that were not taken over", targets) +
         section("text on classes, which is not imported", classes);
}

std::string listed(const std::vector<std::string>& codes) {
  return codes.empty() ? std::string() : fmt::format(": {}", fmt::join(codes, ", "));
}

std::string format_summary(const ImportResult& result, const CodeReader& codes) {
  std::set<std::string> found;
  std::vector<std::string> added;
  for (const auto& entry : result.entries) {
    if (found.insert(entry.code).second && !codes.is_registered(entry.code)) added.push_back(entry.code);
  }
  std::vector<std::string> lacking;
  for (const auto& code : codes.registry().codes) {
    if (!found.contains(code.id)) lacking.push_back(code.id);
  }
  const auto entries = result.entries.size() == 1 ? "1 entry" : fmt::format("{} entries", result.entries.size());
  return fmt::format(
      "\n{} for {}\n{} not in the registry{}\n{} of the registry not in the source{}\n{} that went nowhere\n", entries,
      count_of(found.size(), "code"), count_of(added.size(), "code"), listed(added), count_of(lacking.size(), "code"),
      listed(lacking), count_of(result.strays.size(), "line"));
}

std::string_view describe(Draft::Outcome outcome) {
  switch (outcome) {
    case Draft::Outcome::written: return "written";
    case Draft::Outcome::page_exists:
      return "left alone, since there is a page (--write-beside writes imports beside pages)";
    case Draft::Outcome::is_there: return "there already";
    case Draft::Outcome::differs: return "left alone, since there is a file with other text";
    case Draft::Outcome::no_text: return "not written, since the source has no text";
  }
  return "";
}

}  // namespace

std::string format_report(const ImportResult& result, const CodeReader& codes) {
  std::string lines;
  for (const auto& [place, text] : result.strays) lines += line_at(place.first.str(), place.second, shortened(text));
  return format_entries(result, codes) + format_remarks(result) + section("lines that went nowhere", lines) +
         format_summary(result, codes);
}

std::string format_drafts(std::span<const Draft> drafts) {
  std::string text = "\n";
  std::map<Draft::Outcome, std::vector<std::string>> others;
  for (const auto& draft : drafts) {
    const bool is_file = draft.outcome == Draft::Outcome::written || draft.outcome == Draft::Outcome::differs;
    if (is_file) text += fmt::format("{}: {}\n", draft.path, describe(draft.outcome));
    if (!is_file) others[draft.outcome].push_back(draft.code);
  }
  for (const auto& [outcome, codes] : others) text += fmt::format("{}{}\n", describe(outcome), listed(codes));
  return text;
}

std::string format_entries_as_json(const ImportResult& result) {
  std::string text = "[";
  for (const auto& entry : result.entries) {  // each written by itself, since all of them as JSON take much memory
    const nlohmann::ordered_json object{{"code", entry.code},
                                        {"phrase", entry.phrase},
                                        {"text", trim(write_markdown(entry.blocks))},
                                        {"file", entry.file.str()},
                                        {"line", entry.line}};
    const auto written = object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text += (text.size() > 1 ? ",\n  " : "\n  ") + replace_all(written, "\n", "\n  ");
  }
  return text + (text.size() > 1 ? "\n]\n" : "]\n");
}

}  // namespace statusbook
