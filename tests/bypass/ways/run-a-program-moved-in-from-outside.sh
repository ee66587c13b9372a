# SPDX-License-Identifier: Apache-2.0
# run: a program moved in from outside
# expect: reported
# names: evidence.unchecked-unit
# under: run
d=$(mktemp -d)
(cd $d && cp $OLDPWD/*.c . && env -u COMPILER_PATH /usr/bin/gcc-12 main.c weak.c -o p)
mv $d/p prog
rm -r $d
