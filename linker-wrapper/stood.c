/* SPDX-License-Identifier: Apache-2.0 */
/* One line for each link that stands; appended in one write, since links run beside each other. */
#include "stood.h"

#include "identity.h"
#include "mapping.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool stood_place(const char *directory, const struct bri_policy *policy, char ret_path[PATH_MAX])
{
	char digest[65];
	bri_policy_digest_hex(policy, digest);
	return snprintf(ret_path, PATH_MAX, "%s/stood-%.16s", directory, digest) < PATH_MAX;
}

void stood_leave_word(const char *directory, const struct bri_policy *policy, const char *output)
{
	char path[PATH_MAX], line[BRI_IDENTITY_LENGTH + 2];
	struct bri_mapping file;
	if (!stood_place(directory, policy, path) || bri_mapping_open(&file, output, NULL) != 0)
		return;
	if (bri_identity_of(file.bytes, file.size, line) || bri_identity_of_object(file.bytes, file.size, line)) {
		int descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
		strcpy(line + BRI_IDENTITY_LENGTH, "\n");
		if (descriptor >= 0) {
			if (write(descriptor, line, BRI_IDENTITY_LENGTH + 1) < 0)
				unlink(path);
			close(descriptor);
		}
	}
	bri_mapping_close(&file);
}
