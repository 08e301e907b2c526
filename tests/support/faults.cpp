#include "support/faults.h"

std::vector<std::string> faults_of(const statusbook::Diagnostics& diagnostics) {
  std::vector<std::string> lines;
  for (const auto& [severity, at, message, help] : diagnostics.sorted()) {
    auto line = at.file.str();
    if (at.line > 0) line += ":" + std::to_string(at.line);
    if (at.column > 0) line += ":" + std::to_string(at.column);
    if (at.length != 1) line += "+" + std::to_string(at.length);
    lines.push_back(line + ": " + message);
  }
  return lines;
}
