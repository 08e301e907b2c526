// Books made of a few lines of TOML, for tests of single stages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/book.h"

/// The book of a registry, merged with documents that are given and with empty ones for whatever else needs one.
/// `settings` is what book.toml has beside title and description. Diagnostics of loading, merging and checking go to
/// the list, if there is one.
statusbook::Book make_book(std::string_view registry, std::vector<statusbook::Document> documents = {},
                           statusbook::Diagnostics* diagnostics = nullptr, std::string_view settings = "");

/// A [[code]] of the spec "STD 1".
std::string code_entry(std::string_view id, std::string_view phrase, std::string_view more = "",
                       std::string_view state = "registered");

/// The spec that code_entry() cites, and a class for codes of three characters.
extern const char* const registry_base;
