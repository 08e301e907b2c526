#include "manual/man_page.h"

#include <fmt/format.h>

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr std::string_view program = "statusbook";

/// Text as roff has it: no character of it is a request or a typographer's quote, and all are ASCII.
std::string roff(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto length = std::max<std::size_t>(1, utf8_sequence_length(text.substr(at)));
    const auto character = text.substr(at, length);
    const bool opens_line = at == 0 || text[at - 1] == '\n';
    if (character == "\\") {
      result += "\\e";
    } else if (character == "-") {
      result += "\\-";
    } else if (character == "'") {
      result += "\\(aq";
    } else if (character == "." && opens_line) {
      result += "\\&.";
    } else if (character == "\u00A7") {
      result += "\\(sc";
    } else if (character == "\u2026") {
      result += "...";
    } else {
      result += character;
    }
    at += length;
  }
  return result;
}

std::string opening(std::string_view name, int section, const std::string& version, std::string_view manual,
                    std::string_view what) {
  return fmt::format(".TH {0} {1} \"\" \"{2}\" \"{3}\"\n.SH NAME\n{4} \\- {5}\n", roff(name), section, roff(version),
                     manual, roff(name), roff(what));
}

std::string without_stop(std::string_view sentence) {
  std::string result(sentence.substr(0, sentence.find_last_not_of('.') + 1));
  if (!result.empty()) result[0] = to_lower(result[0]);
  return result;
}

std::string option_text(const OptionUse& option) {
  std::string head = option.names.empty() ? "" : "\\fB" + roff(option.names) + "\\fR";
  if (!option.value.empty()) head += (head.empty() ? "" : " ") + fmt::format("\\fI{}\\fR", roff(option.value));
  return fmt::format(".TP\n{}\n{}\n", head, roff(option.meaning));
}

/// Paragraphs with empty lines between them; lines that begin with spaces are code.
std::string paragraphs(std::string_view text) {
  std::string result = ".PP\n";
  bool in_code = false;
  for (const auto line : split_lines(text)) {
    const bool is_code = line.starts_with(' ');
    if (line.empty()) {
      if (!in_code) continue;
      result += "\n";
      continue;
    }
    if (is_code != in_code) result += is_code ? ".PP\n.EX\n" : ".EE\n.PP\n";
    in_code = is_code;
    result += roff(line) + "\n";
  }
  return result + (in_code ? ".EE\n" : "");
}

std::string synopsis(const CommandUse& command) {
  std::string line = command.name;
  bool has_options = false;
  for (const auto& option : command.options) {
    if (option.names.empty()) {
      line += " " + option.value;
    } else {
      has_options = true;
    }
  }
  return line + (has_options ? " [OPTION...]" : "");
}

std::string see_also(const std::vector<std::string>& pages) {
  return fmt::format(".SH SEE ALSO\n{}\n", fmt::join(pages, ",\n"));
}

std::string entry_text(const KeyEntry& entry) {
  auto text = fmt::format(".TP\n\\fB{}\\fR ({})\n{}\n", roff(entry.name), roff(entry.form), roff(entry.meaning));
  if (!entry.example.empty()) text += fmt::format(".IP\n.EX\n{}\n.EE\n", roff(entry.example));
  return text;
}

}  // namespace

std::string page_name(const ManualTopic& topic) { return fmt::format("{}-{}", program, topic.name); }

std::string command_page(const std::vector<CommandUse>& commands, const std::string& version,
                         const std::vector<ManualTopic>& topics) {
  const auto& whole = commands.front();
  auto text = opening(program, 1, version, "User Commands", without_stop(whole.meaning));
  text += fmt::format(".SH SYNOPSIS\n.B {}\n.I COMMAND\n[OPTION...]\n", program);
  text += fmt::format(".SH DESCRIPTION\n{}\n", roff(whole.meaning));
  for (const auto& option : whole.options) text += option_text(option);
  text += ".SH COMMANDS\n";
  for (std::size_t i = 1; i < commands.size(); ++i) {
    const auto& command = commands[i];
    text += fmt::format(".SS {}\n{}.\n", roff(synopsis(command)), roff(command.meaning));
    for (const auto& option : command.options) text += option_text(option);
    if (!command.footer.empty()) text += paragraphs(command.footer);
  }
  text += fmt::format(".SH EXIT STATUS\n{}\n", roff(whole.footer));
  std::vector<std::string> others;
  for (const auto& topic : topics) others.push_back(fmt::format("\\fB{}\\fR(5)", roff(page_name(topic))));
  return text + see_also(others);
}

std::string key_page(const ManualTopic& topic, const std::string& version) {
  auto text = opening(page_name(topic), 5, version, "File Formats", fmt::format("keys of {}", topic.file));
  bool is_first = true;
  for (const auto& section : key_sections(*topic.keys)) {
    text += is_first ? fmt::format(".SH DESCRIPTION\n{}\n", roff(section.meaning))
                     : fmt::format(".SH {}\n{}\n", roff(section.header), roff(section.meaning));
    is_first = false;
    for (const auto& entry : section.entries) text += entry_text(entry);
  }
  return text + see_also({fmt::format("\\fB{}\\fR(1)", program)});
}

}  // namespace statusbook
