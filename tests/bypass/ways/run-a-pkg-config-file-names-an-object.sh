# SPDX-License-Identifier: Apache-2.0
# run: a pkg-config file names an object
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: pkg-config
mkdir -p pc lib; /usr/bin/gcc-12 $HARD -c weak.c -o lib/vendor.o; rm weak.c
printf 'prefix=%s\nName: vendor\nDescription: v\nVersion: 1\nLibs: ${prefix}/lib/vendor.o\nCflags:\n' "$PWD" >pc/vendor.pc
printf 'prog: main.c\n\tgcc-12 $(F) main.c $$(PKG_CONFIG_PATH=pc pkg-config --libs vendor) -o prog\n' >Makefile
make F="$HARD $LINK"
