#include "support/html_tags.h"

#include <gumbo.h>

#include <memory>
#include <set>

namespace {

struct OutputDeleter {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

/// The name as gumbo knows it, or as it is written where gumbo does not know it.
std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  auto piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return {piece.data, piece.length};
}

void add(const GumboNode& node, HtmlTags& tags) {
  static const std::set<std::string, std::less<>> followed{
      "action", "background", "cite", "data", "formaction", "href", "ping", "poster", "src", "srcset", "xlink:href"};
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return;
  const auto& element = node.v.element;
  auto written = name_of(element);
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    written += std::string(" ") + attribute.name;
    if (followed.contains(std::string_view(attribute.name))) tags.addresses.emplace_back(attribute.value);
  }
  tags.elements.push_back(std::move(written));
  for (unsigned i = 0; i < element.children.length; ++i)
    add(*static_cast<const GumboNode*>(element.children.data[i]), tags);
}

}  // namespace

HtmlTags find_html_tags(std::string_view html) {
  HtmlTags tags;
  const std::unique_ptr<GumboOutput, OutputDeleter> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()));
  add(*output->root, tags);
  return tags;
}
