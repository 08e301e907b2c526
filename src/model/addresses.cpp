#include "model/addresses.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/content_hash.h"
#include "base/strings.h"

namespace statusbook {

namespace {

/// A name that Windows can have for a file or folder: devices get a hyphen, "con-" and "con-.1".
std::string portable(std::string path) {
  if (is_device_name(path)) path.insert(std::min(path.find('.'), path.size()), 1, '-');
  if (path.ends_with('.')) path += '-';
  return path;
}

}  // namespace

bool is_device_name(std::string_view path) {
  const auto stem = path.substr(0, path.find('.'));
  if (stem.size() != 3 && stem.size() != 4) return false;
  const auto name = to_lower(stem);
  const bool is_port = name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && is_digit(name[3]);
  return is_port || name == "con" || name == "prn" || name == "aux" || name == "nul";
}

std::string path_of(std::string_view id) {
  auto path = to_lower(id);
  std::replace(path.begin(), path.end(), ' ', '-');
  return portable(std::move(path));
}

std::string path_of_code(std::string_view id) {
  std::string path(id);
  for (char& c : path) {
    if (c == '/' || c == '+') c = '-';
  }
  return portable(std::move(path));
}

Address address_of(const Code& code) { return {path_of_code(code.id) + "/", ""}; }

Address json_of(const Code& code) { return {path_of_code(code.id) + ".json", ""}; }

Address address_of_settings(const Code& code) { return {path_of_code(code.id) + "/settings/", ""}; }

Address address_of_observations(const Code& code) { return {path_of_code(code.id) + "/seen/", ""}; }

Address address_of(const Subject& subject) { return {"programs/" + path_of(subject.id) + "/", ""}; }

Address address_of(const Topic& topic) { return {"seen/" + path_of(topic.id) + "/", ""}; }

Address address_of(const CodeClass& item) { return {item.id + "/", ""}; }

Address address_of(const Field& field) { return {addresses::fields.page + path_of(field.id) + "/", ""}; }

Address address_of(const Spec& spec) { return {addresses::specs.page + path_of(spec.id) + "/", ""}; }

Address address_of_note(std::string_view id) { return {addresses::notes.page + std::string(id) + "/", ""}; }

Address address_of_own(std::string_view id) { return {std::string(id) + "/", ""}; }

Address address_of_sources(std::string_view letter) {
  return {addresses::sources.page + std::string(letter) + "/", ""};
}

Address markdown_of(const Address& page) { return {page.page.substr(0, page.page.size() - 1) + ".md", page.fragment}; }

std::string marked_path(std::string_view path, std::string_view bytes) {
  ContentHash fingerprint;
  fingerprint.add(bytes);
  const auto mark = fmt::format(".{:010x}", fingerprint.value() & 0xffffffffffU);
  const auto dot = path.rfind('.');
  const auto name = path.rfind('/') + 1;  // npos + 1 is 0
  const bool has_extension = dot != std::string_view::npos && dot > name;
  const auto end = has_extension ? dot : path.size();
  return std::string(path.substr(0, end)) + mark + std::string(path.substr(end));
}

std::string file_of(const Address& address) {
  const bool is_folder = address.page.empty() || address.page.ends_with('/');
  return is_folder ? address.page + "index.html" : address.page;
}

AddressWriter AddressWriter::from(const Address& page) {
  AddressWriter writer;
  writer.page_ = page.page;
  for (auto depth = std::count(page.page.begin(), page.page.end(), '/'); depth > 0; --depth) writer.root_ += "../";
  return writer;
}

AddressWriter AddressWriter::at_any_depth(std::string base_url) {
  if (base_url.empty()) return from(addresses::home);
  AddressWriter writer;
  writer.root_ = std::move(base_url);
  return writer;
}

std::string AddressWriter::operator()(const Address& to) const {
  if (to.page == page_ && !to.fragment.empty()) return "#" + to.fragment;
  constexpr std::string_view above = "../";
  auto url = root_ + to.page;
  if (!page_ && to.page.starts_with(above)) {
    const auto parent = root_.substr(0, root_.rfind('/', root_.size() - 2) + 1);
    url = parent + to.page.substr(above.size());
  }
  if (url.empty()) url = "./";
  if (!to.fragment.empty()) url.append("#").append(to.fragment);
  return url;
}

}  // namespace statusbook
