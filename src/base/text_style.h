// How text for a terminal looks.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/diagnostic_text.h"

namespace statusbook {

struct TextStyle {
  int width = 80;  ///< of a line, in characters
  Color color = Color::off;
};

/// What is written around lines that open something; nothing where the terminal has no color.
inline std::string bold(std::string_view text, Color color) {
  return color == Color::on ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}

}  // namespace statusbook
