// HTTP messages as text: start line, field lines, empty line, content. A text may hold several,
// as an exchange is shown on a page; a message then ends at the empty line before the next start line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

/// A piece of a line; lines and columns count from 1 within the text, columns in code points.
struct HttpText {
  std::string text;
  int line = 0;
  int column = 0;
};

struct HttpField {
  HttpText name;
  std::string value;
  int value_column = 0;  ///< on the line of the name
};

enum class HttpMessageKind { request, response };

struct HttpMessage {
  HttpMessageKind kind = HttpMessageKind::request;
  HttpText version;
  HttpText method, target;  ///< of a request
  HttpText status, reason;  ///< of a response; the reason phrase may be empty
  std::vector<HttpField> fields;
  std::vector<std::string> content;  ///< lines
};

struct HttpFault {
  HttpText at;
  std::string message;
  std::string help;
};

struct HttpExchange {
  std::vector<HttpMessage> messages;
  std::vector<HttpFault> faults;
};

HttpExchange parse_http_exchange(std::string_view text);

}  // namespace statusbook
