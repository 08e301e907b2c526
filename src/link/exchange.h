// Fenced blocks of messages in a grammar that the book gives, shown as an exchange in which request and response, start
// line, fields and content are told apart, the code and the registered fields being links.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/registry.h"
#include "text/markdown.h"
#include "text/message_grammar.h"
#include "text/words.h"

namespace statusbook {

/// Follows the mark of messages that were recorded, and is followed by when and from what. They are shown as they were
/// sent: their phrases, and lengths of content in other line ends or of which only a part came, are not checked.
constexpr std::string_view recorded_mark = "recorded:";

/// What a block is marked with.
struct MessageMark {
  const MessageGrammar* grammar = nullptr;
  std::string_view recorded;  ///< from what its messages were recorded; "" if they are written by hand
};

/// nullopt where the block holds no messages. Reports a word that is nearly a mark: the block would be shown as plain
/// code, and not checked.
std::optional<MessageMark> read_mark(std::string_view info, const std::vector<MessageGrammar>& grammars,
                                     const BlockPosition& position, Diagnostics& diagnostics);

/// The address for a label, nullopt where it is none or would lead to the page itself.
using LinkForLabel = std::function<std::optional<std::string>(std::string_view label)>;

/// "" with diagnostics where the text is no exchange or says of a code what the registry contradicts.
std::string render_exchange(std::string_view text, const MessageMark& mark, const BlockPosition& position,
                            const Registry& registry, const Words& words, const LinkForLabel& link,
                            Diagnostics& diagnostics);

}  // namespace statusbook
