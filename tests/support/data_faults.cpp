#include "support/data_faults.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <vector>

namespace {

/// The name in a tag, "/name" in one that ends an element; "" where it is none that we write.
std::string tag_name(const std::string& tag) {
  std::string bare;  // without values
  bool is_value = false;
  for (const char c : tag) {
    if (c == '<') return "";
    if (c == '"') is_value = !is_value;
    if (!is_value) bare += c;
  }
  const std::string_view allowed("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:=\" /");
  if (is_value || bare.find_first_not_of(allowed) != std::string::npos) return "";
  return bare.substr(0, bare.find(' '));
}

/// "" where it is well formed, by rules that are stricter than XML's: what we write needs no more.
std::string find_xml_fault(const std::string& xml) {
  static const std::set<std::string> entities{"amp", "lt", "gt", "quot", "apos", "#39", "#34"};
  std::vector<std::string> open;
  const auto start = xml.starts_with("<?xml") ? xml.find("?>") + 2 : 0;
  for (auto at = xml.find_first_of("<&", start); at != std::string::npos; at = xml.find_first_of("<&", at + 1)) {
    const auto near = xml.substr(at, 40);
    if (xml[at] == '&') {
      if (!entities.contains(xml.substr(at + 1, xml.find(';', at) - at - 1))) return "a bare & at " + near;
      continue;
    }
    const auto tag = xml.substr(at + 1, xml.find('>', at) - at - 1);
    const auto name = tag_name(tag);
    if (name.empty()) return "no tag at " + near;
    if (name.starts_with('/')) {
      if (open.empty() || "/" + open.back() != name) return "a wrong end tag at " + near;
      open.pop_back();
    } else if (!tag.ends_with('/')) {
      open.push_back(name);
    }
  }
  return open.empty() ? "" : "never ended: " + open.back();
}

/// The cells that a spreadsheet would compute.
std::vector<std::string> find_formulas(const std::string& csv) {
  std::vector<std::string> found;
  std::string cell;
  bool is_quoted = false;
  for (const char c : csv + "\n") {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && (c == ',' || c == '\n' || c == '\r')) {
      if (!cell.empty() && std::string_view("=+-@").find(cell[0]) != std::string_view::npos) found.push_back(cell);
      cell.clear();
    } else {
      cell += c;
    }
  }
  return found;
}

}  // namespace

std::string find_data_fault(const statusbook::OutputFile& file) {
  if (file.path.ends_with(".json") || file.path.ends_with(".webmanifest")) {
    return nlohmann::json::accept(file.bytes.str()) ? "" : "no JSON";
  }
  if (file.path.ends_with(".xml")) return find_xml_fault(file.bytes);
  if (file.path.ends_with(".csv")) return fmt::format("{}", fmt::join(find_formulas(file.bytes), " | "));
  return "";
}

bool has_other_scheme(const std::string& address) {
  const auto from = address.find_first_not_of("\t\r\n\f ");
  const auto end = address.find_first_of(":/?#");
  if (from == std::string::npos || end == std::string::npos || address[end] != ':') return false;
  const auto scheme = address.substr(from, end - from);
  return scheme != "https" && scheme != "http";
}
