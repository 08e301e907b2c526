#include "load/load_images.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "load/image_head.h"
#include "load/read_text.h"
#include "model/addresses.h"

namespace statusbook {

namespace {

constexpr std::uintmax_t most_image_bytes = 1U << 20U;
constexpr std::uint32_t most_pixels = 8192;  // in each direction: a small file may fill a browser's memory

struct FormatName {
  ImageFormat format;
  std::string_view extension, name, media_type;
};

/// The first extension of a format is the one that is suggested.
constexpr std::array format_names{FormatName{ImageFormat::png, "png", "PNG", "image/png"},
                                  FormatName{ImageFormat::jpeg, "jpg", "JPEG", "image/jpeg"},
                                  FormatName{ImageFormat::jpeg, "jpeg", "JPEG", "image/jpeg"},
                                  FormatName{ImageFormat::gif, "gif", "GIF", "image/gif"},
                                  FormatName{ImageFormat::webp, "webp", "WebP", "image/webp"}};

const FormatName* find_format(std::string_view extension) {
  const auto* found = std::find_if(format_names.begin(), format_names.end(),
                                   [&](const FormatName& name) { return name.extension == extension; });
  return found == format_names.end() ? nullptr : found;
}

const FormatName& name_of(ImageFormat format) {
  return *std::find_if(format_names.begin(), format_names.end(),
                       [&](const FormatName& name) { return name.format == format; });
}

/// What is wrong, and what to do.
using Fault = std::pair<std::string, std::string>;

bool can_be_address(std::string_view name) {
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return is_alphanumeric(c) || c == '.' || c == '-' || c == '_'; });
}

/// By the name alone.
std::optional<Fault> fault_of_name(std::string_view name, std::string_view extension) {
  if (extension == "svg" || extension == "svgz") {
    return Fault("an SVG file can hold scripts, which run where somebody opens the file itself",
                 "save it as PNG or WebP, at twice the size at which it is shown");
  }
  if (find_format(extension) == nullptr) {
    return Fault(fmt::format("{} holds PNG, JPEG, GIF and WebP files only", images_folder),
                 "save it as one of these, or move it elsewhere");
  }
  if (!can_be_address(name)) {
    return Fault(fmt::format("'{}' cannot be part of an address", name), "use letters, digits, '.', '-' and '_'");
  }
  if (is_device_name(name)) {
    return Fault(fmt::format("'{}' is the name of a device on Windows", name),
                 "no file can have it there: choose another one");
  }
  return std::nullopt;
}

std::optional<Fault> fault_of(const ImageHead& head, std::string_view stem, const FormatName& expected) {
  if (!head.format) {
    return Fault(fmt::format("the file holds no {} image", expected.name), "save the image anew");
  }
  if (*head.format != expected.format) {
    const auto& actual = name_of(*head.format);
    return Fault(fmt::format("the file holds a {} image, not a {} image", actual.name, expected.name),
                 fmt::format("name it {}.{}", stem, actual.extension));
  }
  if (head.width == 0) {
    return Fault(fmt::format("the {} image is damaged or cut off", expected.name), "save the image anew");
  }
  if (std::max(head.width, head.height) > most_pixels) {
    return Fault(fmt::format("the image has {} × {} pixels; at most {} are taken in each direction", head.width,
                             head.height, most_pixels),
                 "make it smaller");
  }
  return std::nullopt;
}

class ImageLoader {
 public:
  ImageLoader(const FileReader& project, Diagnostics& diagnostics) : project_(project), diagnostics_(diagnostics) {}

  std::vector<Image> load() {
    std::vector<Image> images;
    for (const auto& entry : project_.list(std::string(images_folder))) {
      if (!is_hidden(entry.name)) images.push_back(load_image(entry));
    }
    return images;
  }

 private:
  Image load_image(const Entry& entry) {
    Image image;
    image.name = entry.name;
    image.from = join_path(images_folder, entry.name);
    image.is_refused = true;
    const auto dot = std::min(entry.name.rfind('.'), entry.name.size());
    const auto extension = to_lower(std::string_view(entry.name).substr(std::min(dot + 1, entry.name.size())));
    if (entry.kind == EntryKind::folder) {
      return refuse(std::move(image), {fmt::format("{} holds no folders", images_folder), "put the images beside it"});
    }
    if (auto fault = fault_of_name(entry.name, extension)) return refuse(std::move(image), *fault);
    const auto other = spellings_.try_emplace(to_lower(entry.name), entry.name).first->second;
    if (other != entry.name) {
      return refuse(std::move(image),
                    {fmt::format("'{}' and '{}' would be one where capital letters do not count", other, entry.name),
                     "rename one of them"});
    }
    auto bytes = read_bytes(project_, image.from, entry, most_image_bytes, "make it smaller", diagnostics_);
    if (!bytes) return image;
    const auto& format = *find_format(extension);
    const auto head = read_image_head(*bytes);
    if (auto fault = fault_of(head, std::string_view(entry.name).substr(0, dot), format)) {
      return refuse(std::move(image), *fault);
    }
    image.address = {marked_path("assets/images/" + entry.name, *bytes), ""};
    image.media_type = format.media_type;
    image.width = head.width;
    image.height = head.height;
    image.bytes = std::move(*bytes);
    image.is_refused = false;
    return image;
  }

  Image refuse(Image image, const Fault& fault) {
    diagnostics_.refuse({image.from}, fault.first, fault.second);
    return image;
  }

  const FileReader& project_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::string> spellings_;  ///< names by what they are in small letters
};

}  // namespace

std::vector<Image> load_images(const FileReader& project, Diagnostics& diagnostics) {
  return ImageLoader(project, diagnostics).load();
}

}  // namespace statusbook
