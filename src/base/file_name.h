// The name of a file, shared by all the places in it that are remembered: a registry holds some for each of its values.
#pragma once

#include <compare>
#include <memory>
#include <string>

namespace statusbook {

class FileName {
 public:
  FileName() = default;
  FileName(std::string name)  // NOLINT(google-explicit-constructor): a name is text wherever one is asked for
      : name_(name.empty() ? nullptr : std::make_shared<const std::string>(std::move(name))) {}
  FileName(const char* name) : FileName(std::string(name)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] const std::string& str() const {
    static const std::string none;
    return name_ ? *name_ : none;
  }
  operator const std::string&() const { return str(); }  // NOLINT(google-explicit-constructor)

  friend bool operator==(const FileName& a, const FileName& b) { return a.name_ == b.name_ || a.str() == b.str(); }
  friend auto operator<=>(const FileName& a, const FileName& b) { return a.str() <=> b.str(); }

 private:
  std::shared_ptr<const std::string> name_;
};

}  // namespace statusbook
