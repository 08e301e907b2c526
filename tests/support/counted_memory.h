// Work that can be counted without a clock: how many bytes a function asks the allocator for.
#pragma once

#include <cstddef>
#include <functional>

/// 0 where a sanitizer has the allocator.
std::size_t count_bytes(const std::function<void()>& work);
