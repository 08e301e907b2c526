#include "publish/site_hash.h"

#include <git2.h>

#include <array>
#include <map>
#include <string_view>

#include "base/file_system.h"

namespace statusbook {

namespace {

/// What `git hash-object` prints.
std::string hash_object(std::string_view bytes) {
  git_oid id{};
  if (git_odb_hash(&id, bytes.data(), bytes.size(), GIT_OBJECT_BLOB) != 0)
    throw EnvironmentError("libgit2 cannot hash");
  std::array<char, GIT_OID_HEXSZ> digits{};
  git_oid_fmt(digits.data(), &id);
  return {digits.data(), digits.size()};
}

}  // namespace

std::string hash_site(const Site& site) {
  git_libgit2_init();  // counts: the history of pages may have done it, too
  std::map<std::string_view, std::string> hashes;
  for (const auto& file : site.files) hashes.emplace(file.path, hash_object(file.bytes));
  std::string list;
  for (const auto& [path, hash] : hashes) list.append(hash).append("  ").append(path).append("\n");
  auto result = hash_object(list);
  git_libgit2_shutdown();
  return result;
}

}  // namespace statusbook
