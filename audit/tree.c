/* SPDX-License-Identifier: Apache-2.0 */
/* Every file below a directory.  Symbolic links aren't followed, so that a root
 * file system never leads out of itself. */
#include "audit_inner.h"

#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* By its first bytes, so that a root file system's many scripts aren't mapped. */
static bool is_candidate(const char *path)
{
	unsigned char head[16];
	size_t length;
	FILE *file = fopen(path, "re");

	if (file == NULL)
		return true; /* say so when it is opened */
	length = fread(head, 1, sizeof(head), file);
	fclose(file);
	return bri_format_of(head, length) != BRI_FORMAT_OTHER;
}

int audit_directory(struct audit_part *part, const char *path, struct bri_error *reterr)
{
	char *copy = strdup(path), *const paths[] = {copy, NULL};
	size_t prefix = strlen(path);
	FTS *tree = copy == NULL ? NULL : fts_open(paths, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, NULL);
	struct bri_error error;
	FTSENT *entry;
	int result = 0;

	if (tree == NULL) {
		free(copy);
		return bri_error_set(reterr, path, "can't read this directory: %s", strerror(errno));
	}
	while (result == 0 && (entry = fts_read(tree)) != NULL) {
		size_t skip = prefix;

		while (entry->fts_path[skip] == '/')
			skip++;
		if (entry->fts_info == FTS_F && is_candidate(entry->fts_path)) {
			result = audit_file(part, entry->fts_path, skip, false, reterr);
		} else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR || entry->fts_info == FTS_NS) {
			bri_error_set(&error, entry->fts_path, "can't read it: %s", strerror(entry->fts_errno));
			audit_tell(part->audit, &error);
		}
	}
	fts_close(tree);
	free(copy);
	return result;
}
