// What `help` says of the keys of a kind of file.
#pragma once

#include <string>

#include "base/text_style.h"
#include "manual/key_sections.h"

namespace statusbook {

std::string key_text(const ManualTopic& topic, const TextStyle& style);

}  // namespace statusbook
