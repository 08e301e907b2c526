// What the data for programs says of itself and of all that is no code.
#pragma once

#include "model/book.h"
#include "site/members.h"

namespace statusbook {

/// Of the format, of where the data is from and of what may be done with it.
Members<Book> envelope_members(std::size_t count);

/// The classes with the codes that nobody has, and the fields.
Members<Book> registry_members(const Book& book);

}  // namespace statusbook
