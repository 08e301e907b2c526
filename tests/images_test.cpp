// Images: what their bytes are, which files are taken, and what becomes of them on a page, in its copy and on the site.
#include <algorithm>

#include "base/disk_file_system.h"
#include "base/memory_file_system.h"
#include "base/strings.h"
#include "catch.h"
#include "load/image_head.h"
#include "load/load_images.h"
#include "pipeline.h"
#include "support/faults.h"
#include "support/small_book.h"
#include "support/temporary_folder.h"

using namespace statusbook;

namespace {

using namespace std::string_literals;

using Faults = std::vector<std::string>;
using Files = std::map<std::string, std::string>;

/// Each of three by two pixels.
std::string sample(const std::string& name) {
  const DiskFileSystem files(std::string(STATUSBOOK_SOURCE_DIR) + "/tests/fuzz/images");
  return files.read(name).value_or("");
}

/// The head of an image of any size, which ends in time.
std::string png(std::string_view width, std::string_view height) {
  return "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"s.append(width).append(height).append(9, '\0') + "\0\0\0\0IEND...."s;
}

Faults faults_in(const Files& images) {
  Files files;
  for (const auto& [name, bytes] : images) files["content/images/" + name] = bytes;
  const MemoryFileSystem project(files);
  Diagnostics diagnostics;
  load_images(project, diagnostics);
  return faults_of(diagnostics);
}

struct Built {
  Site site;
  Faults faults;

  [[nodiscard]] std::string file(std::string_view begin, std::string_view end = "") const {
    for (const auto& file : site.files) {
      if (file.path.starts_with(begin) && file.path.ends_with(end)) return file.bytes;
    }
    return "no file";
  }
  [[nodiscard]] std::string page() const { return file("404/index.html"); }
};

Files book_with(const std::string& prose, const Files& images) {
  Files files{{"content/book.toml", "title = \"T\"\ndescription = \"D\"\n"},
              {"content/registry/all.toml", registry_base + code_entry("404", "Not Found")},
              {"content/classes/xxx.md", "All.\n"},
              {"content/codes/404.md", prose}};
  for (const auto& [name, bytes] : images) files["content/images/" + name] = bytes;
  return files;
}

Built build(const Files& files, BuildCache* cache = nullptr, Extent extent = Extent::site) {
  const MemoryFileSystem project(files);
  Files theme_files{{"theme/theme.toml", "name = \"t\"\ndata_version = 2\n"},
                    {"theme/templates/single-file.mustache", "{{#parts}}{{{html}}}{{/parts}}"}};
  for (const auto* name :
       {"home", "class", "fields", "field", "specs", "spec", "facts", "sources", "sources-by-letter", "notes", "note",
        "index", "libraries", "unofficial", "fields-by-code", "not-found", "code"}) {
    theme_files[std::string("theme/templates/") + name + ".mustache"] =
        std::string("<body><main>") + (name == std::string("code") ? "{{{html}}}" : "") + "</main></body>";
  }
  const MemoryFileSystem theme(theme_files);
  Built built;
  Diagnostics diagnostics;
  BuildInput input{project, theme, {"theme"}, "", ""};
  input.extent = extent;
  input.cache = cache;
  built.site = build_site(input, diagnostics);
  built.faults = faults_of(diagnostics);
  return built;
}

Built build(const std::string& prose, const Files& images) { return build(book_with(prose, images)); }

Faults faults_of_prose(const std::string& prose) { return build(prose, {{"dot.png", sample("dot.png")}}).faults; }

/// The name that an image has on the site, between a beginning and an end.
std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const auto from = text.find(begin);
  if (from == std::string::npos) return "";
  return text.substr(from, text.find(end, from) + end.size() - from);
}

}  // namespace

TEST_CASE("format and size are read from the bytes", "[images]") {
  const auto head_of = [](const std::string& name) {
    const auto head = read_image_head(sample(name));
    INFO(name);
    CHECK(head.width == (name == "turned.jpg" ? 2 : 3));  // as it is shown
    CHECK(head.height == (name == "turned.jpg" ? 3 : 2));
    return head.format;
  };
  CHECK(head_of("dot.png") == ImageFormat::png);
  CHECK(head_of("dot.jpg") == ImageFormat::jpeg);
  CHECK(head_of("turned.jpg") == ImageFormat::jpeg);
  CHECK(head_of("dot.gif") == ImageFormat::gif);
  CHECK(head_of("lossy.webp") == ImageFormat::webp);
  CHECK(head_of("lossless.webp") == ImageFormat::webp);
  CHECK(head_of("extended.webp") == ImageFormat::webp);
  CHECK_FALSE(read_image_head("").format);
  CHECK_FALSE(read_image_head("RIFF....WAVE").format);
  CHECK_FALSE(read_image_head("<svg/>").format);
}

TEST_CASE("an image that is cut off anywhere has no size", "[images]") {
  for (const auto* name : {"dot.png", "dot.jpg", "turned.jpg", "dot.gif", "lossy.webp", "lossless.webp"}) {
    const auto bytes = sample(name);
    REQUIRE(bytes.size() > 30);
    for (std::size_t length = 0; length + 4 < bytes.size(); ++length) {
      INFO(name << ", " << length << " bytes");
      CHECK(read_image_head(std::string_view(bytes).substr(0, length)).width == 0);
    }
  }
}

TEST_CASE("frames, comments and tables of a GIF are passed over", "[images]") {
  const auto gif = "GIF89a\x05\0\x07\0\x80\0\0abcdef"s;
  const auto frame = ",\0\0\0\0\x05\0\x07\0\x80uvwxyz\x02\x03;;;\0"s;
  CHECK(read_image_head(gif + "!\xFE\x02;;\x01,\0"s + frame + frame + ";").height == 7);
  CHECK(read_image_head(gif + frame + frame).height == 0);
  CHECK(read_image_head(gif + "?" + frame + ";").height == 0);
}

TEST_CASE("a JPEG says its size behind tables and what fills up", "[images]") {
  const auto frame = "\xFF\xC2\0\x0B\x08\0\x02\0\x03\x01\x01\x11\0"s;
  const auto table = "\xFF\xC4\0\x06\0\x63\0\x63"s;
  CHECK(read_image_head("\xFF\xD8\xFF" + table + frame + "\xFF\xD9").width == 3);
  CHECK(read_image_head("\xFF\xD8" + table + "\xFF\xC4\0\x01"s + frame + "\xFF\xD9").width == 0);
  CHECK(read_image_head("\xFF\xD8\xFF\xE0\0\x04\xFF\xD9"s + frame + "xx").width == 0);  // an end within a segment
}

TEST_CASE("a file that is not what its name says is refused", "[images]") {
  CHECK(faults_in({{"a.png", sample("dot.png")}, {"B.JPEG", sample("dot.jpg")}, {".hidden", ""}, {"c.png~", ""}}) ==
        Faults{});
  CHECK(faults_in({{"a.png", sample("dot.jpg")}}) ==
        Faults{"content/images/a.png: the file holds a JPEG image, not a PNG image"});
  CHECK(faults_in({{"a.png", "<svg/>"}}) == Faults{"content/images/a.png: the file holds no PNG image"});
  CHECK(faults_in({{"a.png", sample("dot.png").substr(0, 60)}}) ==
        Faults{"content/images/a.png: the PNG image is damaged or cut off"});
  CHECK(faults_in({{"a.txt", "text"}}) ==
        Faults{"content/images/a.txt: content/images holds PNG, JPEG, GIF and WebP files only"});
  CHECK(faults_in({{"png", sample("dot.png")}}) ==
        Faults{"content/images/png: content/images holds PNG, JPEG, GIF and WebP files only"});
  CHECK(faults_in({{"a.svg", "<svg/>"}}) ==
        Faults{"content/images/a.svg: an SVG file can hold scripts, which run where somebody opens the file itself"});
}

TEST_CASE("an image keeps bounds in bytes and pixels", "[images]") {
  auto large = sample("dot.png");
  large.resize(1U << 20U);
  CHECK(faults_in({{"a.png", large}}) == Faults{});
  CHECK(faults_in({{"a.png", large + "x"}}) ==
        Faults{"content/images/a.png: the file has 1048577 bytes; at most 1048576 are read"});
  CHECK(faults_in({{"a.png", png("\0\0\x20\0"s, "\0\0\x20\0"s)}}) == Faults{});
  CHECK(faults_in({{"a.png", png("\0\0\0\x01"s, "\0\0\x20\x01"s)}}) ==
        Faults{"content/images/a.png: the image has 1 × 8193 pixels; at most 8192 are taken in each direction"});
  CHECK(faults_in({{"a.png", png("\xFF\xFF\xFF\xFF", "\0\0\0\x01"s)}}) ==
        Faults{"content/images/a.png: the image has 4294967295 × 1 pixels; at most 8192 are taken in each direction"});
}

TEST_CASE("names of images are those of addresses, and differ in more than capital letters", "[images]") {
  const auto dot = sample("dot.png");
  CHECK(faults_in({{"a b.png", dot}}) == Faults{"content/images/a b.png: 'a b.png' cannot be part of an address"});
  CHECK(faults_in({{"Con.png", dot}}) ==
        Faults{"content/images/Con.png: 'Con.png' is the name of a device on Windows"});
  CHECK(faults_in({{"Dot.png", dot}, {"dot.PNG", "x"}}) ==
        Faults{"content/images/dot.PNG: 'Dot.png' and 'dot.PNG' would be one where capital letters do not count"});
  CHECK(faults_in({{"more/dot.png", dot}}) == Faults{"content/images/more: content/images holds no folders"});
}

TEST_CASE("an image that is a symbolic link is refused", "[images]") {
  const TemporaryFolder folder;
  folder.put("dot.png", sample("dot.png"));
  folder.put("content/images/a.png", sample("dot.png"));
  std::filesystem::create_symlink("../../dot.png", folder.path() / "content/images/link.png");
  const DiskFileSystem project(folder.path().string());
  Diagnostics diagnostics;
  CHECK(load_images(project, diagnostics).size() == 2);
  CHECK(faults_of(diagnostics) == Faults{"content/images/link.png: a symbolic link is not followed"});
}

TEST_CASE("an image is a figure of its size, and its title a caption", "[images]") {
  const auto built =
      build("Text.\n\n![A *dot* of 404 Not Found](images/dot.png)\n\n> ![A \"dot\"](<images/dot.png> \"So <it> is\")\n",
            {{"dot.png", sample("dot.png")}});
  CHECK(built.faults == Faults{});
  const auto page = built.page();
  const auto src = between(page, "../assets/images/dot.", ".png");
  CHECK(src.size() == std::string("../assets/images/dot.0123456789.png").size());
  CHECK(page.find("<p>Text.</p>\n<figure class=\"image\"><img src=\"" + src +
                  "\" alt=\"A dot of 404 Not Found\" width=\"3\" height=\"2\" loading=\"lazy\" "
                  "decoding=\"async\"></figure>") != std::string::npos);
  CHECK(page.find("alt=\"A &quot;dot&quot;\" width=\"3\" height=\"2\" loading=\"lazy\" "
                  "decoding=\"async\"><figcaption>So &lt;it&gt; is</figcaption></figure>") != std::string::npos);
  CHECK(built.file(src.substr(3)) == sample("dot.png"));
}

TEST_CASE("images in lists, footnotes and alerts are taken as well", "[images]") {
  const auto built = build(
      "- Item.\n\n  ![One](images/dot.png)\n\nText[^1].\n\n[^1]: Note.\n\n    ![Two](images/dot.png)\n\n"
      "> [!NOTE]\n>\n> ![Three\n> lines](images/dot.png)\n",
      {{"dot.png", sample("dot.png")}});
  CHECK(built.faults == Faults{});
  for (const auto* text : {"alt=\"One\"", "alt=\"Two\"", "alt=\"Three lines\""}) {
    CHECK(built.page().find(text) != std::string::npos);
  }
}

TEST_CASE("only images that are shown are on the site, and others are warned of", "[images]") {
  const auto built =
      build("![A dot](images/dot.png)\n", {{"dot.png", sample("dot.png")}, {"other.gif", sample("dot.gif")}});
  CHECK(built.faults ==
        Faults{"content/images/other.gif: no page shows this image, so that the site does not have it"});
  CHECK(built.file("assets/images/dot.", ".png") == sample("dot.png"));
  CHECK(built.file("assets/images/other.") == "no file");
}

TEST_CASE("an image is told to be unused only where all that may show it was read", "[images]") {
  const Files images{{"dot.png", sample("dot.png")}};
  CHECK(build("\xFF", images).faults == Faults{"content/codes/404.md:1:1: not UTF-8 text"});
  auto files = book_with("Text.\n", images);
  files["content/registry/more.toml"] = "[[spec]\n";
  for (const auto& fault : build(files).faults) CHECK(fault.find("images") == std::string::npos);
}

TEST_CASE("an image says in words what it shows", "[images]") {
  CHECK(faults_of_prose("![](images/dot.png)\n") ==
        Faults{"content/codes/404.md:1:1+2: the image has no alternative text"});
  CHECK(faults_of_prose("Text.\n\n![\n](images/dot.png)\n") ==
        Faults{"content/codes/404.md:3:1+2: the image has no alternative text"});
  CHECK(faults_of_prose("Text.\n\n![ ](images/dot.png)\n") ==
        Faults{"content/codes/404.md:3:1+2: the image has no alternative text"});
}

TEST_CASE("what an image shows is not checked as prose is: it may be a page of somebody else", "[images]") {
  CHECK(faults_of_prose("![A page that says 404 Not found](images/dot.png)\n") == Faults{});
}

TEST_CASE("an image is a file of the book, by its exact name", "[images]") {
  CHECK(faults_of_prose("![A dot](images/dott.png)\n\n![A dot](images/dot.png)\n") ==
        Faults{"content/codes/404.md:1:10+15: content/images has no 'dott.png' (did you mean 'dot.png'?)"});
  CHECK(faults_of_prose("![Ä dot](images/Dot.png)\n\n![A dot](images/dot.png)\n") ==
        Faults{"content/codes/404.md:1:10+14: content/images has no 'Dot.png' (did you mean 'dot.png'?)"});
  for (const std::string url : {"https://example.org/dot.png", "//example.org/dot.png", "data:image/png;base64,AA"}) {
    CHECK(faults_of_prose("![A dot](" + url + ")\n\n![A dot](images/dot.png)\n") ==
          Faults{"content/codes/404.md:1:10+" + std::to_string(url.size()) + ": a page loads no image from elsewhere"});
  }
  for (const std::string url : {"dot.png", "../images/dot.png", "/images/dot.png"}) {
    CHECK(
        faults_of_prose("![A dot](" + url + ")\n\n![A dot](images/dot.png)\n") ==
        Faults{"content/codes/404.md:1:10+" + std::to_string(url.size()) + ": '" + url + "' is no image of the book"});
  }
  for (const std::string rest : {"![404]", "![A dot][there]\n\n[there]: images/dot.png", "![A dot]()"}) {
    CHECK(faults_of_prose("![A dot](images/dot.png)\n\n" + rest + "\n") ==
          Faults{"content/codes/404.md:3:1+2: the image does not name its file"});
  }
}

TEST_CASE("an image stands alone", "[images]") {
  const std::string one = "![A dot](images/dot.png)";
  for (const std::string& prose :
       {one + " text", one + "\n" + one, "text\n" + one, "[" + one + "](https://example.org/std1)", "*" + one + "*",
        "| A |\n| --- |\n| " + one + " |"}) {
    INFO(prose);
    const auto built = build(prose + "\n", {{"dot.png", sample("dot.png")}});
    REQUIRE_FALSE(built.faults.empty());
    CHECK(built.faults.front().find(": an image is a paragraph of its own") != std::string::npos);
    CHECK(built.page().find("<img") == std::string::npos);
  }
}

TEST_CASE("of an image that is refused, no page is told once more", "[images]") {
  CHECK(build("![A dot](images/a.png)\n", {{"a.png", ""}}).faults ==
        Faults{"content/images/a.png: the file holds no PNG image"});
  CHECK(build("Text.\n", {{"a.png", ""}}).faults == Faults{"content/images/a.png: the file holds no PNG image"});
}

TEST_CASE("a Markdown copy shows images where the site has them", "[images]") {
  const auto built = build("`![a](images/dot.png)`\n\nÄ\n\n- ![ä ö](images/dot.png \"T\")\n\n  ![b](images/dot.png)\n",
                           {{"dot.png", sample("dot.png")}});
  CHECK(built.faults == Faults{});
  const auto name = between(built.page(), "assets/images/dot.", ".png");
  CHECK(built.file("404.md").find("`![a](images/dot.png)`\n\nÄ\n\n- ![ä ö](" + name + " \"T\")\n\n  ![b](" + name +
                                  ")\n") != std::string::npos);
}

TEST_CASE("a site of one file holds its images", "[images]") {
  const auto files = book_with("![A dot](images/dot.png)\n", {{"dot.png", sample("dot.png")}});
  const auto built = build(files, nullptr, Extent::single_file);
  REQUIRE(built.site.files.size() == 1);
  CHECK(built.site.files.front().bytes.str().find("<img src=\"data:image/png;base64,iVBORw0KGgo") != std::string::npos);
}

TEST_CASE("a changed image is shown by the next build of the same cache", "[images]") {
  BuildCache cache;
  for (const auto* name : {"lossy.webp", "lossless.webp", "lossy.webp"}) {
    const auto files = book_with("![A dot](images/dot.webp)\n", {{"dot.webp", sample(name)}});
    const auto built = build(files, &cache);
    CHECK(built.page() == build(files).page());
    CHECK(built.file("assets/images/dot.") == sample(name));
    CHECK(built.file("404.md") == build(files).file("404.md"));
  }
  const auto gone = build(book_with("![A dot](images/dot.webp)\n", {}), &cache);
  CHECK(gone.faults == Faults{"content/codes/404.md:1:10+15: content/images has no 'dot.webp'"});
}
