# SPDX-License-Identifier: Apache-2.0
# Debian packages: brinell, and one for each compiler that a plugin was built for (brinell-gcc-12, brinell-clang-14,
# brinell-gcc-12-aarch64-linux-gnu …).  A GCC plugin fits one build of GCC, so its package names that build's version.
#   cpack -G DEB -B packages        (SOURCE_DATE_EPOCH makes them reproducible)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME brinell)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Brinell developers <brinell@lists.brinell.dev>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "presses a security baseline into C and C++ builds")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(release ${PROJECT_VERSION}-1)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)

find_program(BRINELL_DPKG_QUERY dpkg-query)
find_program(BRINELL_GZIP gzip)

# Sets ${result} to "PACKAGE (= VERSION)" for the package that owns `path`; "" on another system.
function(brinell_owner path result)
  set(${result} "" PARENT_SCOPE)
  if(NOT BRINELL_DPKG_QUERY)
    return()
  endif()
  execute_process(COMMAND ${BRINELL_DPKG_QUERY} -S ${path} OUTPUT_VARIABLE owner ERROR_QUIET)
  if(owner MATCHES "^([^:, ]+)")
    set(package ${CMAKE_MATCH_1})
    execute_process(COMMAND ${BRINELL_DPKG_QUERY} -W -f=\${Version} ${package} OUTPUT_VARIABLE version ERROR_QUIET)
    set(${result} "${package} (= ${version})" PARENT_SCOPE)
  endif()
endfunction()

# What every package must hold to be one.
function(brinell_papers component package)
  install(FILES ${CMAKE_SOURCE_DIR}/integrations/debian/copyright DESTINATION share/doc/${package} COMPONENT ${component})
  if(BRINELL_GZIP)
    # -n: no time in it.
    execute_process(COMMAND ${BRINELL_GZIP} -9nc ${CMAKE_SOURCE_DIR}/integrations/debian/changelog
      OUTPUT_FILE ${CMAKE_BINARY_DIR}/changelog.Debian.gz)
    install(FILES ${CMAKE_BINARY_DIR}/changelog.Debian.gz DESTINATION share/doc/${package} COMPONENT ${component})
  endif()
endfunction()

set(components brinell)
brinell_papers(brinell brinell)
install(FILES ${CMAKE_SOURCE_DIR}/integrations/debian/overrides DESTINATION share/lintian/overrides RENAME brinell COMPONENT brinell)
set(CPACK_DEBIAN_BRINELL_PACKAGE_NAME brinell)
set(CPACK_COMPONENT_BRINELL_DESCRIPTION "judges C and C++ builds by a security policy
 Brinell checks what is compiled, linked and shipped against a security
 baseline and refuses what is soft. This package holds the command, the
 launchers, the linker stand-in and the policies; the plugins of single
 compilers are in packages of their own.")
set(CPACK_DEBIAN_BRINELL_PACKAGE_RECOMMENDS "binutils")
set(CPACK_DEBIAN_BRINELL_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/integrations/debian/postinst
  ${CMAKE_SOURCE_DIR}/integrations/debian/prerm ${CMAKE_SOURCE_DIR}/integrations/debian/triggers)

get_property(plugins GLOBAL PROPERTY BRINELL_PLUGIN_COMPONENTS)
foreach(plugin IN LISTS plugins)
  # "component|program that the plugin is loaded into"
  string(REPLACE "|" ";" parts "${plugin}")
  list(GET parts 0 component)
  list(GET parts 1 program)
  list(APPEND components ${component})
  string(TOUPPER ${component} upper)
  brinell_owner(${program} owner)
  brinell_papers(${component} brinell-${component})
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME brinell-${component})
  set(CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS "brinell (= ${release})")
  if(owner)
    string(APPEND CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS ", ${owner}")
  endif()
  set(CPACK_COMPONENT_${upper}_DESCRIPTION "compile gate of Brinell for ${component}
 The plugin that checks units inside exactly this build of the compiler.")
endforeach()
set(CPACK_COMPONENTS_ALL ${components})
include(CPack)
