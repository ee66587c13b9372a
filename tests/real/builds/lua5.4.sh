# SPDX-License-Identifier: Apache-2.0
# Debian's makefile wants libtool; these are upstream's steps.
cd src
echo '#define DEB_HOST_MULTIARCH "none"' >lua5.4-deb-multiarch.h
for source in l*.c; do
	$CC -std=gnu99 $FLAGS -DLUA_COMPAT_5_3 -DLUA_USE_POSIX -c "$source" -o "${source%.c}.o"
done
ar rcD liblua.a $(ls l*.o | grep -v '^luac\?\.o$')
$CC -o lua lua.o liblua.a -lm -Wl,-E
