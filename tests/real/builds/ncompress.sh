# SPDX-License-Identifier: Apache-2.0
# In two steps: its makefile leaves no object.
$CC $FLAGS -DUTIME_H -DDIRENT=1 -DUSERMEM=800000 -DREGISTERS=3 -c compress42.c
$CC -o compress compress42.o
