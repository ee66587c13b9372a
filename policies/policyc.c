/* SPDX-License-Identifier: Apache-2.0 */
/* Compiles a policy while Brinell itself is built: brinell-policyc ROOT NAME OUT.
 * The same code as `brinell policy compile`, without the rest of the command. */

#include "policy_load.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	struct bri_error error = {"", ""};
	unsigned char *bytes = NULL;
	size_t size = 0;

	if (argc != 4) {
		fputs("usage: brinell-policyc ROOT NAME|FILE.yaml OUT.bri\n", stderr);
		return 2;
	}
	if (bri_policy_compile(argv[1], argv[2], &bytes, &size, &error) < 0 ||
	    bri_policy_write(argv[3], bytes, size, &error) < 0) {
		fprintf(stderr, "%s%s%s\n", error.where, error.where[0] ? ": " : "", error.what);
		free(bytes);
		return 2;
	}
	free(bytes);
	return 0;
}
