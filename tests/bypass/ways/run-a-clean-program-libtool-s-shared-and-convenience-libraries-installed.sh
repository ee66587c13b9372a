# SPDX-License-Identifier: Apache-2.0
# run: a clean program: libtool's shared and convenience libraries, installed
# expect: passes
# under: run
# needs: autoreconf automake libtoolize
cp clean.c weak.c
printf 'AC_INIT([p],[1])\nAM_INIT_AUTOMAKE([foreign])\nAC_PROG_CC\nLT_INIT\nAC_CONFIG_FILES([Makefile])\nAC_OUTPUT\n' >configure.ac; printf 'noinst_LTLIBRARIES = libc1.la\nlibc1_la_SOURCES = fill.c\nlib_LTLIBRARIES = libw.la\nlibw_la_SOURCES = weak.c\nlibw_la_LIBADD = libc1.la\nbin_PROGRAMS = prog\nprog_SOURCES = main.c\nprog_LDADD = libw.la\n' >Makefile.am
autoreconf -i >/dev/null 2>&1
./configure -q CC=gcc-12 CFLAGS="$HARD" LDFLAGS="-Wl,-s $SHARED"
make >/dev/null; make -s install DESTDIR=$PWD/i >/dev/null; cp i/usr/local/bin/prog prog
