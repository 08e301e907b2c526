// The name of a file, shared by all the places in it that are remembered: a registry holds some for each of its values.
#pragma once

#include "base/shared_text.h"

namespace statusbook {

using FileName = SharedText;

}  // namespace statusbook
