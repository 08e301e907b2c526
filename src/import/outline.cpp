#include "import/outline.h"

#include <algorithm>

#include "base/strings.h"
#include "import/codes.h"

namespace statusbook {

namespace {

bool is_blank_run(const Run& run) { return trim(run.text).empty(); }

void drop_front(Run& run, std::size_t size) {
  if (run.line > 0)
    run.line += static_cast<int>(std::count(run.text.begin(), run.text.begin() + static_cast<long>(size), '\n'));
  run.text.erase(0, size);
}

}  // namespace

std::string plain_text(const Runs& runs) {
  std::string text;
  for (const auto& run : runs) text += run.text;
  return text;
}

std::string plain_text(const Block& block) {
  auto text = plain_text(block.runs);
  if (!text.empty()) text += '\n';
  return text + plain_text(block.children);
}

std::string plain_text(const Blocks& blocks) {
  std::string text;
  for (const auto& block : blocks) text += plain_text(block);
  return text;
}

int count_words(std::string_view text) {
  int words = 0;
  bool counted = false;
  while (!text.empty()) {
    const auto symbol = symbol_length(text);
    if (is_space(text.front())) counted = false;
    if (symbol == 0 && !is_space(text.front()) && !std::exchange(counted, true)) ++words;
    text.remove_prefix(std::max<std::size_t>(symbol, 1));
  }
  return words;
}

std::pair<Runs, Runs> split_at(Runs runs, std::size_t offset) {
  Runs back;
  auto at = runs.begin();
  for (; at != runs.end() && at->text.size() <= offset; ++at) offset -= at->text.size();
  if (at != runs.end() && offset > 0) {
    back.push_back(*at);
    drop_front(back.back(), offset);
    at->text.resize(offset);
    ++at;
  }
  std::move(at, runs.end(), std::back_inserter(back));
  runs.erase(at, runs.end());
  return {std::move(runs), std::move(back)};
}

Runs trimmed(Runs runs) {
  while (!runs.empty() && is_blank_run(runs.back())) runs.pop_back();
  runs.erase(runs.begin(), std::ranges::find_if_not(runs, is_blank_run));
  if (runs.empty()) return runs;
  drop_front(runs.front(), runs.front().text.find_first_not_of(" \t\r\n"));
  auto& last = runs.back().text;
  last.resize(last.find_last_not_of(" \t\r\n") + 1);
  return runs;
}

Runs joined(const Runs& runs) {
  Runs result;
  for (const auto& run : runs) {
    if (result.empty() || result.back().style != run.style || result.back().target != run.target) {
      result.push_back(run);
    } else {
      result.back().text += run.text;
    }
  }
  return result;
}

std::vector<Runs> split_lines(const Runs& runs) {
  std::vector<Runs> lines(1);
  for (const auto& run : runs) {
    int line = run.line;
    for (std::size_t at = 0; at < run.text.size();) {
      const auto end = run.text.find('\n', at);
      const auto size = std::min(end, run.text.size() - 1) + 1 - at;
      lines.back().push_back({run.text.substr(at, size), run.style, run.target, line});
      at += size;
      if (end == std::string::npos) break;
      lines.emplace_back();
      line += line > 0 ? 1 : 0;
    }
  }
  return lines;
}

Block make_block(BlockKind kind, int line) {
  Block block;
  block.kind = kind;
  block.line = line;
  return block;
}

Block make_paragraph(Runs runs, int line) {
  auto block = make_block(BlockKind::paragraph, runs.empty() || runs.front().line == 0 ? line : runs.front().line);
  block.runs = std::move(runs);
  return block;
}

}  // namespace statusbook
