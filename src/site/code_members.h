// What JSON, its schema and the CSV say of codes and their meanings: one table for all three.
#pragma once

#include "model/book.h"
#include "site/members.h"

namespace statusbook {

/// Of a meaning; the tables refer to the book.
Members<Meaning> meaning_members(const Book& book);

/// Of a code, without its meanings.
Members<Code> identity_members(const Book& book);

/// What a code has beside its meanings: names over time and constants.
Members<Code> name_members(const Book& book);

}  // namespace statusbook
