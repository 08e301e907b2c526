#include "support/golden_case.h"

#include "base/diagnostic_text.h"
#include "base/memory_file_system.h"
#include "base/strings.h"
#include "pipeline.h"

namespace {

/// The name in "-- name --" or "== name =="; "" for other lines.
std::string section_name(std::string_view line, std::string_view mark) {
  const bool framed = line.size() > 6 && line.starts_with(mark) && line.ends_with(mark) && line[2] == ' ';
  return framed ? std::string(line.substr(3, line.size() - 6)) : std::string();
}

}  // namespace

GoldenCase parse_golden_case(std::string_view text) {
  GoldenCase golden;
  std::string* target = &golden.title;
  for (const auto line : statusbook::split_lines(text)) {
    if (auto in = section_name(line, "--"); !in.empty()) {
      target = &golden.in.emplace_back(GoldenSection{std::move(in), ""}).text;
    } else if (auto out = section_name(line, "=="); !out.empty()) {
      target = &golden.out.emplace_back(GoldenSection{std::move(out), ""}).text;
    } else {
      *target += std::string(line) + "\n";
    }
  }
  return golden;
}

std::string format_golden_case(const GoldenCase& golden) {
  std::string text = golden.title;
  for (const auto& [name, content] : golden.in) text += "-- " + name + " --\n" + content;
  for (const auto& [name, content] : golden.out) text += "== " + name + " ==\n" + content;
  return text;
}

std::vector<GoldenSection> run_golden_case(const GoldenCase& golden, const GoldenCase& theme) {
  using namespace statusbook;
  std::map<std::string, std::string> files;
  for (const auto& [name, text] : theme.in) files[name] = text;
  for (const auto& [name, text] : golden.in) files[name] = text;
  const MemoryFileSystem project(files);
  Diagnostics diagnostics;
  const auto site = build_site({project, project, {"theme"}, "", "2026-06-30"}, diagnostics);
  auto result = golden.out;
  for (auto& [name, text] : result) {
    text.clear();
    if (name == "diagnostics") {
      text = format_for_people(
          diagnostics.sorted(), [&](const std::string& file) { return project.read(file); }, Color::off);
    }
    for (const auto& file : site.files) {
      if (file.path == name) text = replace_all(file.bytes, "\r\n", "\n");  // a golden file has no CR
    }
    if (!text.empty() && text.back() != '\n') text += '\n';
  }
  return result;
}
