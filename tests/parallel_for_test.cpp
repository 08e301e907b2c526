#include "base/parallel_for.h"

#include <atomic>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "catch.h"

using namespace statusbook;

TEST_CASE("every item is worked on once, whatever the number of threads", "[parallel]") {
  for (const int jobs : {0, 1, 2, 7, 100}) {
    std::vector<int> calls(1000, 0);
    parallel_for(calls.size(), jobs, [&](std::size_t i) { ++calls[i]; });
    CHECK(calls == std::vector<int>(1000, 1));
  }
  parallel_for(0, 4, [](std::size_t) { FAIL("nothing is to be done"); });
}

TEST_CASE("there are at most as many threads as jobs", "[parallel]") {
  for (const std::size_t jobs : {1U, 3U}) {
    std::mutex mutex;
    std::set<std::thread::id> seen;
    parallel_for(1000, static_cast<int>(jobs), [&](std::size_t) {
      const std::scoped_lock lock(mutex);
      seen.insert(std::this_thread::get_id());
    });
    CHECK(seen.size() <= jobs);
    if (jobs == 1) CHECK(seen.contains(std::this_thread::get_id()));
  }
}

TEST_CASE("threads work at the same time", "[parallel]") {
  // Each call waits for the other: with one thread this would not end.
  std::atomic<int> arrived = 0;
  parallel_for(2, 2, [&](std::size_t) {
    ++arrived;
    while (arrived < 2) std::this_thread::yield();
  });
  CHECK(arrived == 2);
}

TEST_CASE("an exception comes out, and the rest is not begun", "[parallel]") {
  for (const int jobs : {1, 4}) {
    std::atomic<int> calls = 0;
    const auto work = [&](std::size_t) {
      ++calls;
      throw std::runtime_error("no");
    };
    CHECK_THROWS_AS(parallel_for(1000, jobs, work), std::runtime_error);
    CHECK(calls <= jobs);
  }
}
