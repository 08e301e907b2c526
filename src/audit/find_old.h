// What in the registry is older than its readers may rely on: entries, sources, and temporary states that have ended.
// Dates are ISO's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.h"
#include "model/registry.h"

namespace statusbook {

/// The date so many days before another.
std::string days_before(std::string_view date, int days);

/// The day on which a source was read, or its copy: empty where the registry does not say it as an ISO date.
std::string read_date(const Source& source);

/// Entries and sources that were checked or read before the date. What has no date is not found.
std::vector<Finding> find_old(const Registry& registry, std::string_view oldest);

/// Temporary entries whose last day is before `today`.
std::vector<Finding> find_expired(const Registry& registry, std::string_view today);

/// How many sources do not say on which day they were read, so that nobody knows whether they are old.
std::size_t count_undated(const Registry& registry);

}  // namespace statusbook
