#include "load/read_extra.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "load/table_reader.h"

namespace statusbook {

namespace {

constexpr int most_values = 1000;
constexpr int deepest_table = 8;

class ExtraReader {
 public:
  explicit ExtraReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  View read_table(const TomlValue& table, int depth) {
    auto result = View::object();
    for (const auto& entry : table.entries) {
      if (!count(entry.at)) break;
      const bool is_name = !entry.key.empty() && entry.key.size() <= most_line_bytes &&
                           std::all_of(entry.key.begin(), entry.key.end(),
                                       [](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; });
      if (is_name) {
        result[entry.key] = read_value(entry, depth);
      } else {
        diagnostics_.error(entry.at, fmt::format("no template can name '{}' of 'extra'", shortened(entry.key)),
                           "use letters, digits, '-' and '_' only");
      }
    }
    return result;
  }

 private:
  /// False, and told of once, where more values are read than a book may have.
  bool count(const Location& at) {
    if (++values_ <= most_values) return true;
    if (values_ == most_values + 1) diagnostics_.error(at, fmt::format("'extra' has more than {} values", most_values));
    return false;
  }

  View read_value(const TomlEntry& entry, int depth) {
    const auto& value = entry.value;
    switch (value.kind) {
      case TomlKind::text: return read_text(entry.key, value);
      case TomlKind::date: return value.text;
      case TomlKind::integer: return value.integer;
      case TomlKind::boolean: return value.boolean;
      case TomlKind::array: return read_list(entry);
      case TomlKind::fraction:
        if (std::isfinite(value.fraction)) return value.fraction;
        diagnostics_.error(value.at, fmt::format("'{}' of 'extra' is no number that can be shown", entry.key));
        return {};
      case TomlKind::table:
        if (depth < deepest_table) return read_table(value, depth + 1);
        diagnostics_.error(entry.at, fmt::format("tables of 'extra' are nested more than {} deep", deepest_table));
        return {};
      case TomlKind::other: break;
    }
    diagnostics_.error(value.at, fmt::format("'{}' of 'extra' is nothing that templates can show", entry.key),
                       "write it as a string");
    return {};
  }

  View read_list(const TomlEntry& entry) {
    auto result = View::list();
    for (const auto& item : entry.value.items) {
      if (!count(item.at)) break;
      if (item.kind == TomlKind::text) {
        result.push_back(read_text(entry.key, item));
      } else {
        diagnostics_.error(item.at,
                           fmt::format("'{}' of 'extra' must hold strings, not {}", entry.key, describe(item.kind)));
      }
    }
    return result;
  }

  View read_text(const std::string& name, const TomlValue& value) {
    const bool fits = check_length(value, most_prose_bytes, fmt::format("'{}' of 'extra'", name), diagnostics_);
    return fits ? View(value.text) : View();
  }

  Diagnostics& diagnostics_;
  int values_ = 0;
};

}  // namespace

std::shared_ptr<const View> read_extra(const TomlValue& table, Diagnostics& diagnostics) {
  return std::make_shared<const View>(ExtraReader(diagnostics).read_table(table, 1));
}

}  // namespace statusbook
