# Sets STATUSBOOK_VERSION: what git says of the last tag (v1.2.0 is 1.2.0, three commits later it is 1.2.0+3.g1a2b3c4), in a source
# archive what git wrote into .version, and without either the version of the project.
file(STRINGS "${PROJECT_SOURCE_DIR}/.version" described LIMIT_COUNT 1)
if(EXISTS "${PROJECT_SOURCE_DIR}/.git")
  find_package(Git QUIET)
  set(described "")
  if(Git_FOUND)
    execute_process(COMMAND "${GIT_EXECUTABLE}" describe --tags --match "v[0-9]*" --abbrev=7
      WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
endif()
if(described MATCHES "^v([0-9]+\\.[0-9]+\\.[0-9]+)$")
  set(STATUSBOOK_VERSION "${CMAKE_MATCH_1}")
elseif(described MATCHES "^v([0-9]+\\.[0-9]+\\.[0-9]+)-([0-9]+)-(g[0-9a-f]+)$")
  set(STATUSBOOK_VERSION "${CMAKE_MATCH_1}+${CMAKE_MATCH_2}.${CMAKE_MATCH_3}")
else()
  set(STATUSBOOK_VERSION "${PROJECT_VERSION}")
endif()
