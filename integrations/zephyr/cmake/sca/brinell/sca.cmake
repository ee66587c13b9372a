# SPDX-License-Identifier: Apache-2.0
# Zephyr: west build -- -DZEPHYR_SCA_VARIANT=brinell, with this directory's parent of parent of parent as a module or in
# -DSCA_ROOT=…  Zephyr reads it before its toolchain's targets exist: a launcher for compiles is all that it needs, and its
# own link (by gcc, ld by -specs) is led to the linker stand-in by the same launcher.
find_program(BRINELL_CC brinell-cc REQUIRED)
message(STATUS "Found SCA: Brinell (${BRINELL_CC})")
set(BRINELL_POLICY "$ENV{BRINELL_POLICY}" CACHE STRING "Brinell's policy; empty: the nearest brinell.yaml, else the default")
set(BRINELL_MODE "enforce" CACHE STRING "enforce, harden, warn or record")
set(brinell_launcher ${BRINELL_CC} --mode=${BRINELL_MODE})
if(BRINELL_POLICY)
  list(APPEND brinell_launcher --policy=${BRINELL_POLICY})
endif()
foreach(language C CXX)
  # Zephyr may have set ccache as a launcher: it stays, behind.
  set(others ${CMAKE_${language}_COMPILER_LAUNCHER})
  list(FILTER others EXCLUDE REGEX "brinell|^--(mode|policy)=")
  set(CMAKE_${language}_COMPILER_LAUNCHER ${brinell_launcher} ${others} CACHE INTERNAL "")
  set(CMAKE_${language}_LINKER_LAUNCHER ${brinell_launcher} CACHE INTERNAL "")
endforeach()
# A ccache that Zephyr puts in front by RULE_LAUNCH_COMPILE would stand in front of Brinell.
set_property(GLOBAL PROPERTY RULE_LAUNCH_COMPILE "")
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "")
