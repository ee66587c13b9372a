# SPDX-License-Identifier: Apache-2.0
# run: a clean program: a kernel module joined under the gates, its types added
# expect: passes
# under: run
cp clean.c weak.c
printf '#define S(s) __attribute__((section(s), used))\nS(".modinfo") static const char license[] = "license=GPL";\nS(".gnu.linkonce.this_module") static char this_module[64];\n' >mod.c
gcc-12 $HARD -c mod.c weak.c
ld -r mod.o weak.o -o weak.ko
echo types >btf; objcopy --add-section .BTF=btf --set-section-flags .BTF=alloc,readonly weak.ko; strip -g weak.ko; cp weak.ko prog
