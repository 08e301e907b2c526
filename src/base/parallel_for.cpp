#include "base/parallel_for.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace statusbook {

void parallel_for(std::size_t count, int jobs, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto run = [&] {
    try {
      for (auto i = next++; i < count; i = next++) work(i);
    } catch (...) {
      next = count;
      const std::scoped_lock lock(mutex);
      failure = std::current_exception();
    }
  };
  const std::size_t wanted = jobs > 0 ? static_cast<std::size_t>(jobs) : std::thread::hardware_concurrency();
  {
    std::vector<std::jthread> threads;
    try {
      while (threads.size() + 1 < std::min(wanted, count)) threads.emplace_back(run);
    } catch (const std::system_error&) {
      // No further thread is to be had; that costs time and nothing else.
    }
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace statusbook
