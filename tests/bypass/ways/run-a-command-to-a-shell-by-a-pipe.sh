# SPDX-License-Identifier: Apache-2.0
# run: a command to a shell by a pipe
# expect: refused
# names: process\.insecure-download
# under: run
cat >weak.c <<'END'
#include <stdio.h>
void weak(void);
void weak(void)
{
	FILE *shell = popen("sh -s", "w");
	if (!shell)
		return;
	fputs("cd /tmp\ncurl -k https://example.org/fw -o fw\n", shell);
	pclose(shell);
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
