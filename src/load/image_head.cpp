#include "load/image_head.h"

#include <array>
#include <utility>

namespace statusbook {

namespace {

using namespace std::string_view_literals;

struct Size {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

/// What is left from the place on; nothing beyond the end.
std::string_view from(std::string_view bytes, std::size_t at) { return at < bytes.size() ? bytes.substr(at) : ""sv; }

std::uint32_t byte(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

/// Numbers of up to four bytes. What is beyond the end counts as 0.
std::uint32_t big(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t number = 0;
  for (int i = 0; i < size; ++i) number = number << 8U | byte(bytes, at++);
  return number;
}

std::uint32_t little(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t number = 0;
  for (int i = 0; i < size; ++i) number |= byte(bytes, at++) << static_cast<unsigned>(8 * i);
  return number;
}

/// Chunks of a length, a name, bytes and a checksum; the last one has no bytes.
Size read_png(std::string_view bytes) {
  if (!from(bytes, 12).starts_with("IHDR")) return {};
  for (std::size_t at = 8; at + 12 <= bytes.size(); at += std::size_t{12} + big(bytes, at, 4)) {
    if (bytes.substr(at + 4).starts_with("IEND")) return {big(bytes, 16, 4), big(bytes, 20, 4)};
  }
  return {};
}

/// Whether a camera was held so that rows are shown as columns: the orientation in the first folder of a TIFF file.
bool is_turned(std::string_view segment) {
  constexpr auto mark = "Exif\0\0"sv;
  constexpr std::uint32_t orientation = 0x0112;
  constexpr std::size_t entry_size = 12;
  if (!segment.starts_with(mark)) return false;
  const auto tiff = segment.substr(mark.size());
  const auto number = tiff.starts_with("MM") ? big : little;
  const auto folder = from(tiff, number(tiff, 4, 4));
  const std::size_t entries = number(folder, 0, 2);
  for (std::size_t at = 2; at < 2 + entries * entry_size && at < folder.size(); at += entry_size) {
    if (number(folder, at, 2) != orientation) continue;
    const auto value = number(folder, at + 8, 2);
    return value >= 5 && value <= 8;
  }
  return false;
}

/// Segments of a mark, a length and bytes; one of several kinds says the size, and the picture's own bytes come last.
Size read_jpeg(std::string_view bytes) {
  bool turned = false;
  for (std::size_t at = 2; byte(bytes, at) == 0xFF;) {
    const auto mark = byte(bytes, at + 1);
    if (mark == 0xFF) {  // fills up
      ++at;
      continue;
    }
    const auto length = big(bytes, at + 2, 2);
    const auto segment = from(bytes, at + 4).substr(0, length < 2 ? 0 : length - 2);
    const bool is_table = mark == 0xC4 || mark == 0xC8 || mark == 0xCC;
    if (mark >= 0xC0 && mark <= 0xCF && !is_table) {
      const Size size{big(segment, 3, 2), big(segment, 1, 2)};
      if (from(bytes, at).find("\xFF\xD9") == std::string_view::npos) return {};
      return turned ? Size{size.height, size.width} : size;
    }
    if (mark == 0xE1) turned = turned || is_turned(segment);
    at += 2 + length;
  }
  return {};
}

/// Behind a sequence of blocks that each begin with their length; the last one is empty.
std::size_t skip_gif_blocks(std::string_view bytes, std::size_t at) {
  while (byte(bytes, at) != 0) at += 1 + byte(bytes, at);
  return at + 1;
}

std::size_t gif_colors(std::uint32_t flags) { return (flags & 0x80U) == 0 ? 0 : std::size_t{3} << ((flags & 7U) + 1); }

/// Frames and extensions, one after the other, up to a semicolon.
Size read_gif(std::string_view bytes) {
  auto at = 13 + gif_colors(byte(bytes, 10));
  while (at < bytes.size()) {
    switch (bytes[at]) {
      case ',': at = skip_gif_blocks(bytes, at + 11 + gif_colors(byte(bytes, at + 9))); break;
      case '!': at = skip_gif_blocks(bytes, at + 2); break;
      case ';': return {little(bytes, 6, 2), little(bytes, 8, 2)};
      default: return {};
    }
  }
  return {};
}

Size read_webp(std::string_view bytes) {
  constexpr std::size_t head = 8;
  if (bytes.size() - head < little(bytes, 4, 4)) return {};
  const auto kind = from(bytes, 12).substr(0, 4);
  const auto data = from(bytes, 20);
  if (kind == "VP8 " && data.size() >= 10 && data.substr(3).starts_with("\x9D\x01\x2A")) {
    return {little(data, 6, 2) & 0x3FFFU, little(data, 8, 2) & 0x3FFFU};
  }
  if (kind == "VP8L" && data.size() >= 5 && data.starts_with('\x2F')) {
    const auto bits = little(data, 1, 4);
    return {(bits & 0x3FFFU) + 1, (bits >> 14U & 0x3FFFU) + 1};
  }
  if (kind == "VP8X" && data.size() >= 10) return {little(data, 4, 3) + 1, little(data, 7, 3) + 1};
  return {};
}

struct Reader {
  ImageFormat format;
  std::string_view begin;
  Size (*read)(std::string_view);
};

constexpr std::array readers{Reader{ImageFormat::png, "\x89PNG\r\n\x1A\n", read_png},
                             Reader{ImageFormat::jpeg, "\xFF\xD8\xFF", read_jpeg},
                             Reader{ImageFormat::gif, "GIF87a", read_gif}, Reader{ImageFormat::gif, "GIF89a", read_gif},
                             Reader{ImageFormat::webp, "RIFF", read_webp}};

}  // namespace

ImageHead read_image_head(std::string_view bytes) {
  for (const auto& [format, begin, read] : readers) {
    if (!bytes.starts_with(begin)) continue;
    if (format == ImageFormat::webp && !from(bytes, 8).starts_with("WEBP")) continue;
    const auto [width, height] = read(bytes);
    if (width == 0 || height == 0) return {format};
    return {format, width, height};
  }
  return {};
}

}  // namespace statusbook
