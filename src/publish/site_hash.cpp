#include "publish/site_hash.h"

#include <git2.h>

#include <array>
#include <utility>

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

SiteHash::SiteHash() { git_libgit2_init(); }  // counts: the history of pages may have done it, too
SiteHash::~SiteHash() { git_libgit2_shutdown(); }

void SiteHash::add(const std::string& path, std::string_view bytes) {
  auto hash = hash_object(bytes);
  const std::lock_guard lock(adds_);
  hashes_.emplace(path, std::move(hash));
}

std::string SiteHash::text() const {
  std::string list;
  for (const auto& [path, hash] : hashes_) list.append(hash).append("  ").append(path).append("\n");
  return hash_object(list);
}

}  // namespace statusbook
