#include "site/page_outputs.h"

#include <fmt/format.h>

#include <map>
#include <memory>

#include "site/asset_outputs.h"
#include "site/index_view.h"
#include "site/observation_views.h"
#include "site/redirect_outputs.h"
#include "site/reference_views.h"
#include "site/setting_views.h"
#include "site/views.h"

namespace statusbook {

namespace {

using MakeView = std::function<View()>;

class PageOutputs {
 public:
  PageOutputs(const Book& book, const Theme& theme, Outputs& outputs)
      : book_(book), theme_(theme), assets_(asset_paths(theme)), outputs_(outputs) {
    add_site_view(AddressWriter::at_any_depth(book.settings.base_url));
  }

  void add(const Address& address, std::string_view template_name, MakeView make_view) {
    const auto found = theme_.templates.find(template_name);
    if (found == theme_.templates.end()) return;
    add_site_view(AddressWriter::from(address));
    auto make = [&settings = book_.settings, sites = site_views_, &page = found->second, address,
                 make_view = std::move(make_view)](Diagnostics& diagnostics) {
      const auto view = make_view();
      const auto& site = sites->at(view["root"].text());
      return with_moved_anchors(page.render(view, diagnostics, &site), address, settings);
    };
    outputs_.push_back({address, std::move(make), true});
  }

  /// The same of a page that every other one links to: it cannot be left out.
  void add_needed(const Page& page, std::string_view template_name, MakeView make_view) {
    if (theme_.templates.contains(template_name)) return add(page.address, template_name, std::move(make_view));
    auto report = [&page, template_name](Diagnostics& diagnostics) {
      diagnostics.error({page.document.path},
                        fmt::format("the theme lacks templates/{}.mustache, which this page needs", template_name));
      return std::string();
    };
    outputs_.push_back({page.address, std::move(report), true});
  }

 private:
  void add_site_view(const AddressWriter& link) {
    auto [view, is_new] = site_views_->try_emplace(link(addresses::home));
    if (is_new) view->second = site_view(book_, link, assets_);
  }

  const Book& book_;
  const Theme& theme_;
  AssetPaths assets_;
  std::shared_ptr<std::map<std::string, View>> site_views_ = std::make_shared<std::map<std::string, View>>();
  Outputs& outputs_;
};

void add_document(const Book& book, const Page& page, PageOutputs& outputs) {
  switch (page.kind) {
    case PageKind::code: return outputs.add(page.address, "code", [&] { return code_view(book, page); });
    case PageKind::code_class: return outputs.add(page.address, "class", [&] { return class_view(book, page); });
    case PageKind::field: return outputs.add(page.address, "field", [&] { return field_view(book, page); });
    case PageKind::spec: return outputs.add(page.address, "spec", [&] { return spec_view(book, page); });
    case PageKind::own: return outputs.add_needed(page, "page", [&] { return own_page_view(book, page); });
    case PageKind::note: return outputs.add(page.address, "note", [&] { return note_view(book, page); });
  }
}

}  // namespace

void add_page_outputs(const Book& book, const Theme& theme, Outputs& list) {
  PageOutputs outputs(book, theme, list);
  for (const auto& page : book.pages) add_document(book, page, outputs);
  for (const auto& code : book.registry.codes) {
    if (!settings_of(book.measurements, code.id).empty()) {
      outputs.add(address_of_settings(code), "settings", [&book, &code] { return settings_view(book, code); });
    }
    if (has_observations(book, code)) {
      outputs.add(address_of_observations(code), "observations",
                  [&book, &code] { return observations_view(book, code); });
    }
  }
  for (const auto& topic : book.measurements.topics) {
    outputs.add(address_of(topic), "topic", [&book, &topic] { return topic_view(book, topic); });
  }
  for (const auto& subject : book.measurements.subjects) {
    outputs.add(address_of(subject), "program", [&book, &subject] { return program_view(book, subject); });
  }
  const auto& settings = book.settings;
  const auto& registry = book.registry;
  const auto add_if = [&](bool wanted, const Address& address, std::string_view name, auto view) {
    if (wanted) outputs.add(address, name, [&book, view] { return view(book); });
  };
  add_if(true, addresses::home, "home", home_view);
  add_if(!settings.facts.empty(), addresses::facts, "facts", facts_table_view);
  add_if(registry.fields.size() > 0, addresses::fields, "fields", fields_index_view);
  add_if(registry.specs.size() > 0, addresses::specs, "specs", specs_index_view);
  add_if(registry.sources.size() > 0, addresses::sources, "sources", sources_index_view);
  const auto uses = std::make_shared<const SourceUses>(find_source_uses(book));
  for (const auto& letter : source_letters(registry)) {
    outputs.add(address_of_sources(letter), "sources-by-letter",
                [&book, uses, letter] { return sources_view(book, *uses, letter); });
  }
  add_if(registry.libraries.size() > 0, addresses::libraries, "libraries", libraries_view);
  add_if(registry.has_unofficial, addresses::unofficial, "unofficial", unofficial_view);
  add_if(registry.has_field_uses, addresses::field_uses, "fields-by-code", field_uses_view);
  add_if(!settings.notes.empty(), addresses::notes, "notes", notes_view);
  add_if(true, addresses::index, "index", index_view);
  add_if(true, addresses::not_found, "not-found", not_found_view);
}

}  // namespace statusbook
