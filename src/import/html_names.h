// Names of HTML's elements, by what they mean to import.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace statusbook {

inline constexpr std::array block_names{
    "address", "article", "aside", "blockquote", "caption",    "center", "dd",     "details", "dialog",  "dir",
    "div",     "dl",      "dt",    "fieldset",   "figcaption", "figure", "footer", "form",    "h1",      "h2",
    "h3",      "h4",      "h5",    "h6",         "header",     "hgroup", "hr",     "legend",  "li",      "listing",
    "main",    "menu",    "nav",   "ol",         "p",          "pre",    "search", "section", "summary", "table",
    "tbody",   "td",      "tfoot", "th",         "thead",      "tr",     "ul",     "xmp"};
// What a reader does not see as text.
inline constexpr std::array silent_names{"applet",   "area",     "audio",  "button", "canvas", "datalist", "embed",
                                         "head",     "iframe",   "input",  "map",    "math",   "noembed",  "noframes",
                                         "noscript", "object",   "option", "script", "select", "style",    "svg",
                                         "template", "textarea", "title",  "video"};
inline constexpr std::array code_names{"code", "kbd", "samp", "tt", "var"};
inline constexpr std::array emphasis_names{"cite", "dfn", "em", "i"};
inline constexpr std::array strong_names{"b", "strong"};
inline constexpr std::array strike_names{"del", "s", "strike"};
// Parts of ids, class names and roles that speak of a page's frame rather than of its content.
inline constexpr std::array frame_words{"nav",     "navbar",      "navbox",     "navigation",  "menu",
                                        "sidebar", "toc",         "breadcrumb", "breadcrumbs", "footer",
                                        "banner",  "contentinfo", "masthead",   "pagination",  "search"};

// What a parser opens anew in each paragraph while it is not closed.
inline constexpr std::array formatting_names{"b", "big",   "code",   "em",     "font", "i", "nobr",
                                             "s", "small", "strike", "strong", "tt",   "u"};
// Elements that have no content, or that a parser closes by itself at the next of their kind.
inline constexpr std::array flat_names{"a",     "area",  "base",   "br",    "col",   "dd",     "dt",
                                       "embed", "frame", "hr",     "img",   "input", "keygen", "li",
                                       "link",  "meta",  "option", "p",     "param", "source", "tbody",
                                       "td",    "tfoot", "th",     "thead", "tr",    "track",  "wbr"};
// Elements in which nothing is a tag but their own end.
inline constexpr std::array raw_text_names{"iframe", "noembed",  "noframes", "script",
                                           "style",  "textarea", "title",    "xmp"};

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace statusbook
