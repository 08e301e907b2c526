// Observations as tables for templates: for each action, which programs it came to the same with.
#pragma once

#include <string>
#include <vector>

#include "model/book.h"
#include "text/view.h"

namespace statusbook {

/// Whether the table shows programs of the subject's kind.
bool shows(const MeasurementTable& table, const Subject& subject);

/// The table as it concerns some actions: its programs, the days on which they were seen, and "topics" with their
/// "actions". On the page of a `code`, rows say which programs it came from, and of other outcomes only from how many,
/// unless the code is what the programs were given.
View observation_table(const Book& book, const AddressWriter& link, const MeasurementTable& table,
                       const std::vector<std::size_t>& actions, const std::string& code = {});

/// One observation as every page of them shows it: "text", "url", "remark" and "against".
View outcome_view(const Book& book, const AddressWriter& link, const Observation& observation);

/// "programs" of some subjects with their versions, and the first and the last day on which they were seen.
void add_subjects(View& view, const Book& book, const AddressWriter& link, const std::vector<std::size_t>& subjects);

}  // namespace statusbook
