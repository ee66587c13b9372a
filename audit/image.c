/* SPDX-License-Identifier: Apache-2.0 */
/* A root file system as a whole: what was seen becomes findings and rows, and
 * what nothing spoke of is said to be unknown or not applicable, never a pass. */
#include "image.h"
#include "sha256.h"

#include "image_fact.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct image *image_new(struct audit_part *part, struct bri_error *reterr)
{
	struct image *image = calloc(1, sizeof(*image));
	const char *name;

	if (image == NULL || !image_index_open(&image->index) || (image->block = malloc(IMAGE_TEXT_MAX + 1)) == NULL) {
		image_free(image);
		bri_error_set(reterr, "", "out of memory");
		return NULL;
	}
	image->part = part;
	image->policy = part->audit->policy;
	image->reterr = reterr;
	image->top = image;
	image->first = part->count;
	for (size_t i = 0; i < IMAGE_PROPERTIES_MAX && (name = bri_image_property(image->policy, i)) != NULL; i++) {
		bool is_known = false;

		for (size_t n = 0; n < image->property_count; n++)
			is_known |= strcmp(image->properties[n].name, name) == 0;
		if (!is_known)
			image->properties[image->property_count++].name = name;
	}
	return image;
}

struct image *image_new_inside(struct image *outer, const char *path)
{
	struct image *image = image_new(outer->part, outer->reterr);

	if (image == NULL) {
		outer->stopped = true;
		return NULL;
	}
	image->top = outer->top;
	image->outer = outer;
	image->held = path;
	image->inside = image_name(outer, path);
	image->depth = outer->depth + 1;
	image->holds_elf = true;
	/* Limits are those of all together. */
	image->text_bytes = outer->text_bytes;
	image->index.bytes = outer->index.bytes;
	return image;
}

void image_free(struct image *image)
{
	if (image == NULL)
		return;
	image_index_close(&image->index);
	for (size_t i = 0; i < image->text_count; i++)
		free(image->texts[i].bytes);
	free(image->texts);
	free(image->finds);
	free(image->elfs);
	for (size_t i = 0; i < image->thin_count; i++)
		free(image->thins[i].bytes);
	free(image->thins);
	free(image->block);
	free(image);
}

const char *image_match(const struct image *image, const char *property, const char *list, const char *text)
{
	return bri_image_match(image->policy, property, list, text);
}

const struct image_text *image_text_of(struct image *image, const struct image_entry *entry)
{
	const struct image_more *more = image_index_more(&image->index, entry);

	for (int hops = 0; more->text == 0 && more->alias != 0 && hops < 16; hops++)
		more = image_index_more(&image->index, &image->index.entries[more->alias - 1]);
	return more->text == 0 ? NULL : &image->texts[more->text - 1];
}

const struct image_text *image_text_at(struct image *image, const char *path, const char **ret_path)
{
	char real[BRI_TREE_PATH_MAX];
	uint32_t at = image_index_resolve(&image->index, path, real);

	if (ret_path != NULL)
		*ret_path = path;
	if (at == IMAGE_NO_ENTRY)
		return NULL;
	if (ret_path != NULL)
		*ret_path = image->index.entries[at].path;
	return image_text_of(image, &image->index.entries[at]);
}

bool image_has(struct image *image, const char *path)
{
	char real[BRI_TREE_PATH_MAX];

	return image_index_resolve(&image->index, path, real) != IMAGE_NO_ENTRY;
}

/* What only the root of a file system has. */
static const char *const marks[] = {"etc", "usr", "boot", "init", "init.rc", "linuxrc", "sbin/init", "system/build.prop"};

/* A /usr by itself may have an etc and sbin/init, but nothing that sets a system up. */
static bool is_usr(const struct image *image)
{
	static const char *const shared[] = {"share/", "lib/", "bin/"};
	static const char *const roots[] = {"etc/passwd", "etc/inittab", "etc/fstab", "etc/init.d", "etc/systemd", "etc/os-release",
	                                    "usr/", "boot/", "init", "init.rc", "linuxrc", "dev", "proc", "var"};
	bool has[3] = {false};

	for (uint32_t n = 0; n < image->index.count; n++) {
		const char *path = image->index.entries[n].path;

		for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++)
			has[i] |= strncmp(path, shared[i], strlen(shared[i])) == 0;
		for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
			if (strcmp(path, roots[i]) == 0 || (roots[i][strlen(roots[i]) - 1] == '/' &&
			                                    strncmp(path, roots[i], strlen(roots[i])) == 0))
				return false;
	}
	return has[0] && has[1] && has[2];
}

bool image_is_root(struct image *image)
{
	if (is_usr(image))
		return false;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		for (uint32_t n = 0; n < image->index.count; n++) { /* an archive need not name the directories */
			const char *path = image->index.entries[n].path;
			size_t length = strlen(marks[i]);

			if (strncmp(path, marks[i], length) == 0 && (path[length] == '\0' || path[length] == '/'))
				return true;
		}
	return false;
}

/* ---- what was seen ------------------------------------------------------------------ */

static struct image_property *find_property(struct image *image, const char *name)
{
	for (size_t i = 0; i < image->property_count; i++)
		if (strcmp(image->properties[i].name, name) == 0)
			return &image->properties[i];
	return NULL;
}

/* The entry of a file in the audit's list: an ELF file has one already. */
static struct bri_audit_file *entry_of(struct image *image, const char *path, const char *name)
{
	struct audit_part *part = image->part;
	uint32_t at = image_index_find(&image->index, path);
	const struct image_entry *entry = at == IMAGE_NO_ENTRY ? NULL : &image->index.entries[at];
	const struct image_text *text = entry == NULL ? NULL : image_text_of(image, entry);
	/* Of a directory the ELF files were judged before. */
	size_t first = entry != NULL && entry->is_elf ? part->first : image->first;
	struct bri_audit_file *file;

	for (size_t i = part->count; i-- > first;)
		if (strcmp(part->files[i]->file, name) == 0)
			return part->files[i];
	file = audit_add_file(part, name, "", 0, image->reterr);
	if (file == NULL) {
		image->stopped = true;
		return NULL;
	}
	file->kind = BRI_ELF_CONFIG;
	file->sha256[0] = '\0';
	if (text != NULL) {
		memcpy(file->sha256, text->sha256, sizeof(file->sha256));
		if (text->size > 2 && text->bytes != NULL && memcmp(text->bytes, "#!", 2) == 0)
			file->kind = BRI_ELF_SCRIPT;
	}
	return file;
}

static void see(struct image *image, const struct bri_image_fact *fact, const char *proof)
{
	struct bri_image_fact named = *fact;
	struct bri_output_result row;
	struct bri_audit_file *file;

	named.file = image_name(image, fact->file);
	if (image->stopped)
		return;
	if (bri_judge_image(image->policy, &named, image->part->findings, &row, image->reterr) != 0) {
		image->stopped = true;
		return;
	}
	if (row.rule == NULL)
		return;
	file = entry_of(image, fact->file, named.file);
	for (size_t i = 0; file != NULL && i < file->row_count; i++) /* several commands of one line */
		if (strcmp(file->rows[i]->rule, row.rule) == 0 && file->rows[i]->result == row.result &&
		    file->rows[i]->line == fact->line && (fact->line > 0 || strcmp(file->rows[i]->detail, row.detail) == 0))
			return;
	if (file == NULL ||
	    audit_add_row_at(image->part, file,
	                     &(struct bri_audit_row){row.rule, row.result, row.severity, proof, row.detail, fact->line},
	                     image->reterr) != 0)
		image->stopped = true;
}

void image_fail(struct image *image, const char *property, const char *file, uint32_t line, const char *what,
                const char *value, ...)
{
	struct image_property *seen = find_property(image, property);
	struct bri_image_fact fact = {property, file, line, BRI_FAIL, what, "", what};
	char text[512];
	va_list args;

	if (seen == NULL || ++seen->fails > IMAGE_FAILS_MAX)
		return;
	va_start(args, value);
	vsnprintf(text, sizeof(text), value, args);
	va_end(args);
	fact.value = text;
	see(image, &fact, "file");
}

void image_unknown(struct image *image, const char *property, const char *file, uint32_t line, const char *why, ...)
{
	struct image_property *seen = find_property(image, property);
	struct bri_image_fact fact = {property, file, line, BRI_UNKNOWN, "", "", ""};
	char text[512];
	va_list args;

	if (seen == NULL || ++seen->unknowns > IMAGE_FAILS_MAX)
		return;
	va_start(args, why);
	vsnprintf(text, sizeof(text), why, args);
	va_end(args);
	fact.value = text;
	see(image, &fact, "none");
}

void image_holds(struct image *image, const char *property, const char *proof)
{
	struct image_property *seen = find_property(image, property);

	if (seen != NULL && seen->proof == NULL)
		seen->proof = proof;
}

/* ---- the whole ---------------------------------------------------------------------- */

/* What it means that nothing in the image speaks of a property. */
static const struct {
	const char *property;
	enum bri_result result;
	const char *why;
} silence[] = {
	{"aslr", BRI_UNKNOWN, "no sysctl file sets it and no kernel configuration is here: the kernel's own default holds"},
	{"serial-shell", BRI_UNKNOWN, "no inittab and no unit is here, so what starts on the console isn't known"},
	{"default-password", BRI_UNKNOWN, "no account file is in the image"},
	{"writable-root", BRI_UNKNOWN, "neither a table of mounts nor a kernel command line says how / is mounted"},
	{"external-exec", BRI_UNKNOWN, "no table of mounts and no rule for removable media is in the image"},
	{"insecure-service", BRI_UNKNOWN, "nothing here says what is started"},
	{"insecure-download", BRI_NOT_APPLICABLE, "no script and no downloader's configuration is in the image"},
	{"private-key-file", BRI_NOT_APPLICABLE, "no file is in the image"},
	{"wifi-ap-password", BRI_NOT_APPLICABLE, "no wireless configuration is in the image"},
	{"bootdelay", BRI_UNKNOWN, "neither the boot loader's environment nor its configuration is in the image"},
};

static void conclude(struct image *image, const struct image_property *seen)
{
	struct bri_image_fact fact = {seen->name, ".", 0, BRI_UNKNOWN, ".", "this version doesn't look for it", ""};
	char more[128];

	if (seen->fails > IMAGE_FAILS_MAX) {
		fact.result = BRI_FAIL;
		snprintf(more, sizeof(more), "%zu more files", seen->fails - IMAGE_FAILS_MAX);
		fact.value = more;
	} else if (seen->fails > 0 || image->inside != NULL) { /* what an inner image lacks the outer may have */
		return;
	} else if (seen->unknowns > 0) {
		fact.value = "some files can't be judged";
		if (seen->unknowns <= IMAGE_FAILS_MAX)
			return;
	} else if (image->is_incomplete) {
		fact.value = "a part of the image couldn't be read";
	} else if (seen->proof != NULL) {
		fact.result = BRI_PASS;
		fact.value = seen->proof;
	} else {
		for (size_t i = 0; i < sizeof(silence) / sizeof(silence[0]); i++)
			if (strcmp(silence[i].property, seen->name) == 0) {
				fact.result = silence[i].result;
				fact.value = silence[i].why;
			}
	}
	see(image, &fact, fact.result == BRI_PASS ? "file" : "none");
}

/* A text that a property asks for, but too large to look into. */
static void tell_cut(struct image *image)
{
	for (uint32_t i = 0; i < image->index.count; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i);
		const struct image_text *text = image_text_of(image, entry);

		if (text == NULL || !text->is_cut)
			continue;
		for (size_t n = 0; n < image->property_count; n++)
			if (image_match(image, image->properties[n].name, "files", entry->path) != NULL)
				image_unknown(image, image->properties[n].name, entry->path, 0,
				              "it is too large to be looked into");
	}
}

/* What shows an image in a document that needs a file: its archive, or in a directory what says which system it is. */
static bool name_whole(struct image *image, const char *path)
{
	static const char *const tells[] = {"etc/os-release", "usr/lib/os-release", "etc/openwrt_release", "etc/passwd",
	                                    "etc/fstab", "etc/inittab", "init", "linuxrc"};
	struct bri_audit *audit = image->part->audit;
	char real[BRI_TREE_PATH_MAX];
	const char *file = NULL;

	if (audit->whole != NULL || image->inside != NULL)
		return true;
	if (image->holds_elf)
		return (audit->whole = strdup(path)) != NULL;
	for (size_t i = 0; file == NULL && i < sizeof(tells) / sizeof(tells[0]); i++) {
		uint32_t at = image_index_resolve(&image->index, tells[i], real);

		if (at != IMAGE_NO_ENTRY && image->index.entries[at].type == BRI_TREE_FILE)
			file = real;
	}
	for (uint32_t i = 0; file == NULL && i < image->index.count; i++)
		if (image_index_at(&image->index, i)->type == BRI_TREE_FILE)
			file = image_index_at(&image->index, i)->path;
	return asprintf(&audit->whole, "%s/%s", path, file == NULL ? "" : file) >= 0;
}

int image_judge(struct image *image, const char *path)
{
	static void (*const subjects[])(struct image *) = {
		image_check_accounts, image_check_services, image_check_units,    image_check_console, image_check_mounts,
		image_check_boot,     image_check_sysctl,   image_check_wireless, image_check_modes,   image_check_keys,
		image_check_settings, image_check_scripts,  tell_cut,
	};

	if (!image_index_sort(&image->index))
		return bri_error_set(image->reterr, "", "out of memory");
	if (image_judge_names(image) != 0)
		return -1;
	if (!image_is_root(image))
		return 0;
	if (!name_whole(image, path))
		return bri_error_set(image->reterr, "", "out of memory");
	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]) && !image->stopped; i++)
		subjects[i](image);
	for (size_t i = 0; i < image->property_count && !image->stopped; i++)
		conclude(image, &image->properties[i]);
	return image->stopped ? -1 : 0;
}

static int run(struct audit_part *part, const char *path, enum bri_tree_holder holder, struct bri_error *reterr)
{
	struct image *image = image_new(part, reterr);
	int status;

	if (image == NULL)
		return -1;
	image->holds_elf = holder != BRI_HOLDER_NONE;
	status = image->holds_elf ? image_gather_archive(image, path, holder) : image_gather_directory(image, path);
	if (status < 0 && !image->stopped) { /* the file is at fault: the audit goes on */
		audit_tell(part->audit, reterr);
		image->is_incomplete = true;
		status = 0;
	}
	if (status == 0 && image->index.count > 0)
		status = image_judge(image, path);
	image_free(image);
	return status;
}

int audit_image_directory(struct audit_part *part, const char *path, struct bri_error *reterr)
{
	static const char *const systems[] = {"etc/passwd", "etc/inittab", "etc/fstab", "etc/init.d", "etc/systemd",
	                                      "etc/os-release", "usr", "boot", "init", "init.rc", "linuxrc"};
	char usr[BRI_TREE_PATH_MAX];
	struct stat status;
	bool is_root = false;

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		char name[BRI_TREE_PATH_MAX];

		snprintf(name, sizeof(name), "%s/%s", path, marks[i]);
		/* /usr/lib has a directory of init's. */
		is_root |= lstat(name, &status) == 0 && (i < 3 || !S_ISDIR(status.st_mode));
	}
	snprintf(usr, sizeof(usr), "%s/share", path); /* and where / and /usr are merged, /usr has all of init */
	if (lstat(usr, &status) == 0 && S_ISDIR(status.st_mode)) {
		is_root = false; /* /usr/etc holds some programs' settings */
		for (size_t i = 0; i < sizeof(systems) / sizeof(systems[0]); i++) {
			snprintf(usr, sizeof(usr), "%s/%s", path, systems[i]);
			is_root |= lstat(usr, &status) == 0;
		}
	}
	return is_root ? run(part, path, BRI_HOLDER_NONE, reterr) : 0;
}

int audit_image_file(struct audit_part *part, const char *path, const void *bytes, size_t size, bool *ret_judged,
                     struct bri_error *reterr)
{
	const char *name;
	enum bri_tree_holder holder = bri_tree_holder_of(bytes, size, &name);
	struct bri_error error;

	*ret_judged = holder != BRI_HOLDER_NONE;
	if (holder == BRI_HOLDER_UNKNOWN) {
		bri_error_set(&error, path, "%s isn't read here; mount or unpack it and audit the directory", name);
		audit_tell(part->audit, &error);
		return 0;
	}
	if (holder == BRI_HOLDER_ARCHIVE && image_is_packed_elf(bytes, size))
		return image_judge_packed(part, path, bytes, size, reterr);
	return *ret_judged ? run(part, path, holder, reterr) : 0;
}
