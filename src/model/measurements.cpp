#include "model/measurements.h"

#include <algorithm>

namespace statusbook {

SettingRange settings_of(const Measurements& measurements, const std::string& code) {
  const auto& all = measurements.settings;
  const auto first = std::lower_bound(all.begin(), all.end(), code,
                                      [](const Setting& setting, const std::string& id) { return setting.code < id; });
  const auto last = std::upper_bound(first, all.end(), code,
                                     [](const std::string& id, const Setting& setting) { return id < setting.code; });
  return {first, last};
}

}  // namespace statusbook
