// A file system that dies at its n-th change, as a process that is killed. After that, nothing is changed any more.
#pragma once

#include "base/file_system.h"

/// Not an EnvironmentError, so that nobody takes it for one and goes on.
struct Killed {};

class KillingFileSystem : public statusbook::FileSystem {
 public:
  enum class Moment {
    before,  ///< the change has not begun
    during   ///< of staging, half of the bytes are in the unfinished file
  };

  /// Counts from 1; 0 never dies.
  KillingFileSystem(statusbook::FileSystem& inner, int change, Moment moment)
      : inner_(inner), change_(change), moment_(moment) {}

  [[nodiscard]] int changes() const { return changes_; }

  [[nodiscard]] std::optional<statusbook::Entry> find(const std::string& path) const override {
    return inner_.find(path);
  }
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override { return inner_.read(path); }
  [[nodiscard]] std::vector<statusbook::Entry> list(const std::string& folder) const override {
    return inner_.list(folder);
  }
  void stage(const std::string& path, std::string_view bytes) override {
    const bool last = is_last();
    if (last && moment_ == Moment::during) inner_.stage(path, bytes.substr(0, bytes.size() / 2));
    if (last) throw Killed();
    inner_.stage(path, bytes);
  }
  void sync(const std::vector<std::string>& paths) override { inner_.sync(paths); }
  std::optional<statusbook::Entry> put(const std::string& path) override {
    if (is_last()) throw Killed();
    return inner_.put(path);
  }
  void remove(const std::string& path) override {
    if (is_last()) throw Killed();
    inner_.remove(path);
  }
  void remove_if_empty(const std::string& folder) override {
    if (is_last()) throw Killed();
    inner_.remove_if_empty(folder);
  }

 private:
  bool is_last() {
    ++changes_;
    if (change_ != 0 && changes_ > change_) throw Killed();
    return changes_ == change_;
  }

  statusbook::FileSystem& inner_;
  int change_;
  Moment moment_;
  int changes_ = 0;
};
