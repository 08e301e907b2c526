#include "site/picture_views.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "base/strings.h"
#include "site/view_parts.h"

namespace statusbook {

namespace {

constexpr int picture_width = 340;
constexpr int line_height = 15;

/// Words in lines of about so many characters, each with its place below the first.
View lines_view(std::string_view text, std::size_t most, int top) {
  std::vector<std::string> lines;
  for (const auto word : split(text, ' ')) {
    const bool fits = !lines.empty() && lines.back().size() + 1 + word.size() <= most;
    if (fits) {
      lines.back() += " " + std::string(word);
    } else {
      lines.emplace_back(word);
    }
  }
  auto view = View::list();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    view.push_back({{"text", lines[i]}, {"y", top + line_height * static_cast<int>(i)}});
  }
  return view;
}

int count_lines(const View& boxes) {
  std::size_t most = 0;
  for (const auto& box : boxes) most = std::max(most, box["lines"].size());
  return static_cast<int>(most);
}

/// Parties side by side, with an arrow there and one back between neighbors.
View chain_view(const Picture& picture) {
  constexpr int notes_top = 76;
  const auto count = static_cast<int>(picture.boxes.size());
  const int width = count == 4 ? 62 : 82;
  const int step = (picture_width - 2 - width) / (count - 1);
  auto boxes = View::list();
  auto links = View::list();
  for (int i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const int x = 1 + i * step;
    boxes.push_back({{"x", x},
                     {"center", x + width / 2},
                     {"text", picture.boxes[at]},
                     {"sends", i + 1 == picture.sender},
                     {"lost", picture.broken > 0 && (i >= picture.broken) == (picture.sender <= picture.broken)},
                     {"lines", lines_view(picture.notes[at], count == 4 ? 11 : 14, notes_top)}});
    if (i + 1 == count) break;
    const int from = x + width + 4;
    const int to = x + step - 4;
    const bool answered = i + 1 < picture.sender;
    links.push_back({{"from", from},
                     {"to", to},
                     {"middle", (from + to) / 2},
                     {"broken", i + 1 == picture.broken},
                     {"there", picture.arrows[0]},
                     {"back", or_false(answered ? picture.arrows[1] : "")}});
  }
  const int height = notes_top + line_height * std::max(0, count_lines(boxes) - 1) + 6;
  return {{"width", width}, {"height", height}, {"boxes", std::move(boxes)}, {"links", std::move(links)}};
}

/// A question above two outcomes.
View fork_view(const Picture& picture, const Page& page) {
  auto outcomes = View::list();
  for (int i = 0; i < 2; ++i) {
    const auto at = static_cast<std::size_t>(i) + 1;
    outcomes.push_back({{"x", 1 + 174 * i},
                        {"center", 83 + 174 * i},
                        {"text", picture.boxes[at]},
                        {"answer", picture.arrows[at - 1]},
                        {"answer_x", i == 0 ? 66 : 272},
                        {"own", picture.boxes[at].starts_with(page.id)},
                        {"lines", lines_view(picture.notes[at], 28, 132)}});
  }
  return {{"question", picture.boxes[0]},
          {"note", picture.notes[0]},
          {"height", 132 + line_height * std::max(0, count_lines(outcomes) - 1) + 6},
          {"outcomes", std::move(outcomes)}};
}

/// A flight of steps, each as wide as the wait before the next attempt.
View ladder_view(const Picture& picture) {
  constexpr int left = 8;
  constexpr int width = 270;
  constexpr int rise = 20;
  const auto sum = std::max(1LL, std::accumulate(picture.waits.begin(), picture.waits.end(), 0LL));
  auto steps = View::list();
  long long passed = 0;
  int y = rise;
  for (const auto wait : picture.waits) {
    const auto place = [&](long long time) { return left + static_cast<int>(time * width / sum); };
    steps.push_back({{"x", place(passed)},
                     {"to", place(passed + wait)},
                     {"middle", (place(passed) + place(passed + wait)) / 2},
                     {"y", y},
                     {"label_y", y - 9},
                     {"down", y + rise},
                     {"label", std::to_string(wait) + " " + picture.unit}});
    passed += wait;
    y += rise;
  }
  return {{"steps", std::move(steps)}, {"end_x", left + width}, {"end_y", y},
          {"label_y", y + 20},         {"height", y + 26},      {"last", picture.last}};
}

View chart_view(const Book& book, const Picture& picture, const Page& page, const AddressWriter& link) {
  auto rows = View::list();
  for (std::size_t row = 0; row < picture.rows.size(); ++row) {
    auto cells = View::list();
    for (std::size_t column = 0; column < picture.columns.size(); ++column) {
      const auto& id = picture.cells[row * picture.columns.size() + column].label;
      const auto* code = book.registry.codes.find(id);
      cells.push_back(
          {{"code", code == nullptr ? View(false) : entry_view(book, link, *code)}, {"own", id == page.id}});
    }
    rows.push_back({{"label", picture.rows[row]}, {"cells", std::move(cells)}});
  }
  return {{"columns", picture.columns}, {"rows", std::move(rows)}};
}

/// Parties below each other, and a column for each code: up to the first party where it arrives, and to the one that
/// has failed.
View path_view(const Picture& picture) {
  constexpr int left = 92;
  constexpr int top = 38;
  constexpr int row_height = 32;
  const auto count = static_cast<int>(picture.columns.size());
  const auto line_of = [&](long long party) { return top + row_height * static_cast<int>(party - 1); };
  auto hops = View::list();
  for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
    const int y = line_of(static_cast<long long>(i) + 1);
    hops.push_back({{"text", picture.boxes[i]}, {"y", y}, {"label_y", y - 5}});
  }
  auto columns = View::list();
  for (std::size_t i = 0; i < picture.columns.size(); ++i) {
    const auto sender = picture.senders[i];
    const auto failed = picture.failed[i];
    const bool is_lost = failed != 0 && failed < sender;
    const bool has_failed = failed != 0 && failed != sender;
    const int y = line_of(failed);
    columns.push_back({{"label", picture.columns[i]},
                       {"x", left + (picture_width - left) * (2 * static_cast<int>(i) + 1) / (2 * count)},
                       {"y", line_of(sender)},
                       {"arrives", !is_lost && sender > 1},
                       {"failed_y", has_failed ? View(y) : View(false)},
                       {"cross_y", has_failed ? View(y + 6) : View(false)}});
  }
  const int height = line_of(static_cast<long long>(picture.boxes.size())) + 10;
  return {{"top", top}, {"height", height}, {"hops", std::move(hops)}, {"columns", std::move(columns)}};
}

int year_of(std::string_view date) {
  int year = 0;
  std::from_chars(date.data(), date.data() + date.size(), year);
  return year;
}

}  // namespace

View pictures_view(const Book& book, const Page& page) {
  const auto link = AddressWriter::from(page.address);
  auto pictures = View::list();
  for (const auto& picture : book.registry.pictures) {
    const auto is_here = [&](const auto& place) { return place.label == page.id; };
    if (std::none_of(picture.pages.begin(), picture.pages.end(), is_here) || !find_faults(picture).empty()) continue;
    const auto is = [&](Picture::Kind kind) { return picture.kind == kind; };
    using Kind = Picture::Kind;
    pictures.push_back({{"id", picture.id},
                        {"title", picture.title},
                        {"caption", picture.caption},
                        {"chain", is(Kind::chain) ? chain_view(picture) : View(false)},
                        {"ladder", is(Kind::ladder) ? ladder_view(picture) : View(false)},
                        {"fork", is(Kind::fork) ? fork_view(picture, page) : View(false)},
                        {"chart", is(Kind::chart) ? chart_view(book, picture, page, link) : View(false)},
                        {"path", is(Kind::path) ? path_view(picture) : View(false)}});
  }
  return pictures;
}

View bars_view(const Book& book, const Code& code, const std::vector<NamePeriod>& periods) {
  constexpr int row_height = 34;
  constexpr int least_gap = 34;
  if (periods.size() < 2) return false;
  int last = 0;
  for (const auto& edition : book.registry.editions) last = std::max(last, year_of(edition.date));
  const int first = year_of(periods.front().editions.front()->date);
  const auto place = [&](int year) { return (year - first) * picture_width / std::max(1, last - first); };
  auto bars = View::list();
  auto ticks = View::list();
  int top = 0;
  int tick_end = -least_gap;
  for (const auto& period : periods) {
    const int from = year_of(period.editions.front()->date);
    const int until = period.until.empty() ? last : year_of(period.until);
    const bool in_right_half = place(from) > picture_width / 2;
    const int left = std::min(place(from), picture_width - 4);
    bars.push_back({{"x", left},
                    {"width", std::max(4, place(until) - left)},
                    {"y", top + 18},
                    {"label_x", in_right_half ? place(until) : place(from)},
                    {"label_y", top + 13},
                    {"right", in_right_half},
                    {"phrase", period.phrase},
                    {"current", equal_ignoring_case(period.phrase, code.main().phrase)}});
    top += row_height;
    if (place(from) - tick_end < least_gap || place(from) > picture_width - 2 * least_gap) continue;
    ticks.push_back({{"x", place(from)}, {"year", std::to_string(from)}});
    tick_end = place(from);
  }
  return {{"bars", std::move(bars)}, {"ticks", std::move(ticks)}, {"axis_y", top},
          {"label_y", top + 16},     {"height", top + 20},        {"last", std::to_string(last)}};
}

}  // namespace statusbook
