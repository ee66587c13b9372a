# SPDX-License-Identifier: Apache-2.0
# run: libtool's convenience library of a bare object
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: autoreconf automake libtoolize
printf 'AC_INIT([p],[1])\nAM_INIT_AUTOMAKE([foreign])\nAC_PROG_CC\nLT_INIT\nAC_CONFIG_FILES([Makefile])\nAC_OUTPUT\n' >configure.ac; printf 'noinst_LTLIBRARIES = libc1.la\nlibc1_la_SOURCES = fill.c\nlibc1_la_LIBADD = weak.lo\nweak.lo: weak.c\n\t$(LIBTOOL) --tag=CC --mode=compile /usr/bin/gcc-12 $(CFLAGS) -c -o $@ $<\nbin_PROGRAMS = prog\nprog_SOURCES = main.c\nprog_LDADD = libc1.la\n' >Makefile.am
autoreconf -i >/dev/null 2>&1
./configure -q --disable-shared CC=gcc-12 CFLAGS="$HARD" LDFLAGS="$LINK"
make
