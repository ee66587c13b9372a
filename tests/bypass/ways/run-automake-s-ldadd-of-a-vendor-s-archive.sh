# SPDX-License-Identifier: Apache-2.0
# run: automake's LDADD of a vendor's archive
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: autoreconf automake
/usr/bin/gcc-12 $HARD -c weak.c
ar rcs libv.a weak.o; rm weak.o
printf 'AC_INIT([p],[1])\nAM_INIT_AUTOMAKE([foreign subdir-objects])\nAC_PROG_CC\nAC_CONFIG_FILES([Makefile])\nAC_OUTPUT\n' >configure.ac; printf 'bin_PROGRAMS = prog\nprog_SOURCES = main.c\nprog_LDADD = libv.a\n' >Makefile.am
autoreconf -i >/dev/null 2>&1
./configure -q CC=gcc-12 CFLAGS="$HARD" LDFLAGS="$LINK"
make
