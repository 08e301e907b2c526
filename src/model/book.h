// The book: the registry, and the pages that the site will have, each with the document that describes it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/addresses.h"
#include "model/image.h"
#include "model/measurements.h"
#include "model/published.h"
#include "model/registry.h"
#include "model/settings.h"
#include "model/static_file.h"
#include "text/html_part.h"
#include "text/words.h"

namespace statusbook {

enum class PageKind { code, code_class, field, spec, own, note };

/// A Markdown file of the content.
struct Document {
  PageKind kind = PageKind::code;
  std::string id;    ///< the file's name without ".md"
  std::string path;  ///< as diagnostics name it
  std::string text;
  bool is_missing = false;  ///< an entry without document: none is needed, or its absence has been reported
  bool is_refused = false;  ///< there is a document that could not be read, so that nobody knows what it says
};

struct Heading {
  int level = 2;
  std::string id;
  std::string text;
  Location at;
};

/// A part of a page's prose under a level-2 heading.
struct Section {
  std::string id;
  std::string title;
  HtmlPart html;  ///< without the heading
};

/// A label that one page's prose uses, and where it leads.
struct PageLabel {
  std::string label;      ///< as the prose writes it
  Address to;             ///< on the site
  std::string elsewhere;  ///< not empty: the label leads to this address in place of `to`
};

/// That a page's prose shows an image.
struct ImageUse {
  std::size_t image = 0;  ///< index in Book::images
  Location at;            ///< of "images/queue.png" in the prose
};

/// A link from one page's prose to another site.
struct ExternalLink {
  std::string url;
  Location at;
};

/// A link from one page's prose to a page of the site.
struct Reference {
  std::size_t page = 0;  ///< index in Book::pages
  std::string fragment;  ///< id of an element on it; may be empty
  Location at;
};

/// That another page refers to this one, and why where the registry says so.
struct Referrer {
  std::size_t page = 0;  ///< index in Book::pages
  std::string reason;
};

/// The site of one of the book's languages.
struct LanguageSite {
  std::string tag;       ///< "de"
  std::string name;      ///< what the language calls itself
  std::string folder;    ///< from the root of the whole: "de/"; empty of the first language
  std::string base_url;  ///< with the folder; empty where unknown
  Location at;           ///< where the book says so
};

/// What link() makes of a page's document.
struct LinkedText {
  std::string html;
  HtmlPart intro;                 ///< up to the first section
  std::vector<Section> sections;  ///< the rest of it, without footnotes
  HtmlPart footnotes;
  std::vector<Heading> headings;
  std::vector<Reference> references;
  std::vector<PageLabel> labels;  ///< in the order in which they occur
  std::vector<ExternalLink> external_links;
  std::vector<ImageUse> images;  ///< in the order in which they occur
};

struct Page {
  PageKind kind = PageKind::code;
  std::string id;
  std::string title;
  Address address;
  Document document;
  /// When it changed last, "2026-11-26T04:21:39Z"; empty where nobody knows or has asked. Filled by date_pages().
  std::string changed;

  // In a book of several languages. Filled by translate() and list_languages().
  std::vector<std::string> languages;  ///< the tags of all that the page is there in, those of the book in its order
  bool is_untranslated = false;        ///< the linked text is the original's
  std::vector<Heading> original_headings;  ///< of a translated page, whose own ones have the same ids

  LinkedText linked;
  std::vector<Referrer> referrers;  ///< filled by find_referrers()
};

struct Book {
  Settings settings;
  Registry registry;
  Measurements measurements;
  std::vector<Page> pages;    ///< codes, classes, fields and specs in the registry's order, then own pages, then notes
  std::vector<Image> images;  ///< by name
  std::vector<StaticFile> static_files;
  std::vector<PublishedAddress> published;  ///< what the site may not lose
  std::vector<std::string> class_colors;    ///< the theme's, for classes that name none
  Words words = default_words();            ///< of the theme
  std::vector<LanguageSite> languages;  ///< the one that the book is written in first; empty where that is the only one
  std::size_t language = 0;             ///< the place of the book's own among them

  /// Where its site is in that of all languages: "de/".
  [[nodiscard]] std::string folder() const { return languages.empty() ? std::string() : languages[language].folder; }
};

/// The title by which the book's lists know the section: on a translated page, that of the original.
const std::string& listed_title(const Page& page, const Section& section);

/// The address of a file that the sites of all languages share, for a page of the book's own site.
Address shared_address(const Book& book, const Address& file);

/// The class's own color, or the one that the theme has for its place; "" where neither says.
std::string color_of(const Book& book, const CodeClass& item);

/// The address of the page, or of an element on it.
Address address_of(const Page& page, const std::string& fragment = {});

}  // namespace statusbook
