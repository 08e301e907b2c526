// What templates are given of observations: for each action, which programs it came to the same with.
#pragma once

#include "model/book.h"
#include "text/view.h"

namespace statusbook {

/// Adds "observation_links" to a code's page: the tables that have something about it, each with its place on the page
/// of the code's observations.
void add_observation_links(View& view, const Book& book, const AddressWriter& link, const Code& code);

/// Adds the tables that end a note, "observation_tables".
void add_observation_tables(View& view, const Book& book, const Page& note);

/// Whether anything was observed that concerns the code.
bool has_observations(const Book& book, const Code& code);

/// The page of what was observed of a code.
View observations_view(const Book& book, const Code& code);

}  // namespace statusbook
