# SPDX-License-Identifier: Apache-2.0
# A toolchain file that only adds the gates: cmake --toolchain …/brinell-toolchain.cmake
# Another toolchain file is named in BRINELL_TOOLCHAIN (a CMake or an environment variable) and read first.
if(NOT BRINELL_TOOLCHAIN AND DEFINED ENV{BRINELL_TOOLCHAIN})
  set(BRINELL_TOOLCHAIN "$ENV{BRINELL_TOOLCHAIN}")
endif()
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES BRINELL_TOOLCHAIN)
if(BRINELL_TOOLCHAIN)
  include("${BRINELL_TOOLCHAIN}")
endif()
get_filename_component(brinell_launcher "${CMAKE_CURRENT_LIST_DIR}/../../../bin/brinell-cc" ABSOLUTE)
foreach(brinell_language C CXX)
  if(NOT "${brinell_launcher}" IN_LIST CMAKE_${brinell_language}_COMPILER_LAUNCHER)
    set(CMAKE_${brinell_language}_COMPILER_LAUNCHER "${brinell_launcher}" ${CMAKE_${brinell_language}_COMPILER_LAUNCHER})
  endif()
  set(CMAKE_${brinell_language}_LINKER_LAUNCHER "${brinell_launcher}")
endforeach()
