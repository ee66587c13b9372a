# SPDX-License-Identifier: Apache-2.0
# run: a pkg-config file asks for an executable stack
# expect: refused
# names: hardening\.noexecstack
# under: run
# needs: pkg-config
mkdir pc; printf 'Name: vendor\nDescription: v\nVersion: 1\nLibs: -Wl,-z,execstack\nCflags:\n' >pc/vendor.pc
cp clean.c weak.c
printf 'prog: main.c weak.c\n\tgcc-12 $(F) main.c weak.c $$(PKG_CONFIG_PATH=pc pkg-config --libs vendor) -o prog\n' >Makefile
make F="$HARD $LINK"
