#!/bin/sh
# install_release.sh REPOSITORY TAG FOLDER: unpacks the archive of a release on GitHub, after a look at where it was built. Needs curl,
# tar and gh, and GH_TOKEN in the environment. STATUSBOOK_RELEASES is the address of a mirror, which has releases as GitHub has them.
set -eu
repository=$1
tag=$2
folder=$3
die() { printf '%s\n' "::error::$*"; exit 2; }

case $tag in
  v[0-9]*.[0-9]*.[0-9]*) ;;
  *) die "'$tag' is no version of statusbook: use the action as $repository@v1.2.3, or give 'version'" ;;
esac
system=$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
[ "$system" = linux-x86_64 ] || die "releases have no program for $system"
archive=statusbook-${tag#v}-$system.tar.gz
mkdir -p "$folder"
curl -fsSL --retry 3 -o "$folder/$archive" "${STATUSBOOK_RELEASES:-https://github.com/$repository/releases/download}/$tag/$archive" ||
  die "$repository has no release $tag with $archive"
gh attestation verify "$folder/$archive" --repo "$repository" || die "$archive was not built by the workflows of $repository"
tar -xzf "$folder/$archive" -C "$folder" --strip-components=1
rm "$folder/$archive"
