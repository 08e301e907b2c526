#include "model/addresses.h"

#include "catch.h"

using namespace statusbook;

namespace {

std::string written(const std::string& page, const Address& to) { return AddressWriter::from({page, ""})(to); }

}  // namespace

TEST_CASE("addresses are relative to the page that they are on", "[addresses]") {
  CHECK(written("404/", {"410/", ""}) == "../410/");
  CHECK(written("", {"404/", ""}) == "404/");
  CHECK(written("404/", addresses::home) == "../");
  CHECK(written("notes/redirects/", {"404/", "x"}) == "../../404/#x");
  CHECK(written("404/", {"notes/redirects/", ""}) == "../notes/redirects/");
  CHECK(written("", addresses::home) == "./");
}

TEST_CASE("an element of the same page needs no path", "[addresses]") {
  CHECK(written("404/", {"404/", "x"}) == "#x");
  CHECK(written("404/", {"404/", ""}) == "../404/");
  CHECK(written("", {"", "x"}) == "#x");
}

TEST_CASE("a page that is shown at any depth writes addresses below the base URL", "[addresses]") {
  const auto write = AddressWriter::at_any_depth("https://e.org/repo/");
  CHECK(write({"404/", ""}) == "https://e.org/repo/404/");
  CHECK(write({"404/", "x"}) == "https://e.org/repo/404/#x");
  CHECK(write(addresses::home) == "https://e.org/repo/");
  CHECK(write({"", "x"}) == "https://e.org/repo/#x");
  CHECK(AddressWriter::at_any_depth("")({"404/", ""}) == "404/");
}

TEST_CASE("the address of a code has no mark that servers and file systems read as their own", "[addresses]") {
  Code code;
  code.id = "image/svg+xml";
  CHECK(address_of(code).page == "image-svg-xml/");
  CHECK(json_of(code).page == "image-svg-xml.json");
  CHECK(address_of_settings(code).page == "image-svg-xml/settings/");
  CHECK(address_of_observations(code).page == "image-svg-xml/seen/");
  code.id = "NOT_FOUND";
  CHECK(address_of(code).page == "NOT_FOUND/");
}

TEST_CASE("no address has the name of a device on Windows, where it would be no folder", "[addresses]") {
  for (const auto* id : {"CON", "Nul", "aux", "PRN", "COM1", "lpt9"}) CHECK(path_of_code(id) == id + std::string("-"));
  CHECK(path_of_code("NUL.2") == "NUL-.2");
  CHECK(path_of_code("A.") == "A.-");  // a dot at the end is lost there
  CHECK(path_of("Aux") == "aux-");
  for (const auto* id : {"CONT", "COM", "COM10", "COMX", "XCON", "LPT", "A.NUL"}) CHECK(path_of_code(id) == id);
}

TEST_CASE("a part of another code has a page of its own", "[addresses]") {
  Code code;
  code.id = "404.2";
  code.parent = "404";
  CHECK(address_of(code) == Address{"404.2/", ""});
  CHECK(json_of(code) == Address{"404.2.json", ""});
}

TEST_CASE("ids with words become lower case and hyphens in addresses", "[addresses]") {
  Field field;
  field.id = "Retry-After";
  CHECK(address_of(field) == Address{"fields/retry-after/", ""});
  Spec spec;
  spec.id = "RFC 9110";
  CHECK(address_of(spec) == Address{"specs/rfc-9110/", ""});
}

TEST_CASE("a folder's address is that of the index in it", "[addresses]") {
  CHECK(file_of(addresses::home) == "index.html");
  CHECK(file_of({"404/", "x"}) == "404/index.html");
  CHECK(file_of(addresses::codes_json) == "codes.json");
}
