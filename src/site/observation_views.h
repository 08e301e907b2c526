// What templates are given of observations: by code, by topic and by program.
#pragma once

#include "model/book.h"
#include "text/view.h"

namespace statusbook {

/// Adds "observation_links" to a code's page: the tables that have something about it, each with its place on the page
/// of the code's observations.
void add_observation_links(View& view, const Book& book, const AddressWriter& link, const Code& code);

/// Adds "observation_lists", which end a note: of each of its tables the topics, the programs and the codes, which lead
/// to what was observed.
void add_observation_lists(View& view, const Book& book, const Page& note);

/// Whether anything was observed that concerns the code.
bool has_observations(const Book& book, const Code& code);

/// The pages of what was observed of a code, of a topic's actions, and of a program.
View observations_view(const Book& book, const Code& code);
View topic_view(const Book& book, const Topic& topic);
View program_view(const Book& book, const Subject& subject);

}  // namespace statusbook
