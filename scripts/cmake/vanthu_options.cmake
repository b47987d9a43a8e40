# Warnings and sanitizers for our own code only; no global flags.
add_library(vanthu_options INTERFACE)
target_compile_options(
  vanthu_options
  INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
            -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wswitch-enum)
# GCC 12 sees overlaps that are not there once std::string is inlined (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(vanthu_options INTERFACE -Wno-restrict)
endif()
if(VANTHU_WERROR)
  target_compile_options(vanthu_options INTERFACE -Werror)
endif()
if(VANTHU_SANITIZE)
  target_compile_options(vanthu_options INTERFACE -fsanitize=${VANTHU_SANITIZE}
                                                  -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(vanthu_options INTERFACE -fsanitize=${VANTHU_SANITIZE})
endif()
target_compile_definitions(vanthu_options INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

# For programs that make many papers: mimalloc in place of glibc's malloc. Sanitizers bring their own.
add_library(vanthu_allocator INTERFACE)
if(NOT VANTHU_SANITIZE)
  find_library(VANTHU_MIMALLOC mimalloc REQUIRED)
  target_link_libraries(vanthu_allocator INTERFACE -Wl,--push-state,--no-as-needed ${VANTHU_MIMALLOC} -Wl,--pop-state)
endif()
