// Kinds of values that tables of members share, with their schemas.
#pragma once

#include <optional>

#include "model/registry.h"
#include "site/members.h"

namespace statusbook {

nlohmann::ordered_json text_schema();
nlohmann::ordered_json text_or_null_schema();
/// An ISO date, or null.
nlohmann::ordered_json date_or_null_schema();
nlohmann::ordered_json list_schema(const nlohmann::ordered_json& items);
nlohmann::ordered_json choice_schema(const std::vector<std::string>& choices);

/// Null in place of an empty text.
nlohmann::ordered_json or_null(const std::string& value);

/// A citation as its parts and the address that it leads to, or null.
nlohmann::ordered_json citation_or_null_schema();
nlohmann::ordered_json citation_value(const Registry& registry, const std::optional<Citation>& citation);

}  // namespace statusbook
