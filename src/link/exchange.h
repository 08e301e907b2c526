// Fenced `http` blocks: HTTP messages, shown as an exchange in which request and response, start line, fields and
// content are told apart, the code and the registered fields being links.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "model/registry.h"
#include "text/markdown.h"

namespace statusbook {

/// The word after the fence of a block that holds messages.
constexpr std::string_view exchange_mark = "http";

/// Follows the mark of messages that were recorded, and is followed by when and from what. They are shown as they were
/// sent: their phrases, and lengths of content in other line ends or of which only a part came, are not checked.
constexpr std::string_view recorded_mark = "recorded:";

/// What a block is marked with: nullopt, it holds no messages; else from what they were recorded, "" if they are
/// written by hand. Reports a word that is nearly the mark: the block would be shown as plain code, and not checked.
std::optional<std::string_view> read_mark(std::string_view info, const BlockPosition& position,
                                          Diagnostics& diagnostics);

/// The address for a label, nullopt where it is none or would lead to the page itself.
using LinkForLabel = std::function<std::optional<std::string>(std::string_view label)>;

/// "" with diagnostics where the text is no exchange or says of a code what the registry contradicts.
std::string render_exchange(std::string_view text, std::string_view recorded, const BlockPosition& position,
                            const Registry& registry, const LinkForLabel& link, Diagnostics& diagnostics);

}  // namespace statusbook
