// What happens around a running server: files change, keys are pressed, the process is asked to end. One thread waits
// for all of it (libuv: inotify on Linux, FSEvents on macOS).
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace statusbook {

class Surroundings {
 public:
  enum class Event {
    change,  ///< something in the folders is not as it was
    open,    ///< the key o
    quit     ///< the key q, or a signal to end
  };

  /// Folders need not exist; what comes into being later is seen as well. Keys are read where standard input is a
  /// terminal, unless the process is in its background.
  explicit Surroundings(std::vector<std::string> folders);
  ~Surroundings();
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;

  /// Watches other folders from now on. Where they are not the same, that is a change, too: nobody knows what was
  /// written in a new one before.
  void watch(std::vector<std::string> folders);
  /// The next event. A change is told when files have been quiet for a moment, so that a save in several steps is one
  /// change; what changes after that is told by another event.
  Event wait();
  /// Whether something has changed since the last change was told. Does not wait.
  bool has_changed();

  /// Whether keys are read.
  [[nodiscard]] bool has_keys() const;
  /// Opens an address with the desktop's program for it; nothing where there is none.
  void open(const std::string& address);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace statusbook
