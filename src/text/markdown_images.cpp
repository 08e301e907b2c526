#include "text/markdown_images.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/markdown_nodes.h"

namespace statusbook {

namespace {

constexpr std::string_view prefix = "images/";
constexpr std::string_view form = "write ![what it shows](images/NAME) for a file in content/images/";

/// Where the image's address is written, as it is, right behind its text; column 0 where it is not.
Location locate(std::string_view url, int first, int last, const MarkdownSource& source, const FileName& file) {
  constexpr std::array<std::string_view, 2> openings{"](", "](<"};
  for (int number = first; number <= last && !url.empty(); ++number) {
    const auto line = source.line(number);
    for (const auto opening : openings) {
      const auto at = line.find(std::string(opening) + std::string(url));
      if (at == std::string_view::npos) continue;
      return {file, number, code_points(line.substr(0, at + opening.size())) + 1, code_points(url)};
    }
  }
  return {file, first, 0};
}

bool is_elsewhere(std::string_view url) {
  const auto scheme = std::find_if_not(url.begin(), url.end(), is_letter);
  return url.starts_with("//") || (scheme != url.begin() && scheme != url.end() && *scheme == ':');
}

class Figure {
 public:
  Figure(cmark_node* image, const MarkdownSource& source, const FileName& file, Diagnostics& diagnostics)
      : image_(image),
        parent_(cmark_node_parent(image)),
        first_(line_of(parent_)),
        source_(source),
        file_(file),
        diagnostics_(diagnostics) {}

  void make(MarkdownHost& host) {
    const std::string url = cmark_node_get_url(image_);
    const auto alternative = collapse_whitespace(plain_text(image_));
    const std::string title = cmark_node_get_title(image_);
    check(alternative);
    const auto at = locate(url, first_, std::max(line_of(image_), cmark_node_get_end_line(parent_)), source_, file_);
    if (const auto shown = find(url, at, host)) {
      if (is_alone()) return replace(alternative, title, *shown);
    }
    cmark_node_unlink(is_alone() ? parent_ : image_);
  }

 private:
  [[nodiscard]] bool is_alone() const {
    return cmark_node_get_type(parent_) == CMARK_NODE_PARAGRAPH && cmark_node_next(image_) == nullptr &&
           cmark_node_previous(image_) == nullptr;
  }

  void report(std::string message, std::string help) {
    auto at = source_.find_on_line(line_of(image_), "![");
    if (at.column == 0) at = source_.find_on_line(first_, "![");  // the parser knows where an image ends
    diagnostics_.error(at, std::move(message), std::move(help));
  }

  void check(std::string_view alternative) {
    if (!is_alone()) {
      report("an image is a paragraph of its own", "put an empty line before it and one after it");
    }
    if (alternative.empty()) {
      report("the image has no alternative text",
             "say between the brackets what it shows, for those who do not see it: ![what it shows](images/NAME)");
    }
  }

  std::optional<ShownImage> find(std::string_view url, const Location& at, MarkdownHost& host) {
    if (at.column == 0) {
      report("the image does not name its file", std::string(form));
    } else if (is_elsewhere(url)) {
      diagnostics_.error(at, "a page loads no image from elsewhere",
                         "put the file into content/images/ and write ![what it shows](images/NAME)");
    } else if (!url.starts_with(prefix)) {
      diagnostics_.error(at, fmt::format("'{}' is no image of the book", url), std::string(form));
    } else {
      return host.find_image(url.substr(prefix.size()), at);
    }
    return std::nullopt;
  }

  void replace(std::string_view alternative, std::string_view title, const ShownImage& shown) {
    const auto caption = title.empty() ? std::string() : fmt::format("<figcaption>{}</figcaption>", escape_html(title));
    replace_with_custom(
        parent_, CMARK_NODE_CUSTOM_BLOCK,
        fmt::format("<figure class=\"image\"><img src=\"{}\" alt=\"{}\" width=\"{}\" height=\"{}\" "
                    "loading=\"lazy\" decoding=\"async\">{}</figure>",
                    escape_html(shown.address), escape_html(alternative), shown.width, shown.height, caption),
        "");
    cmark_node_unlink(parent_);
  }

  cmark_node* image_;
  cmark_node* parent_;
  int first_;  ///< line on which the paragraph begins, or whatever holds the image
  const MarkdownSource& source_;
  const FileName& file_;
  Diagnostics& diagnostics_;
};

}  // namespace

void make_figure(cmark_node* image, const MarkdownSource& source, const FileName& file, MarkdownHost& host,
                 Diagnostics& diagnostics) {
  Figure(image, source, file, diagnostics).make(host);
}

}  // namespace statusbook
