// What entries of the registry have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "load/table_reader.h"
#include "model/registry.h"

namespace statusbook {

/// "a spec 'RFC 9110'" for messages about an entry that is not read yet.
std::string name_of_entry(const TomlValue& table, std::string_view kind, std::string_view id_key);

/// A draft may lack the key that says what it rests on, such as the date of its check, and is told of until it has it.
/// Returns whether it is one.
bool read_draft(TableReader& reader, const std::string& what, std::string_view key, Diagnostics& diagnostics);

/// A list of texts, each with its place.
std::vector<NamedAt> read_names(TableReader& reader, std::string_view key);

std::vector<NoteUse> read_notes(TableReader& reader);

}  // namespace statusbook
