// How a run ends when something is thrown; what a whole process does is tested in tests/cli.
#include "cli.h"

#include <new>
#include <sstream>
#include <stdexcept>

#include "base/file_system.h"
#include "catch.h"

using namespace statusbook;

TEST_CASE("a failing environment and a fault of the program end the run differently", "[cli]") {
  std::ostringstream err;
  CHECK(guard(err, [] { return ExitStatus::faults; }) == ExitStatus::faults);
  CHECK(err.str().empty());
  CHECK(guard(err, []() -> ExitStatus { throw EnvironmentError("the disk is full"); }) == ExitStatus::environment);
  CHECK(err.str() == "statusbook: the disk is full\n");
  err.str("");
  CHECK(guard(err, []() -> ExitStatus { throw std::bad_alloc(); }) == ExitStatus::environment);
  CHECK(err.str() == "statusbook: out of memory\n");
  err.str("");
  CHECK(guard(err, []() -> ExitStatus { throw std::out_of_range("at()"); }) == ExitStatus::internal);
  CHECK(err.str() == "statusbook: internal error: at()\nThis is a fault of the program; please report it.\n");
}
