/* SPDX-License-Identifier: Apache-2.0 */
/* What is common to every holder of a tree: names of entries, which never lead
 * out of the root, and telling holders apart by their first bytes. */
#include "file_tree.h"

#include <string.h>

bool bri_tree_path(const char *name, char ret_path[BRI_TREE_PATH_MAX])
{
	size_t used = 0, depth = 0;

	while (*name != '\0') {
		size_t length = strcspn(name, "/");

		if (length == 2 && name[0] == '.' && name[1] == '.')
			return false;
		if (length > 0 && !(length == 1 && name[0] == '.')) {
			if (++depth > BRI_TREE_DEPTH_MAX || used + length + 2 > BRI_TREE_PATH_MAX)
				return false;
			if (used > 0)
				ret_path[used++] = '/';
			memcpy(ret_path + used, name, length);
			used += length;
		}
		name += length;
		name += *name == '/';
	}
	ret_path[used] = '\0';
	return true;
}

static bool has(const unsigned char *bytes, size_t size, size_t at, const char *magic, size_t length)
{
	return at + length <= size && memcmp(bytes + at, magic, length) == 0;
}

/* A tar archive older than its mark: a header whose checksum is right. */
static bool is_old_tar(const unsigned char *bytes, size_t size)
{
	unsigned long sum = 0, told = 0;
	size_t at = 148;

	if (size < 512 || bytes[0] == '\0')
		return false;
	for (size_t i = 0; i < 512; i++)
		sum += i >= 148 && i < 156 ? ' ' : bytes[i];
	while (at < 156 && bytes[at] == ' ')
		at++;
	for (; at < 156 && bytes[at] >= '0' && bytes[at] <= '7'; at++)
		told = 8 * told + (bytes[at] - '0');
	return told == sum && at < 156 && (bytes[at] == '\0' || bytes[at] == ' ');
}

enum bri_tree_holder bri_tree_holder_of(const void *bytes, size_t size, const char **ret_name)
{
	static const struct {
		size_t at;
		const char *magic;
		size_t length;
		enum bri_tree_holder holder;
		const char *name;
	} magics[] = {
		{0, "\x1f\x8b", 2, BRI_HOLDER_ARCHIVE, "gzip"},
		{0, "\xfd" "7zXZ\0", 6, BRI_HOLDER_ARCHIVE, "xz"},
		{0, "\x28\xb5\x2f\xfd", 4, BRI_HOLDER_ARCHIVE, "zstd"},
		{0, "BZh", 3, BRI_HOLDER_ARCHIVE, "bzip2"},
		{0, "\x5d\0\0", 3, BRI_HOLDER_ARCHIVE, "lzma"},
		{0, "\x04\x22\x4d\x18", 4, BRI_HOLDER_ARCHIVE, "lz4"},
		{0, "\x02\x21\x4c\x18", 4, BRI_HOLDER_ARCHIVE, "lz4"},
		{0, "070701", 6, BRI_HOLDER_ARCHIVE, "cpio"},
		{0, "070702", 6, BRI_HOLDER_ARCHIVE, "cpio"},
		{0, "070707", 6, BRI_HOLDER_ARCHIVE, "cpio"},
		{257, "ustar", 5, BRI_HOLDER_ARCHIVE, "tar"},
		{0, "hsqs", 4, BRI_HOLDER_SQUASH, "squashfs"},
		{0, "sqsh", 4, BRI_HOLDER_UNKNOWN, "a big-endian squashfs of an old version"},
		{0, "UBI#", 4, BRI_HOLDER_UNKNOWN, "a UBI image"},
		{0, "\x31\x18\x10\x06", 4, BRI_HOLDER_UNKNOWN, "a UBIFS image"},
		{0, "\x45\x3d\xcd\x28", 4, BRI_HOLDER_UNKNOWN, "a cramfs image"},
		{0, "\x85\x19", 2, BRI_HOLDER_UNKNOWN, "a JFFS2 image"},
		{0, "-rom1fs-", 8, BRI_HOLDER_UNKNOWN, "a romfs image"},
		{1024, "\xe2\xe1\xf5\xe0", 4, BRI_HOLDER_UNKNOWN, "an EROFS image"},
		{1080, "\x53\xef", 2, BRI_HOLDER_UNKNOWN, "an ext2, ext3 or ext4 image"},
		{0, "PK\3\4", 4, BRI_HOLDER_UNKNOWN, "a zip archive"},
		{510, "\x55\xaa", 2, BRI_HOLDER_UNKNOWN, "a disk image"},
	};

	*ret_name = "";
	for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
		if (has(bytes, size, magics[i].at, magics[i].magic, magics[i].length)) {
			*ret_name = magics[i].name;
			return magics[i].holder;
		}
	*ret_name = is_old_tar(bytes, size) ? "tar" : "";
	return (*ret_name)[0] != '\0' ? BRI_HOLDER_ARCHIVE : BRI_HOLDER_NONE;
}
