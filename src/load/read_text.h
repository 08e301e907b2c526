// Reads a file of the content within bounds. Content is untrusted: what a file costs must not grow out of
// proportion to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/file_system.h"

namespace statusbook {

constexpr std::uintmax_t most_registry_bytes = 4U << 20U;
constexpr std::uintmax_t most_document_bytes = 128U << 10U;

/// Whether there is a folder; a link to one is none.
bool is_folder(const FileReader& reader, const std::string& path);

/// Whether a file is one of those that editors leave and systems hide, which nothing reads.
bool is_hidden(std::string_view name);

/// The bytes of a file of the content; nullopt, and a diagnostic, where it is no regular file, has a name that no path
/// may have or is larger than the limit. `shrink` says what to do about that.
std::optional<std::string> read_bytes(const FileReader& reader, const std::string& path, const Entry& entry,
                                      std::uintmax_t limit, const std::string& shrink, Diagnostics& diagnostics);

/// The text of a file of the content, without byte order mark; nullopt, and a diagnostic, where read_bytes() has none
/// or it is not UTF-8.
std::optional<std::string> read_text(const FileReader& reader, const std::string& path, const Entry& entry,
                                     std::uintmax_t limit, Diagnostics& diagnostics);

}  // namespace statusbook
