#include "audit/find_old.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/strings.h"

namespace statusbook {

namespace {

int number_in(std::string_view text, std::size_t at, std::size_t length) {
  int value = 0;
  const auto digits = text.substr(std::min(at, text.size()), length);
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_date(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                    [](char c, char expected) { return expected == '0' ? is_digit(c) : c == expected; });
}

std::string name_of(const Code& code, const Meaning& meaning) {
  return code.id + " " + meaning.phrase + (meaning.origin.empty() ? "" : " (" + meaning.origin + ")");
}

bool is_before(std::string_view date, std::string_view other) { return !date.empty() && date < other; }

}  // namespace

std::string days_before(std::string_view date, int days) {
  using namespace std::chrono;
  const auto day = sys_days(year(number_in(date, 0, 4)) / number_in(date, 5, 2) / number_in(date, 8, 2));
  const year_month_day before = day - std::chrono::days(days);
  return fmt::format("{:04}-{:02}-{:02}", int(before.year()), unsigned(before.month()), unsigned(before.day()));
}

std::string read_date(const Source& source) {
  if (!source.read.empty()) return source.read;
  // Of a copy whose own date is unknown, the text ends with the day on which somebody read it.
  constexpr std::string_view mark = "read ";
  const auto at = source.copy.rfind(mark);
  if (at == std::string::npos) return {};
  const auto date = trim(std::string_view(source.copy).substr(at + mark.size()));
  return is_date(date) ? std::string(date) : std::string();
}

std::vector<Finding> find_old(const Registry& registry, std::string_view oldest) {
  std::vector<Finding> found;
  for (const auto& code : registry.codes) {
    for (const auto& meaning : code.meanings) {
      if (!is_before(meaning.checked, oldest)) continue;
      found.push_back({Finding::Kind::old_entry,
                       name_of(code, meaning),
                       fmt::format("checked on {}", meaning.checked),
                       {meaning.checked_at}});
    }
  }
  for (const auto& source : registry.sources) {
    const auto date = read_date(source);
    if (!is_before(date, oldest)) continue;
    const auto& at = source.read.empty() ? source.at : source.read_at;
    found.push_back({Finding::Kind::old_source, source.id, fmt::format("read on {}", date), {at}});
  }
  return found;
}

std::vector<Finding> find_expired(const Registry& registry, std::string_view today) {
  std::vector<Finding> found;
  for (const auto& code : registry.codes) {
    for (const auto& meaning : code.meanings) {
      if (!is_before(meaning.expires, today)) continue;
      found.push_back({Finding::Kind::expired_entry,
                       name_of(code, meaning),
                       fmt::format("expired on {}", meaning.expires),
                       {meaning.at}});
    }
  }
  return found;
}

std::size_t count_undated(const Registry& registry) {
  return static_cast<std::size_t>(std::count_if(registry.sources.begin(), registry.sources.end(),
                                                [](const auto& source) { return read_date(source).empty(); }));
}

}  // namespace statusbook
