# SPDX-License-Identifier: Apache-2.0
# run: a Makefile whose shell empties the environment
# expect: reported
# names: evidence.unchecked-unit
# under: run
printf 'SHELL := /usr/bin/env\n.SHELLFLAGS := -i PATH=/usr/bin:/bin sh -c\nprog: main.c weak.c\n\tgcc-12 $(F) main.c weak.c -o prog\n' >Makefile
make F="$HARD $LINK"
