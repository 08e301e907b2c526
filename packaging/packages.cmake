# What `cpack` makes: a .deb, and an archive that unpacks anywhere.
install(FILES packaging/copyright CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(STATUSBOOK_MAINTAINER "The statusbook authors <statusbook@users.noreply.github.com>" CACHE STRING "Whom a package names")

# The day of the last commit, so that a package that is made again is the same.
string(TIMESTAMP STATUSBOOK_CHANGE_TIME "%s" UTC)
if(DEFINED ENV{SOURCE_DATE_EPOCH})
  set(STATUSBOOK_CHANGE_TIME "$ENV{SOURCE_DATE_EPOCH}")
elseif(Git_FOUND)
  execute_process(COMMAND "${GIT_EXECUTABLE}" log -1 --format=%ct WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    OUTPUT_VARIABLE committed OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(committed)
    set(STATUSBOOK_CHANGE_TIME "${committed}")
  endif()
endif()

set(CPACK_PACKAGE_NAME statusbook)
set(CPACK_PACKAGE_VENDOR "The statusbook authors")
set(CPACK_PACKAGE_CONTACT "${STATUSBOOK_MAINTAINER}")
set(CPACK_PACKAGE_VERSION "${STATUSBOOK_VERSION}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "static documentation generator for registries of codes")
set(CPACK_PACKAGE_HOMEPAGE_URL "https://github.com/statusbook/statusbook")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/packages")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/packaging/finish.cmake")
set(CPACK_STATUSBOOK_CHANGE_TIME "${STATUSBOOK_CHANGE_TIME}")

if(STATUSBOOK_PORTABLE)
  set(CPACK_GENERATOR TGZ)
  string(TOLOWER "${CPACK_PACKAGE_NAME}-${CPACK_PACKAGE_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" CPACK_PACKAGE_FILE_NAME)
  install(FILES README.md LICENSE DESTINATION .)
  # What is in the program is there under its own license.
  foreach(package libcli11-dev libcmark-gfm-dev libcpp-httplib-dev libfmt-dev libgit2-dev libgumbo-dev libhttp-parser-dev
    libstdc++6 libtomlplusplus-dev libutfcpp-dev libuv1-dev nlohmann-json3-dev
    zlib1g-dev)
    install(FILES "/usr/share/doc/${package}/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}/libraries" RENAME "${package}.txt")
  endforeach()
else()
  set(CPACK_GENERATOR DEB)
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
endif()
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "git, less")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"A registry (TOML) and prose (Markdown) become a linked site with a page for
each code, a search, JSON and CSV. What is merged is checked, and each fault is
reported with file, line and column.
.
With it comes the book of HTTP status codes, which 'statusbook show 404' reads
in the terminal.")

include(CPack)
