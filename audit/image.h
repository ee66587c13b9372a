/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_AUDIT_IMAGE_H
#define BRI_AUDIT_IMAGE_H

#include "audit_inner.h"
#include "image_index.h"
#include "keys.h"
#include "shell.h"
#include "file_tree.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A root file system under audit: what its files are (image_index.h), the texts
 * that its rules ask for, and what was seen of each property.  The files
 * image_*.c each look at one subject and say what they see; which names, paths
 * and values matter they ask of the policy. */

#define IMAGE_TEXT_MAX (1u << 20)       /* bytes of a text that is looked into */
#define IMAGE_TEXTS_MAX (32u << 20)     /* of all texts together */
#define IMAGE_FILE_MAX (128u << 20)     /* of an ELF file in an archive */
#define IMAGE_SEARCH_MAX (256u << 20)   /* of a file that is searched for keys */
#define IMAGE_TOTAL_MAX (UINT64_C(8) << 30)
#define IMAGE_NESTED_MAX (UINT64_C(2) << 30) /* of all images in one */
#define IMAGE_PROPERTIES_MAX 32
#define IMAGE_FAILS_MAX 500             /* findings of one property; more are only counted */

/* A file whose content is kept until all names are known. */
struct image_text {
	uint32_t entry;
	bool is_script; /* a shell reads it */
	bool at_boot, is_media; /* it is run when the device starts, when media are plugged in */
	bool is_read, starts_service;
	char *bytes; /* NUL at the end, for texts */
	size_t size;
	bool is_text; /* no NUL in it */
	bool is_cut;  /* too large: nothing is kept */
	char sha256[65];
};

/* A key, or a store of keys, met while a file went by. */
struct image_find {
	uint32_t entry, line;
	uint8_t key; /* enum image_key */
	const char *what;
};

/* What the judge said of an ELF file: ranges of the audit's files and findings. */
struct image_elf {
	size_t file, files, finding, findings;
};

/* A thin archive, until all names are known. */
struct image_thin {
	uint32_t entry;
	unsigned char *bytes;
	size_t size;
};

struct image_property {
	const char *name;
	size_t fails, unknowns;
	const char *proof; /* what says that it holds; NULL: nothing was seen yet */
};

struct image {
	struct audit_part *part;
	const struct bri_policy *policy;
	struct bri_error *reterr;
	struct image *top;  /* the one that was named; itself, unless this is an image in an image */
	struct image *outer; /* that this one lies in, as `held`; NULL: it was named */
	const char *held;
	const char *inside; /* the file that holds it, as documents call it; NULL: it was named */
	unsigned depth;
	size_t nested;      /* of the one that was named: images and packed files in it */
	bool stopped;      /* reterr is set */
	bool holds_elf;    /* ELF files are judged here, from memory; else the directory's walk does it */
	bool is_incomplete;/* something couldn't be read: nothing that was not seen may pass */
	bool is_squash;
	struct image_index index;
	struct image_text *texts;
	size_t text_count, text_capacity, text_bytes;
	struct image_find *finds;
	size_t find_count, find_capacity;
	struct image_elf *elfs;
	size_t elf_count, elf_capacity, copies;
	struct image_thin *thins;
	size_t thin_count, thin_capacity;
	size_t first; /* of the audit's files: those that the rules of images added */
	uint64_t searched; /* of the one that was named: bytes of it, with all that is in it */
	uint64_t unpacked; /* bytes that images in it hold */
	size_t files, scripts;
	const char *weak_kernel; /* a kernel configuration that weakens the default */
	uint32_t weak_kernel_line;
	bool has_kernel;
	bool has_init; /* what starts by itself is known from some of its files */
	unsigned char *block; /* of IMAGE_TEXT_MAX and one more */
	uint64_t units[512];   /* those that were read, as hashes of their names */
	size_t unit_count, unit_depth;
	struct image_property properties[IMAGE_PROPERTIES_MAX];
	size_t property_count;
};

/* image.c: what is seen.  `line` 0: the file as a whole.  `what` and the value
 * (a format) fill the rule's message. */
__attribute__((format(printf, 6, 7))) void image_fail(struct image *image, const char *property, const char *file,
                                                      uint32_t line, const char *what, const char *value, ...);
__attribute__((format(printf, 5, 6))) void image_unknown(struct image *image, const char *property, const char *file,
                                                         uint32_t line, const char *why, ...);
/* Something in the image says that the property holds, unless something else says the contrary. */
void image_holds(struct image *image, const char *property, const char *proof);
/* The content behind a path, through links inside the image; NULL when it isn't there or isn't kept.  *ret_path is
 * where it really lies. */
const struct image_text *image_text_at(struct image *image, const char *path, const char **ret_path);
const struct image_text *image_text_of(struct image *image, const struct image_entry *entry);
bool image_has(struct image *image, const char *path); /* something is there */
/* The policy's lists. */
const char *image_match(const struct image *image, const char *property, const char *list, const char *text);

/* image_text.c: lines of a text, without comments' lines when `hash` is set. */
struct image_line {
	const char *at; /* in the text */
	size_t length;
	uint32_t number; /* of its first line; a backslash at the end joins the next when `joins` */
	char text[4096]; /* NUL-terminated copy, trimmed; cut when longer */
};
struct image_lines {
	const char *next, *end;
	uint32_t number;
	bool joins;
};
void image_lines_begin(struct image_lines *lines, const struct image_text *text, bool joins);
bool image_lines_next(struct image_lines *lines, struct image_line *ret_line);
/* Split in place at any of `separators`; empty fields count unless `squeeze`. Returns the number, at most `max`. */
size_t image_split(char *text, const char *separators, bool squeeze, char **ret_fields, size_t max);
/* One space between words, none around '=', no quotes; comments' lines become "". */
void image_normalise(const char *line, char *ret_text, size_t room);
bool image_is_placeholder(const char *value); /* @NAME@, ${NAME}, %s: filled in later */

/* The subjects: each is asked once, when all of the image is known. */
void image_check_accounts(struct image *image);
void image_check_console(struct image *image);  /* inittab, units on a serial console */
void image_check_services(struct image *image); /* what starts by itself */
void image_check_units(struct image *image);    /* systemd */
void image_check_mounts(struct image *image);   /* fstab, udev, mdev, units, automounters */
void image_check_boot(struct image *image);     /* command lines, kernel and boot loader */
void image_check_sysctl(struct image *image);
void image_check_wireless(struct image *image);
void image_check_modes(struct image *image);
void image_check_keys(struct image *image);
void image_check_settings(struct image *image); /* single lines that the policy names; tables of commands */
void image_check_scripts(struct image *image);

/* image_commands.c: a command that a script, unit or table holds. */
#define IMAGE_TOLD_MAX 128
struct image_commands {
	struct image *image;
	const char *file;
	bool at_boot;  /* it is run when the device starts */
	bool is_media; /* it is run when media are plugged in */
	bool is_loader; /* the boot loader runs it */
	bool is_remote; /* another machine does */
	bool starts_service;
	uint32_t open_line;    /* a wireless network was opened there */
	bool is_wireless_off;  /* and networks are switched off somewhere */
	uint32_t remount_line; /* the root was made writable there, and not read-only again */
	const char *instance;  /* of a unit's template; NULL none */
	const char *preface;   /* variables of a unit, lines of a shell; NULL none */
	const char *terminal;  /* that it is started on, where nothing else is said; NULL: not known */
	char piped[4096];      /* what the commands of a group write that only write what is known: lines */
	size_t piped_last;     /* where those of the last one begin */
	int piped_nested;      /* in how many groups that stands */
	char piped_from[256];  /* the file that it shows; "" none */
	uint32_t lines, last_line; /* of a script, 0 not known; where a command stands that comes behind them all */
	uint32_t told[IMAGE_TOLD_MAX]; /* lines with a finding: another call of the function there says nothing new */
	size_t told_count;
};
/* Reads commands of `file` from a text whose first line has that number. */
void image_take_commands(struct image_commands *commands, const char *text, size_t size, uint32_t first_line);
/* Another script is run by one of `commands`. */
void image_runs(struct image *image, const char *path, bool at_boot, bool is_media);
bool image_is_console(const struct image *image, const char *device);
/* A getty or shell that its own words or redirections put on a serial console; or one without any. */
enum image_login { IMAGE_LOGIN_NONE, IMAGE_LOGIN_SERIAL, IMAGE_LOGIN_VIRTUAL, IMAGE_LOGIN_SOMEWHERE };
enum image_login image_login_of(const struct image *image, const struct bri_shell_command *command);
/* image_wireless.c: a command that sets up a network; `text` is its words.  Then what all commands of a script say. */
void image_take_wireless(struct image_commands *commands, uint32_t line, const char *text);
void image_end_wireless(struct image_commands *commands);
/* image_accounts.c: a command that sets passwords, or a line that it reads (NULL: the command itself). */
void image_take_password(struct image_commands *commands, const struct bri_shell_command *command, size_t program,
                         const char *here);
/* image_mounts.c */
void image_take_mount(struct image_commands *commands, const struct bri_shell_command *command, size_t program);
/* image_supervise.c: a script that OpenRC reads, with the command that it only names; false: another's. */
bool image_take_openrc(struct image_commands *commands, const struct image_text *text);
/* A field of a table of accounts that a script writes as a line, or that another file than the device's own holds. */
void image_take_account(struct image *image, const char *file, uint32_t line, const char *text);
void image_check_table(struct image *image, const struct image_text *text, const char *path);
/* image_written.c: what a command reads of the one before it or of a file, what it writes, and one such line. */
void image_take_read(struct image_commands *commands, const struct bri_shell_command *command);
void image_take_written(struct image_commands *commands, const struct bri_shell_command *command, size_t program);
void image_take_line(struct image_commands *commands, const struct bri_shell_command *command, const char *here);
/* The value that a script gives the setting of address randomisation; the setting's file; the boot loader's variable. */
void image_judge_setting(struct image_commands *commands, uint32_t line, const char *value);
bool image_is_setting(const struct image *image, const char *path);
void image_judge_delay(struct image_commands *commands, uint32_t line, const char *name, const char *value);
/* image_boot.c: the words of one kernel command line. */
void image_take_command_line(struct image *image, const char *file, uint32_t line, const char *text);
/* The boot loader's variable or option, and its value. */
void image_take_delay(struct image *image, const char *file, uint32_t line, const char *name, const char *value);
/* image_settings.c: a script writes `text` as a line of the file `target`. */
void image_check_written(struct image *image, const char *file, uint32_t line, const char *target, const char *text);

/* image_boot.c: a U-Boot environment in bytes; calls `each` for every variable.  0: none; 1: sound; -1: its checksum is
 * wrong. */
int image_environment(const unsigned char *bytes, size_t size,
                      void (*each)(void *context, const char *name, const char *value), void *context);

/* image_elf.c: ELF files that the image holds. */
const char *image_name(struct image *image, const char *path); /* what documents call it */
void image_no_memory(struct image *image);                     /* sets `stopped` */
/* Room for one more in *items (a pointer to the array); false: out of memory. */
bool image_grow(struct image *image, void *items, size_t count, size_t *capacity, size_t size);
/* All of a file, the first *size bytes of which are in the block.  NULL: told. */
unsigned char *image_read_whole(struct image *image, const struct bri_tree_entry *entry, struct bri_tree_file *file,
                                size_t *size);
void image_judge_elf(struct image *image, uint32_t at, const char *name, unsigned char *bytes, size_t size); /* bytes are its own then */
const struct image_elf *image_elf_of(struct image *image, const struct image_entry *entry); /* NULL: none, or judged elsewhere */
int image_judge_names(struct image *image); /* second names, members of thin archives; -1: reterr is set */

/* image_nested.c: an image, a packed ELF file or a kernel inside of an image.  True: it was one, all is done. */
bool image_take_nested(struct image *image, uint32_t at, const struct bri_tree_entry *entry, struct bri_tree_file *file,
                       size_t *size);
/* A named file that is one packed ELF file ("x.ko.xz"), and the judgement of what is in it. */
bool image_is_packed_elf(const void *bytes, size_t size);
int image_judge_packed(struct audit_part *part, const char *path, const void *bytes, size_t size,
                       struct bri_error *reterr);
/* The configuration that a kernel carries (CONFIG_IKCONFIG), packed or not; NULL: none.  Caller frees. */
char *image_kernel_config(struct image *image, const unsigned char *bytes, size_t size, size_t *ret_size);

/* image_gather.c: read everything.  -1: reterr is set. */
int image_gather_directory(struct image *image, const char *path);
int image_gather_archive(struct image *image, const char *path, enum bri_tree_holder holder);
int image_gather_stream(struct image *image, struct bri_stream *stream, const char *where); /* owned */
int image_gather_squash(struct image *image, const char *path, const char *where);
/* What can't be read: nothing may pass in silence then. */
void image_tell(void *context, const struct bri_error *error);
void image_tell_of(struct image *image, const char *path, const char *what);

/* image.c */
struct image *image_new(struct audit_part *part, struct bri_error *reterr);
struct image *image_new_inside(struct image *outer, const char *path); /* NULL: outer is stopped */
void image_free(struct image *image);
bool image_is_root(struct image *image); /* it looks like a root file system */
int image_judge(struct image *image, const char *path); /* all subjects, then what is known of each property as a whole */

#endif
