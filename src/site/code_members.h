// What JSON, its schema and the CSV say of codes and their meanings: one table for all three. The tables refer to the
// book.
#pragma once

#include "model/book.h"
#include "site/members.h"

namespace statusbook {

/// Of a code, without its meanings: its names as text, as a number and for programs, its class and its page.
Members<Code> identity_members(const Book& book);

Members<Meaning> meaning_members(const Book& book);

/// What a code has beside its meanings: its parts, who names it as related, names over time and constants.
Members<Code> name_members(const Book& book);

/// The little that most programs need.
Members<Code> short_members(const Book& book);

/// What a program can call each code, by place in Registry::codes: its phrase in capitals, as in NOT_FOUND. Codes that
/// have no phrase of their own have none; of two that would have the same, the later one adds its code.
std::vector<std::string> identifiers_of(const Registry& registry);

}  // namespace statusbook
