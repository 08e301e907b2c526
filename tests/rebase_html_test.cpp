// Pages as parts of one document.
#include "site/rebase_html.h"

#include "catch.h"

using namespace statusbook;

namespace {

const std::set<std::string, std::less<>> pages{"", "404/", "fields/location/"};

std::string rebase(std::string_view html, std::string_view page = "404/", std::string_view base_url = "") {
  return rebase_html(html, {pages, page, base_url});
}

}  // namespace

TEST_CASE("links among pages lead to parts of the document", "[single-file]") {
  CHECK(rebase("<a href=\"../fields/location/\">x</a>") == "<a href=\"#fields/location\">x</a>");
  CHECK(rebase("<a href=\"../fields/location/#a\">x</a>") == "<a href=\"#fields/location:a\">x</a>");
  CHECK(rebase("<a href=\"../../404/\">x</a>", "fields/location/") == "<a href=\"#404\">x</a>");
  CHECK(rebase("<a href=\"#a\">x</a>") == "<a href=\"#404:a\">x</a>");
  CHECK(rebase("<a href=\"../\">x</a>") == "<a href=\"#:\">x</a>");
  CHECK(rebase("<a href=\"./\">x</a>", "") == "<a href=\"#:\">x</a>");
  CHECK(rebase("<form class=\"b\" action=\"../404/\">") == "<form class=\"b\" action=\"#404\">");
}

TEST_CASE("links to other sites stay", "[single-file]") {
  for (const std::string tag :
       {"<a href=\"https://example.org/#a\">", "<a href=\"mailto:a@example.org\">", "<a href=\"//example.org/\">"}) {
    CHECK(rebase(tag) == tag);
  }
}

TEST_CASE("a link to another file of the site is absolute, or none if nobody knows where that is", "[single-file]") {
  CHECK(rebase("<a class=\"b\" href=\"../404.json#a\">x</a>", "404/", "https://example.org/s/") ==
        "<a class=\"b\" href=\"https://example.org/s/404.json#a\">x</a>");
  CHECK(rebase("<a class=\"b\" href=\"../404.json\">x</a>") == "<a class=\"b\">x</a>");
  CHECK(rebase("<a href=\"../../outside/\">x</a>") == "<a>x</a>");
}

TEST_CASE("ids and what refers to them name their page", "[single-file]") {
  CHECK(rebase("<h2 id=\"a\">A</h2><b aria-labelledby=\"a b\" hidden>") ==
        "<h2 id=\"404:a\">A</h2><b aria-labelledby=\"404:a 404:b\" hidden>");
  CHECK(rebase("<p id=\"all\">", "") == "<p id=\"::all\">");
  CHECK(rebase("<p data-id=\"a\" title=\"id=\">") == "<p data-id=\"a\" title=\"id=\">");
}

TEST_CASE("text stays as it is, and so do comments and what is cut off", "[single-file]") {
  for (const std::string html : {"id=\"a\" &lt;a href=\"b\"&gt;", "<!-- <a href=\"../404/\"> -->x", "<", "<a",
                                 "<a href", "<a href=", "<!--", "<br>", "</p>", "<input disabled>", ""}) {
    CHECK(rebase(html) == html);
  }
  CHECK(rebase("<a title=\"b") == "<a title=\"b\"");
}

TEST_CASE("files hold pages, and pages have ids", "[single-file]") {
  CHECK(page_of_file("index.html").empty());
  CHECK(page_of_file("404/index.html") == "404/");
  CHECK(page_of_file("404.html") == "404.html");
  CHECK(part_id("") == ":");
  CHECK(part_id("fields/location/") == "fields/location");
  CHECK(percent_encode("<svg a=\"#b\"/>") == "%3Csvg%20a%3D%22%23b%22/%3E");
}
