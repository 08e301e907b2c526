#include "text/message.h"

#include "base/strings.h"
#include "catch.h"

using namespace statusbook;

namespace {

LinePattern pattern(std::string_view source) {
  auto [pattern, fault] = parse_line_pattern(source);
  INFO(source << ": " << fault);
  REQUIRE(fault.empty());
  return pattern;
}

const MessageGrammar& http() {
  static const MessageGrammar grammar{
      "http", {pattern("HTTP/{version} {code} {phrase}")}, {pattern("{method} {target} HTTP/{version}")}, true};
  return grammar;
}

const MessageGrammar& dialog() {
  static const MessageGrammar grammar{
      "dialog", {pattern("S: {code}-{text}"), pattern("S: {code} {phrase}")}, {pattern("C: {text}")}, false};
  return grammar;
}

Exchange parse(std::string_view text, const MessageGrammar& grammar = http()) {
  auto exchange = parse_exchange(text, grammar);
  CHECK(exchange.faults.empty());
  return exchange;
}

Message parse_one(std::string_view text) {
  auto exchange = parse(text);
  REQUIRE(exchange.messages.size() == 1);
  return std::move(exchange.messages.front());
}

/// "line:column+length message" of the one fault that ends the reading of a text.
std::string fault_in(std::string_view text) {
  const auto exchange = parse_exchange(text, http());
  REQUIRE(exchange.faults.size() == 1);
  const auto& [at, message, help] = exchange.faults.front();
  CHECK_FALSE(help.empty());
  return std::to_string(at.line) + ":" + std::to_string(at.column) + "+" + std::to_string(code_points(at.text)) + " " +
         message;
}

using Lines = std::vector<std::string>;
using Kind = LinePart::Kind;

/// The part of a message's first line; one that is not there has no text.
MessageText part(const Message& message, Kind kind) {
  const auto* found = find_part(message.lines.front(), kind);
  return found == nullptr ? MessageText{} : *found;
}

}  // namespace

TEST_CASE("a request is a method, a target and a version", "[message]") {
  const auto message = parse_one("PUT /a?b=1&c HTTP/1.1\nHost: example.org\n");
  CHECK(message.kind == MessageKind::request);
  CHECK(part(message, Kind::method).text == "PUT");
  CHECK(part(message, Kind::target).text == "/a?b=1&c");
  CHECK(part(message, Kind::target).column == 5);
  CHECK(part(message, Kind::version).text == "1.1");
  CHECK(message.content.empty());
}

TEST_CASE("a target may be an authority or an asterisk", "[message]") {
  CHECK(part(parse_one("CONNECT example.org:443 HTTP/1.1"), Kind::target).text == "example.org:443");
  CHECK(part(parse_one("OPTIONS * HTTP/1.0"), Kind::target).text == "*");
  CHECK(part(parse_one("M-SEARCH http://example.org/ HTTP/2"), Kind::method).text == "M-SEARCH");
}

TEST_CASE("a response is a version, a status and words", "[message]") {
  const auto message = parse_one("HTTP/1.1 451 Unavailable For Legal Reasons");
  CHECK(message.kind == MessageKind::response);
  CHECK(part(message, Kind::version).text == "1.1");
  CHECK(part(message, Kind::code).text == "451");
  CHECK(part(message, Kind::code).column == 10);
  CHECK(part(message, Kind::phrase).text == "Unavailable For Legal Reasons");
  CHECK(part(message, Kind::phrase).column == 14);
  CHECK(part(message, Kind::phrase).line == 1);
}

TEST_CASE("the phrase may be missing, as in HTTP/2", "[message]") {
  for (const auto* line : {"HTTP/2 200", "HTTP/1.1 200", "HTTP/3 200 "}) {
    const auto message = parse_one(line);
    CHECK(part(message, Kind::code).text == "200");
    CHECK(part(message, Kind::phrase).text == "");
  }
}

TEST_CASE("fields have a name, and a value without the space around it", "[message]") {
  const auto message = parse_one("HTTP/1.1 200 OK\nETag:\"a:b\"\nX-Empty:\nX-Space: \t a  b \t\n");
  REQUIRE(message.fields.size() == 3);
  CHECK(message.fields[0].name.text == "ETag");
  CHECK(message.fields[0].name.line == 2);
  CHECK(message.fields[0].value == "\"a:b\"");
  CHECK(message.fields[1].value == "");
  CHECK(message.fields[2].value == "a  b");
}

TEST_CASE("content is what follows an empty line, empty lines inside kept", "[message]") {
  CHECK(parse_one("HTTP/1.1 200 OK\nA: b\n\none\n\n\ntwo\n\n").content == Lines{"one", "", "", "two"});
  CHECK(parse_one("HTTP/1.1 200 OK\n\n  indented: yes\n").content == Lines{"  indented: yes"});
  CHECK(parse_one("HTTP/1.1 200 OK\n\n\nafter an empty line\n").content == Lines{"", "after an empty line"});
  CHECK(parse_one("HTTP/1.1 200 OK\nA: b\n\n\n\n").content.empty());
}

TEST_CASE("several messages are told apart by the empty line before each start line", "[message]") {
  const auto exchange = parse(
      "\nPOST /a HTTP/1.1\nHost: a\n\ncontent\n\nmore\n\nHTTP/1.1 100 Continue\n\n\nHTTP/1.1 201 Created\nLocation: "
      "/b\n\n"
      "GET /b HTTP/1.1\n");
  REQUIRE(exchange.messages.size() == 4);
  CHECK(exchange.messages[0].content == Lines{"content", "", "more"});
  CHECK(part(exchange.messages[0], Kind::method).line == 2);
  CHECK(part(exchange.messages[1], Kind::code).text == "100");
  CHECK(part(exchange.messages[1], Kind::version).line == 9);
  CHECK(exchange.messages[2].fields.size() == 1);
  CHECK(part(exchange.messages[3], Kind::target).text == "/b");
}

TEST_CASE("a start line without an empty line before it is content", "[message]") {
  const auto message = parse_one("HTTP/1.1 200 OK\n\nThe server answers\nHTTP/1.1 404 Not Found\n");
  CHECK(message.content == Lines{"The server answers", "HTTP/1.1 404 Not Found"});
}

TEST_CASE("lines may end in CRLF", "[message]") {
  const auto message = parse_one("HTTP/1.1 200 OK\r\nA: b\r\n\r\ncontent\r\n");
  CHECK(part(message, Kind::phrase).text == "OK");
  CHECK(message.fields[0].value == "b");
  CHECK(message.content == Lines{"content"});
}

TEST_CASE("a block without a message is a fault", "[message]") {
  CHECK(fault_in("") == "1:1+0 the block holds no message");
  CHECK(fault_in("\n\n") == "3:1+0 the block holds no message");
}

TEST_CASE("what is no start line is a fault", "[message]") {
  const std::string message = " neither a request nor a response begins like this";
  for (const std::string line : {"Hello", "GET /", "GET  / HTTP/1.1", "GET /a b HTTP/1.1", "GET / HTTP/1.1 ",
                                 "G(T / HTTP/1.1", "GET / http/1.1", "HTTP/1.1", "HTTP/1.1  200 OK", "HTTP/11 200 OK",
                                 "HTTP/1. 200 OK", "HTTP/1,1 200 OK", " HTTP/1.1 200 OK", "Host: example.org"}) {
    INFO(line);
    CHECK(fault_in(line) == "1:1+" + std::to_string(line.size()) + message);
  }
}

TEST_CASE("a fault in a later message is told, and the messages before it are there", "[message]") {
  const auto exchange = parse_exchange("GET / HTTP/1.1\n\nHTTP/1.1 200 OK\nbroken\n", http());
  CHECK(exchange.messages.size() == 1);
  REQUIRE(exchange.faults.size() == 1);
  CHECK(exchange.faults[0].at.line == 4);
}

TEST_CASE("a line among the fields that is none is a fault", "[message]") {
  CHECK(fault_in("HTTP/1.1 200 OK\nno field\n") == "2:1+8 neither a field line nor the end of the fields");
  CHECK(fault_in("HTTP/1.1 200 OK\nA: b\n  folded\n") == "3:1+8 neither a field line nor the end of the fields");
}

TEST_CASE("a field name that is none is a fault", "[message]") {
  CHECK(fault_in("HTTP/1.1 200 OK\nÜber: ä\n") == "2:1+7 'Über' is no field name");
  CHECK(fault_in("HTTP/1.1 200 OK\nName : value\n") == "2:1+12 'Name ' is no field name");
  CHECK(fault_in("HTTP/1.1 200 OK\n: value\n") == "2:1+7 '' is no field name");
  CHECK(fault_in("HTTP/1.1 200 OK\n Name: value\n") == "2:1+12 ' Name' is no field name");
}

TEST_CASE("a start line among the fields lacks the empty line before it", "[message]") {
  const std::string message = " an empty line is missing before this start line";
  CHECK(fault_in("GET / HTTP/1.1\nHost: a\nHTTP/1.1 200 OK\n") == "3:1+15" + message);
  CHECK(fault_in("GET / HTTP/1.1\nGET http://a/ HTTP/1.1\n") == "2:1+22" + message);
}

TEST_CASE("without fields, every line is a first line, and those of one side are one message", "[message]") {
  const auto exchange =
      parse("S: 220 Ready\nC: EHLO a.example\nS: 250-b.example greets you\nS: 250 SIZE 1000\n\nC: QUIT\n", dialog());
  REQUIRE(exchange.messages.size() == 4);
  CHECK(exchange.messages[0].kind == MessageKind::response);
  CHECK(exchange.messages[1].kind == MessageKind::request);
  CHECK(part(exchange.messages[1], Kind::text).text == "EHLO a.example");
  REQUIRE(exchange.messages[2].lines.size() == 2);
  CHECK(part(exchange.messages[2], Kind::code).text == "250");
  CHECK(part(exchange.messages[2], Kind::code).column == 4);
  CHECK(part(exchange.messages[2], Kind::text).text == "b.example greets you");
  CHECK(find_part(exchange.messages[2].lines[1], Kind::phrase)->text == "SIZE 1000");
  CHECK(find_part(exchange.messages[2].lines[1], Kind::phrase)->line == 4);
}

TEST_CASE("without fields, a line that is no first line is a fault", "[message]") {
  const auto exchange = parse_exchange("C: QUIT\nS 221 Bye\n", dialog());
  REQUIRE(exchange.faults.size() == 1);
  CHECK(exchange.faults[0].at.line == 2);
  CHECK(exchange.faults[0].help == "write 'C: {text}' or 'S: {code}-{text}' or 'S: {code} {phrase}'");
}

TEST_CASE("a code may stand where a grammar likes", "[message]") {
  const MessageGrammar trailers{"trailers", {pattern("grpc-status: {code}")}, {}, true};
  const auto exchange = parse("grpc-status: 5\ngrpc-message: no such file\n", trailers);
  REQUIRE(exchange.messages.size() == 1);
  CHECK(part(exchange.messages[0], Kind::code).text == "5");
  CHECK(exchange.messages[0].fields.size() == 1);
}

TEST_CASE("a pattern that cannot be matched is none", "[message]") {
  const auto fault = [](std::string_view source) { return parse_line_pattern(source).fault; };
  CHECK(fault("{code} {phrase}") == "");
  CHECK(fault("") == "a pattern is not empty");
  CHECK(fault("{cod} {phrase}") == "'{cod}' is no part of a line");
  CHECK(fault("A {code") == "'{code' is no part of a line");
  CHECK(fault("{code") == "'{code' is no part of a line");
  CHECK(fault("{method}{code}") == "something has to stand between two parts");
  CHECK(fault("{text} {code}") == "{phrase} and {text} take the rest of the line");
}
