/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ELF_FILE_H
#define BRI_ELF_FILE_H

#include "error.h"
#include "judge.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One ELF file, 32 or 64 bit, either byte order, read from memory.  The bytes
 * are untrusted: whatever they claim is checked against their size, and a file
 * that contradicts itself is BRI_ELF_DAMAGED, never a crash and never sound. */

/* What a file is by its first bytes. */
enum bri_format {
	BRI_FORMAT_OTHER,
	BRI_FORMAT_ELF,
	BRI_FORMAT_ARCHIVE,      /* "!<arch>\n" */
	BRI_FORMAT_THIN_ARCHIVE, /* "!<thin>\n": members are files of their own */
	BRI_FORMAT_BITCODE,      /* LLVM, bare or in its wrapper */
	BRI_FORMAT_EVIDENCE      /* a .brn file */
};
enum bri_format bri_format_of(const void *bytes, size_t size);

struct bri_elf;

/* `bytes` are borrowed until bri_elf_close.  `where` names the file in errors
 * (copied).  NULL when the bytes are no ELF file at all or memory ran out; a
 * damaged ELF file yields a handle that says so. */
struct bri_elf *bri_elf_from_memory(const void *bytes, size_t size, const char *where, struct bri_error *reterr);
void bri_elf_close(struct bri_elf *elf); /* NULL allowed */

enum bri_elf_kind bri_elf_kind_of(const struct bri_elf *elf);
/* Why the kind is BRI_ELF_DAMAGED, one sentence part; NULL when sound. */
const char *bri_elf_damage(const struct bri_elf *elf);
/* "x86-64", "aarch64", ...; "machine 1234" when not known by name. */
const char *bri_elf_machine(const struct bri_elf *elf);
/* The GNU build id in lower-case hex, "" when there is none. */
const char *bri_elf_build_id(const struct bri_elf *elf);
/* DT_SONAME, "" when there is none. */
const char *bri_elf_soname(const struct bri_elf *elf);
/* Each name that it asks the loader for (DT_NEEDED), as it stands there. */
void bri_elf_each_needed(const struct bri_elf *elf, void (*each)(void *context, const char *name), void *context);
bool bri_elf_is_big_endian(const struct bri_elf *elf);
/* Section headers are missing or unusable: symbols and notes are not known. */
bool bri_elf_has_sections(const struct bri_elf *elf);

/* Everything the judge asks of an output, from this file alone.  `path` is
 * borrowed (kept in *ret_output); other texts are owned by `elf`.  Culprits,
 * is_link and is_relocatable_link are left for the caller (NULL, false). */
void bri_elf_output(const struct bri_elf *elf, const char *path, struct bri_output *ret_output);

/* A place among what is loaded. */
struct bri_elf_range {
	uint64_t address, length;
};

/* SHA-256 of what is loaded, the same before and after strip and after an
 * install step that rewrites the search path.  Where such a step left the old
 * text behind and only took away what names it, `old_path` says where that is
 * (NULL: nowhere).  False when nothing is loaded. */
bool bri_elf_loaded_digest(const struct bri_elf *elf, const struct bri_elf_range *old_path, uint8_t ret_digest[32]);
/* The text of the search path; false when there is none. */
bool bri_elf_search_path(const struct bri_elf *elf, struct bri_elf_range *ret_path);
/* SHA-256 of the executable segments alone, without the file's own headers.
 * False when there are none. */
bool bri_elf_code_digest(const struct bri_elf *elf, uint8_t ret_digest[32]);

/* What made a relocatable object, as far as the object tells. */
enum bri_origin {
	BRI_ORIGIN_COMPILER,  /* a compiler's .comment */
	BRI_ORIGIN_ASSEMBLER, /* code without a compiler's .comment */
	BRI_ORIGIN_DATA,      /* no code at all (`ld -r -b binary`, objcopy -I binary) */
	BRI_ORIGIN_LTO        /* GCC's slim LTO object: code only as GIMPLE */
};
enum bri_origin bri_elf_origin(const struct bri_elf *elf);

/* Each Brinell note's descriptor, in file order (`ld -r` joins several).
 * Returns their number (0: no evidence), -1 when the section is damaged or
 * `each` returned non-zero. */
int bri_elf_each_note(const struct bri_elf *elf,
                      int (*each)(void *context, const unsigned char *descriptor, size_t length), void *context,
                      struct bri_error *reterr);

/* The bytes of each loaded section that is never written: code and constants. */
void bri_elf_each_constant(const struct bri_elf *elf,
                           void (*each)(void *context, const unsigned char *bytes, size_t size), void *context);

/* Names of source files the object was assembled from (STT_FILE symbols), in
 * order; NULL past the end.  `ld -r` keeps one for each unit, so that an object
 * with more of them than notes holds units that nobody checked. */
const char *bri_elf_source(const struct bri_elf *elf, size_t i);

/* Relocatable objects: how many places in code have a name of C (no "_Z", '.' or '@' in it) that others may call and that
 * isn't a weak one; those in groups, of which each unit may leave a copy, aside. */
size_t bri_elf_count_named(const struct bri_elf *elf);
/* Does each name that it defines begin so, as `objcopy --prefix-symbols` has it? */
bool bri_elf_names_begin(const struct bri_elf *elf, const char *prefix, size_t length);

/* Relocatable objects: the name of data that a section of code holds; NULL: of none. */
const char *bri_elf_data_in_code(const struct bri_elf *elf);

/* Relocatable objects: the object wants an executable stack, or leaves it to
 * the platform's default by having no .note.GNU-stack at all. */
enum bri_tri bri_elf_wants_executable_stack(const struct bri_elf *elf);

/* The name of each function, or symbol without a type, that the file defines.  False: it has no symbols, or `each` did
 * say so. */
bool bri_elf_each_function(const struct bri_elf *elf, bool (*each)(void *context, const char *name), void *context);

/* Relocatable objects: the name of each function that its code calls and that it doesn't define, once for each call, where the
 * machine's relocations tell a call.  False: `each` did say so. */
bool bri_elf_each_call(const struct bri_elf *elf, bool (*each)(void *context, const char *name), void *context);

/* Relocatable and shared objects: each name that others may know, whether the object defines it, and whether what it defines may
 * be data.  False: it has no symbols, or they can't be read; or `each` did say so: *ret_memory is false then. */
bool bri_elf_each_global(const struct bri_elf *elf,
                         bool (*each)(void *context, const char *name, bool is_defined, bool is_data), void *context,
                         bool *ret_memory);

/* The language of an object's source where the object tells and it is one that no gate reads ("Rust"); "" else. */
const char *bri_elf_language(const struct bri_elf *elf);

/* Relocatable objects: how many functions there are, and how many of them call what the stack protector calls.  Evidence
 * of presence only: a function without a buffer need not be protected.  False: symbols or relocations can't be read. */
bool bri_elf_count_protected(const struct bri_elf *elf, size_t *ret_functions, size_t *ret_protected);

/* Relocatable objects: code or constants of the object hold absolute addresses,
 * so that a position-independent output made of it has text relocations. */
bool bri_elf_needs_text_relocations(const struct bri_elf *elf);

#ifdef __cplusplus
}
#endif
#endif
