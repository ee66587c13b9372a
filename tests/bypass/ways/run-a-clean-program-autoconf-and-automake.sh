# SPDX-License-Identifier: Apache-2.0
# run: a clean program: autoconf and automake
# expect: passes
# under: run
# needs: autoreconf automake
cp clean.c weak.c
printf 'AC_INIT([p],[1])\nAM_INIT_AUTOMAKE([foreign subdir-objects])\nAC_PROG_CC\nAC_CHECK_FUNCS([strlcpy getrandom])\nAC_CONFIG_FILES([Makefile])\nAC_OUTPUT\n' >configure.ac; printf 'bin_PROGRAMS = prog\nprog_SOURCES = main.c weak.c\n' >Makefile.am
autoreconf -i >/dev/null 2>&1
./configure -q CC=gcc-12 CFLAGS="$HARD" LDFLAGS="$LINK"
make -j2
./prog
