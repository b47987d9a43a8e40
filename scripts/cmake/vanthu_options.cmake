# Warnings and sanitizers for our own code only; no global flags.
add_library(vanthu_options INTERFACE)
target_compile_options(
  vanthu_options
  INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
            -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wswitch-enum)
if(VANTHU_WERROR)
  target_compile_options(vanthu_options INTERFACE -Werror)
endif()
if(VANTHU_SANITIZE)
  target_compile_options(vanthu_options INTERFACE -fsanitize=${VANTHU_SANITIZE}
                                                  -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(vanthu_options INTERFACE -fsanitize=${VANTHU_SANITIZE})
endif()
target_compile_definitions(vanthu_options INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
