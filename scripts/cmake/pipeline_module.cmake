# pipeline_module(NAME text USES base SOURCES nfc_string.cpp … THIRD_PARTY ICU::uc …)
#
# One static library per stage. USES names the modules it may include, each of which must have been
# declared before: a wrong order stops here, and scripts/check-deps compares USES with the includes.
# THIRD_PARTY libraries stay PRIVATE: no third-party type appears in a public header.
function(pipeline_module)
  cmake_parse_arguments(arg "" "NAME" "USES;SOURCES;THIRD_PARTY" ${ARGN})
  set(target vanthu_${arg_NAME})
  if(arg_SOURCES)
    add_library(${target} STATIC ${arg_SOURCES})
    set(scope PUBLIC)
    target_link_libraries(${target} PRIVATE vanthu_options ${arg_THIRD_PARTY})
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${target} ${scope} ${CMAKE_SOURCE_DIR}/pipeline)
  foreach(used IN LISTS arg_USES)
    if(NOT TARGET vanthu_${used})
      message(FATAL_ERROR "pipeline/${arg_NAME} uses '${used}', which is not a module above it")
    endif()
    target_link_libraries(${target} ${scope} vanthu_${used})
  endforeach()
  set_property(GLOBAL PROPERTY vanthu_uses_${arg_NAME} "${arg_USES}")
endfunction()

# pipeline_test(NAME text SOURCES a_test.cpp … USES support) builds test_<name> with GoogleTest.
function(pipeline_test)
  cmake_parse_arguments(arg "" "NAME" "SOURCES;USES;THIRD_PARTY" ${ARGN})
  set(target test_${arg_NAME})
  add_executable(${target} ${arg_SOURCES})
  foreach(used IN LISTS arg_USES)
    target_link_libraries(${target} PRIVATE vanthu_${used})
  endforeach()
  target_link_libraries(${target} PRIVATE vanthu_options vanthu_source_folder ${arg_THIRD_PARTY}
                                          GTest::gmock_main)
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  # Values as gtest prints them may be addresses, new in every run.
  gtest_discover_tests(${target} NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60)
endfunction()
