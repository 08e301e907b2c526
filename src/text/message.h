// Messages as text, by the grammar that a book gives. A text may hold several, as an exchange is shown on a page.
//
// With fields, a message is a first line, field lines, an empty line, content; it ends at the empty line before the
// next first line. Without, every line is a first line, and those of one side that follow each other are one message.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/message_grammar.h"

namespace statusbook {

struct MessageField {
  MessageText name;
  std::string value;
  int value_column = 0;  ///< on the line of the name
};

enum class MessageKind { request, response };

struct Message {
  MessageKind kind = MessageKind::request;
  std::vector<std::vector<MatchedPart>> lines;  ///< first lines: one, if the grammar has fields
  std::vector<MessageField> fields;
  std::vector<std::string> content;  ///< lines
};

struct MessageFault {
  MessageText at;
  std::string message;
  std::string help;
};

struct Exchange {
  std::vector<Message> messages;
  std::vector<MessageFault> faults;
};

Exchange parse_exchange(std::string_view text, const MessageGrammar& grammar);

/// The part of a line that is of a kind; nullptr where it has none.
const MessageText* find_part(const std::vector<MatchedPart>& line, LinePart::Kind kind);

}  // namespace statusbook
