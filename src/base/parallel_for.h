// Work on many items at once. Each call of `work` writes to a slot of its own, so that the result does not depend on
// who did what when.
#pragma once

#include <cstddef>
#include <functional>

namespace statusbook {

/// Calls work(0) to work(count - 1), each once, in any order, with up to `jobs` threads (0: one a processor), of which
/// the caller's is one. Where the system makes no thread, those that there are do the work. An exception of a call ends
/// the loop soon and is thrown here; of several, one.
void parallel_for(std::size_t count, int jobs, const std::function<void(std::size_t)>& work);

}  // namespace statusbook
