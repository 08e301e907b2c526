// What templates are given. theme/README.md documents it for people who write themes; both change together.
#pragma once

#include <string>

#include "model/book.h"
#include "site/asset_outputs.h"
#include "text/view.h"

namespace statusbook {

/// The page that a view is for, and how that page writes addresses.
struct Place {
  Address address;
  AddressWriter link;

  explicit Place(const Address& page) : address(page), link(AddressWriter::from(page)) {}
  Place(Address page, AddressWriter writer) : address(std::move(page)), link(std::move(writer)) {}
};

/// What all pages are given alike whose addresses begin alike; the rest is in a page's own view.
View site_view(const Book& book, const AddressWriter& link, const AssetPaths& assets);

/// What every page is given besides site_view(). `description` is text for search engines; a page of a class,
/// or of one of its codes, has its color and sign, and is marked in the navigation.
View page_view(const Book& book, const Place& place, const std::string& title, const std::string& description,
               const std::string& class_id = {});

/// page_view() with what every page made from a document has besides.
View document_view(const Book& book, const Page& page, const std::string& description,
                   const std::string& class_id = {});

View code_view(const Book& book, const Page& page);
View class_view(const Book& book, const Page& page);
View own_page_view(const Book& book, const Page& page);
View note_view(const Book& book, const Page& page);
View home_view(const Book& book);
View notes_view(const Book& book);
/// For the page that a host shows in place of what it cannot find, at any depth.
View not_found_view(const Book& book);

}  // namespace statusbook
