#include "history/date_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>

#include "history/tables.h"

namespace statusbook {

namespace {

/// The texts that pages are made from, and whose they are.
class PageTexts {
 public:
  explicit PageTexts(const FileReader& project) : project_(project) {}

  void add(const Book& book, const Page& page, std::size_t place) {
    const auto& path = page.document.path;
    if (!page.document.is_missing) add_piece(path, project_.read(path).value_or(""), false, place);
    const auto& registry = book.registry;
    switch (page.kind) {
      case PageKind::code:
        for (const auto& meaning : registry.codes.find(page.id)->meanings) add_table(meaning.at, place);
        return;
      case PageKind::code_class: return add_table(registry.classes.find(page.id)->at, place);
      case PageKind::field: return add_table(registry.fields.find(page.id)->at, place);
      case PageKind::spec: return add_table(registry.specs.find(page.id)->at, place);
      case PageKind::own:
      case PageKind::note: return;
    }
  }

  [[nodiscard]] const std::vector<TextPiece>& pieces() const { return pieces_; }
  [[nodiscard]] std::size_t page_of(std::size_t piece) const { return pages_[piece]; }

 private:
  /// A file of the registry.
  struct File {
    std::string text;
    std::vector<TableText> tables;
  };

  void add_piece(const std::string& path, std::string text, bool is_table, std::size_t place) {
    pieces_.push_back({path, std::move(text), is_table});
    pages_.push_back(place);
  }

  /// The table that holds a line.
  void add_table(const Location& at, std::size_t place) {
    const std::string& path = at.file;
    const auto [found, is_new] = files_.try_emplace(path);
    auto& [text, tables] = found->second;
    if (is_new) {
      text = project_.read(path).value_or("");
      tables = tables_of(text);
    }
    const auto next = std::upper_bound(tables.begin(), tables.end(), at.line,
                                       [](int line, const TableText& table) { return line < table.line; });
    const auto table = next == tables.begin() ? next : std::prev(next);
    add_piece(path, std::string(table->text), true, place);
  }

  const FileReader& project_;
  std::map<std::string, File> files_;
  std::vector<TextPiece> pieces_;
  std::vector<std::size_t> pages_;  ///< beside pieces_: places in Book::pages
};

}  // namespace

std::string text_of(Timestamp time) {
  constexpr Timestamp end = 253402300800;  // the year 10000
  if (time < 0 || time >= end) return {};
  const std::chrono::sys_seconds moment{std::chrono::seconds(time)};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(moment - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

void date_pages(Book& book, const FileReader& project, const History& history, std::optional<Timestamp> now,
                Diagnostics& diagnostics) {
  PageTexts texts(project);
  for (std::size_t i = 0; i < book.pages.size(); ++i) texts.add(book, book.pages[i], i);
  const auto changes = history.find_changes(texts.pieces());
  if (!changes.problem.empty()) {
    diagnostics.warning({"content"}, "no page has a date of its last change: " + changes.problem, changes.help);
    return;
  }
  std::vector<std::optional<Timestamp>> newest(book.pages.size());
  std::vector<bool> is_known(book.pages.size(), true);
  for (std::size_t i = 0; i < changes.times.size(); ++i) {
    const auto page = texts.page_of(i);
    const auto time = changes.times[i] ? changes.times[i] : now;
    if (!time) is_known[page] = false;
    newest[page] = std::max(newest[page], time);  // any time is more than none
  }
  for (std::size_t i = 0; i < newest.size(); ++i) {
    if (!is_known[i] || !newest[i]) continue;
    book.pages[i].changed = text_of(now ? std::min(*now, *newest[i]) : *newest[i]);
  }
}

}  // namespace statusbook
