# SPDX-License-Identifier: Apache-2.0
# run: config.cache names the bare compiler
# expect: reported
# names: evidence\.unchecked-unit
# under: run
# needs: autoreconf automake
printf 'AC_INIT([p],[1])\nAM_INIT_AUTOMAKE([foreign])\nAC_PROG_CC\nAC_CONFIG_FILES([Makefile])\nAC_OUTPUT\n' >configure.ac; printf 'bin_PROGRAMS = prog\nprog_SOURCES = main.c weak.c\n' >Makefile.am
autoreconf -i >/dev/null 2>&1
printf 'ac_cv_prog_CC=/usr/bin/gcc-12\nac_cv_prog_ac_ct_CC=/usr/bin/gcc-12\n' >config.cache
./configure -q -C CFLAGS="$HARD" LDFLAGS="$LINK"
make
