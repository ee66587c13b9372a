# SPDX-License-Identifier: Apache-2.0
# run: automake's flags of one program
# expect: refused
# names: hardening\.stack-protector
# under: run
# needs: autoreconf automake
cp frame.c weak.c
printf 'AC_INIT([p],[1])\nAM_INIT_AUTOMAKE([foreign subdir-objects])\nAC_PROG_CC\nAC_CONFIG_FILES([Makefile])\nAC_OUTPUT\n' >configure.ac; printf 'bin_PROGRAMS = prog\nprog_SOURCES = main.c weak.c\nprog_CFLAGS = $(AM_CFLAGS)\noverride CFLAGS += -fno-stack-protector\n' >Makefile.am
autoreconf -i >/dev/null 2>&1
./configure -q CC=gcc-12 CFLAGS="$HARD" LDFLAGS="$LINK"
make
