/* SPDX-License-Identifier: Apache-2.0 */
/* What the search for keys found while files went by, under every name that a
 * file has. */
#include "image.h"

static void tell(struct image *image, const struct image_find *find, const char *path)
{
	switch (find->key) {
	case IMAGE_KEY_PLAIN:
		image_fail(image, "private-key-file", path, find->line, path, "%s", find->what);
		break;
	case IMAGE_KEY_ENCRYPTED:
		image_unknown(image, "private-key-file", path, find->line,
		              "%s: whether its passphrase ships too can't be told", find->what);
		break;
	case IMAGE_KEY_UNSEARCHED:
		image_unknown(image, "private-key-file", path, 0, "%s", find->what);
		break;
	default:
		image_unknown(image, "private-key-file", path, find->line,
		              "%s: whether it holds a private key can't be told without its passphrase", find->what);
	}
}

void image_check_keys(struct image *image)
{
	for (size_t i = 0; i < image->find_count; i++)
		tell(image, &image->finds[i], image->index.entries[image->finds[i].entry].path);
	for (uint32_t i = 0; image->find_count > 0 && i < image->index.count; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i), *target = entry;

		for (int hops = 0; target->alias != 0 && hops < 16; hops++)
			target = &image->index.entries[target->alias - 1];
		for (size_t n = 0; target != entry && n < image->find_count; n++)
			if (&image->index.entries[image->finds[n].entry] == target)
				tell(image, &image->finds[n], entry->path);
	}
	if (image->files > 0)
		image_holds(image, "private-key-file", "no private key is in any file");
}
