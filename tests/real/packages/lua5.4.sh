# SPDX-License-Identifier: Apache-2.0
# needs: libreadline-dev
cd src
for source in l*.c; do
	$CC -std=gnu99 $FLAGS -DLUA_COMPAT_5_3 -DLUA_USE_LINUX -DLUA_USE_READLINE -c "$source" -o "${source%.c}.o"
done
