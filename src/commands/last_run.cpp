#include "commands/last_run.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/disk_file_system.h"
#include "base/fingerprint.h"

namespace statusbook {

namespace {

using Json = nlohmann::ordered_json;

// Of each command, so that the cache does not grow with every folder that a book was ever built into. Two runs that
// share one take turns.
constexpr std::uint64_t most_records = 64;

Json json_of(const Diagnostic& diagnostic) {
  const auto& [severity, at, message, help] = diagnostic;
  return {at.file.str(), at.line, at.column, at.length, message, help};
}

void add_warning(const Json& json, Diagnostics& diagnostics) {
  const Location at{json.at(0).get<std::string>(), json.at(1), json.at(2), json.at(3)};
  diagnostics.warning(at, json.at(4), json.at(5));
}

/// `traces` are the texts of all, one after the other: they are long, and the head says how long.
std::optional<RunRecord> read_record(const Json& json, std::string_view traces) {
  RunRecord record;
  const auto& sizes = json.at("traces");
  for (std::size_t i = 0; auto* trace : {&record.project, &record.theme, &record.site}) {
    const auto size = sizes.at(i++).get<std::size_t>();
    if (size > traces.size()) return std::nullopt;
    auto read = ReadTrace::parse(traces.substr(0, size));
    if (!read) return std::nullopt;
    *trace = std::move(*read);
    traces.remove_prefix(size);
  }
  if (!traces.empty()) return std::nullopt;
  record.pages = json.at("pages");
  for (const auto& warning : json.at("warnings")) add_warning(warning, record.diagnostics);
  return record;
}

}  // namespace

LastRun::LastRun(std::string_view command, const Options& options, const ThemePlace& theme, const std::string& out,
                 const Terminal& terminal)
    : cache_(terminal.cache) {
  if (options.git_dates || terminal.program.empty()) cache_.clear();  // git's answers are in no trace
  if (theme.diagnostics.has_errors()) cache_.clear();
  const auto folder = Fingerprint().add(terminal.folder);
  const auto place = Fingerprint(folder).add(command).add(options.root).add(out);
  auto request = Fingerprint(place).add(terminal.program).add(terminal.today).add(options.base_url);
  for (const auto& theme_folder : theme.folders) request.add(theme_folder);
  name_ = fmt::format("runs/{}-{:02x}.json", command, place.value() % most_records);
  request_ = fmt::format("{:x}", request.value());
}

std::optional<RunRecord> LastRun::recall() const {
  if (cache_.empty()) return std::nullopt;
  try {
    const auto text = DiskFileSystem(cache_).read(name_);
    if (!text) return std::nullopt;
    const auto head = std::string_view(*text).substr(0, text->find('\n'));
    const auto json = Json::parse(head);
    if (head.size() == text->size() || json.at("request") != request_) return std::nullopt;
    return read_record(json, std::string_view(*text).substr(head.size() + 1));
  } catch (const Json::exception&) {
    return std::nullopt;  // another program's, or damaged
  } catch (const EnvironmentError&) {
    return std::nullopt;
  }
}

void LastRun::forget() const {
  if (cache_.empty()) return;
  try {
    DiskFileSystem(cache_).remove(name_);
  } catch (const EnvironmentError&) {
    // Where nothing can be removed, nothing has been kept.
  }
}

void LastRun::keep(const RunRecord& record) const {
  if (cache_.empty()) return;
  auto warnings = Json::array();
  for (const auto& diagnostic : record.diagnostics.sorted()) warnings.push_back(json_of(diagnostic));
  std::string traces;
  auto sizes = Json::array();
  for (const auto* trace : {&record.project, &record.theme, &record.site}) {
    const auto text = trace->text();
    sizes.push_back(text.size());
    traces += text;
  }
  const Json head{
      {"request", request_}, {"pages", record.pages}, {"warnings", std::move(warnings)}, {"traces", std::move(sizes)}};
  try {
    DiskFileSystem(cache_).write(name_, head.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n" + traces);
  } catch (const EnvironmentError&) {
    // The run is done all the same, and the next one does its work again.
  }
}

}  // namespace statusbook
