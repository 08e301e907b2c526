# The libraries that the program stands on. By default they are the system's, as it links them; with STATUSBOOK_PORTABLE, all are linked
# into the program but for the C library, which systems have alike, and libcurl, which the program then loads when it is needed.
option(STATUSBOOK_PORTABLE "Link all libraries into the program, so that it runs on many systems" OFF)

if(STATUSBOOK_PORTABLE)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
endif()
find_package(CLI11 REQUIRED)
find_package(CmarkGfm REQUIRED)
find_package(Gumbo REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(PkgConfig REQUIRED)

if(NOT STATUSBOOK_PORTABLE)
  find_package(CURL REQUIRED)
  pkg_check_modules(Git2 REQUIRED IMPORTED_TARGET libgit2)
  pkg_check_modules(HttpLib REQUIRED IMPORTED_TARGET cpp-httplib)
  pkg_check_modules(Uv REQUIRED IMPORTED_TARGET libuv)
  add_library(statusbook::curl ALIAS CURL::libcurl)
  add_library(statusbook::fmt ALIAS fmt::fmt)
  add_library(statusbook::git2 ALIAS PkgConfig::Git2)
  add_library(statusbook::httplib ALIAS PkgConfig::HttpLib)
  add_library(statusbook::toml ALIAS tomlplusplus::tomlplusplus)
  add_library(statusbook::uv ALIAS PkgConfig::Uv)
  return()
endif()

# interface(NAME LIBRARY...): a target of that name; each library is linked from its archive.
function(interface name)
  add_library(statusbook::${name} INTERFACE IMPORTED)
  foreach(library IN LISTS ARGN)
    find_library(${library}_ARCHIVE ${library} REQUIRED)
    mark_as_advanced(${library}_ARCHIVE)
    target_link_libraries(statusbook::${name} INTERFACE "${${library}_ARCHIVE}")
  endforeach()
endfunction()

interface(curl)
find_path(CURL_INCLUDE_DIR curl/curl.h REQUIRED)
target_include_directories(statusbook::curl INTERFACE "${CURL_INCLUDE_DIR}")
target_compile_definitions(statusbook::curl INTERFACE STATUSBOOK_LOAD_CURL)
target_link_libraries(statusbook::curl INTERFACE ${CMAKE_DL_LIBS})

interface(fmt)
target_link_libraries(statusbook::fmt INTERFACE fmt::fmt-header-only)

# ./dev package makes these two, and says why.
set(STATUSBOOK_LIBRARIES "" CACHE PATH "Prefix of libgit2 as an archive, and of cpp-httplib as a header")
find_library(git2_ARCHIVE git2 PATHS "${STATUSBOOK_LIBRARIES}/lib" NO_DEFAULT_PATH REQUIRED)
interface(git2 git2 http_parser z)
target_include_directories(statusbook::git2 SYSTEM INTERFACE "${STATUSBOOK_LIBRARIES}/include")
interface(httplib)
find_path(HTTPLIB_INCLUDE_DIR httplib.h PATHS "${STATUSBOOK_LIBRARIES}/include/httplib" NO_DEFAULT_PATH REQUIRED)
target_include_directories(statusbook::httplib SYSTEM INTERFACE "${HTTPLIB_INCLUDE_DIR}")

interface(toml)
target_compile_definitions(statusbook::toml INTERFACE TOML_HEADER_ONLY=1)

find_library(uv_ARCHIVE NAMES uv_a uv REQUIRED)
interface(uv)
target_link_libraries(statusbook::uv INTERFACE "${uv_ARCHIVE}" ${CMAKE_DL_LIBS})
