#include "link/abbreviations.h"

#include "catch.h"

using namespace statusbook;

namespace {

const Abbreviations::Meanings meanings{{"CDN", "content delivery network"}, {"TLS", "Transport Layer Security"}};

/// What is found in texts of a document that holds nothing else.
std::vector<std::string> find_all(const std::vector<std::string>& texts, const std::string& document = "") {
  Abbreviations abbreviations(meanings, document);
  std::vector<std::string> found;
  for (const auto& text : texts) {
    for (const auto& match : abbreviations.find(text)) found.push_back(text.substr(match.offset, match.length));
  }
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("an abbreviation is explained where the document uses it first", "[abbreviations]") {
  CHECK(find_all({"A CDN, a CDN and TLS.", "TLS, CDN"}) == Texts{"CDN", "TLS"});
}

TEST_CASE("a part of a word is no abbreviation", "[abbreviations]") {
  CHECK(find_all({"CDN-Loop, X-CDN, CDNs, aTLS, TLS_x, cdn"}).empty());
  CHECK(find_all({"(CDN)", "\xE2\x80\x9CTLS\xE2\x80\x9D"}) == Texts{"CDN", "TLS"});
}

TEST_CASE("a document that says what an abbreviation stands for needs no more", "[abbreviations]") {
  CHECK(find_all({"CDN and TLS"}, "A Content delivery network (CDN) and TLS") == Texts{"TLS"});
}
