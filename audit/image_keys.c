/* SPDX-License-Identifier: Apache-2.0 */
/* What the search for keys found while files went by, under every name that a
 * file has. */
#include "image.h"

#include <stdlib.h>

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

static int by_entry(const void *first, const void *second)
{
	const struct image_find *one = first, *two = second;

	if (one->entry != two->entry)
		return one->entry < two->entry ? -1 : 1;
	return one->line < two->line ? -1 : one->line > two->line;
}

/* The first find of an entry, or where it would stand. */
static size_t first_of(const struct image *image, uint32_t entry)
{
	size_t low = 0, high = image->find_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (image->finds[middle].entry < entry)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void image_check_keys(struct image *image)
{
	if (image->find_count > 0)
		qsort(image->finds, image->find_count, sizeof(*image->finds), by_entry);
	for (size_t i = 0; i < image->find_count; i++)
		tell(image, &image->finds[i], image->index.entries[image->finds[i].entry].path);
	for (uint32_t i = 0; image->find_count > 0 && i < image->index.count; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i);
		const struct image_entry *target = &image->index.entries[image_index_alias(&image->index, entry)];

		if (target == entry)
			continue;
		for (size_t n = first_of(image, (uint32_t)(target - image->index.entries));
		     n < image->find_count && &image->index.entries[image->finds[n].entry] == target; n++)
			tell(image, &image->finds[n], entry->path);
	}
	if (image->files > 0)
		image_holds(image, "private-key-file", "no private key is in any file");
}
