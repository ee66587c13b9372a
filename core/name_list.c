/* SPDX-License-Identifier: Apache-2.0 */
/* Identifiers as words, and lists of globs that are compared with them.  Thousands of names of a unit are compared with
 * thousands of globs, and nearly none fits: which pairs of letters stand side by side in both is asked first. */
#include "name_list.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

/* "*word_" and "*_word_*" are what most globs look like: compared from the end, or looked for. */
enum { GLOB_TAIL, GLOB_INSIDE, GLOB_OTHER };
struct name_glob {
	const char *text; /* what is compared: without its "!", and without the stars of the first two forms */
	uint64_t pairs;   /* of letters that it asks for, as in struct bri_spelled */
	uint16_t length;
	uint8_t form;
};

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static uint64_t pair(char first, char second)
{
	return (uint64_t)1 << (((unsigned char)first * 11u + (unsigned char)second) & 63);
}

/* "wifiPassword2" -> "_wifi_password_"; of "type.member" and "space::function(int)" the last name. `numbered`: digits are
 * kept, "webMD5Block" -> "_web_md5_block_". */
static void spell(const char *name, bool numbered, struct bri_spelled *spelled)
{
	char *words = spelled->words;
	size_t used = 0, length = strcspn(name, "(<");
	const char *first = name;
	for (size_t i = 0; i < length; i++)
		if (name[i] == '.' || name[i] == ':')
			first = name + i + 1;
	words[used++] = '_';
	for (const char *c = first; c < name + length && used + 3 < BRI_SPELLED_MAX; c++) {
		bool counts = numbered && is_digit(*c), after_digit = numbered && c > first && is_digit(c[-1]);
		bool begins = is_upper(*c) && c > first &&
		              (is_lower(c[-1]) || ((is_upper(c[-1]) || after_digit) && is_lower(c[1])));
		if ((begins || !(is_upper(*c) || is_lower(*c) || counts)) && words[used - 1] != '_')
			words[used++] = '_';
		if (is_upper(*c) || is_lower(*c) || counts)
			words[used++] = is_upper(*c) ? (char)(*c + 32) : *c;
	}
	if (words[used - 1] != '_')
		words[used++] = '_';
	words[used] = 0;
	spelled->length = used;
	spelled->pairs = 0;
	for (size_t i = 1; i < used; i++)
		spelled->pairs |= pair(words[i - 1], words[i]);
}

void bri_spell(const char *name, struct bri_spelled *spelled)
{
	spell(name, false, spelled);
}

void bri_spell_numbered(const char *name, struct bri_spelled *spelled)
{
	spell(name, true, spelled);
}

/* A small letter or "_" of a glob, which stands in a name as it is; what else there is isn't asked for. */
static bool is_plain(char c)
{
	return c > '\\';
}

static struct name_glob read_glob(const char *text)
{
	uint64_t pairs = 0;
	size_t length = 0, plain = 0; /* plain: up to the first star behind its first letter */
	for (char before = 0; text[length]; before = text[length++]) {
		if (is_plain(before) && is_plain(text[length]))
			pairs |= pair(before, text[length]);
		if (length && !plain && (text[length] == '*' || text[length] == '?'))
			plain = length;
	}
	plain = plain ? plain : length;
	if (text[0] != '*' || plain + 1 < length || (plain + 1 == length && text[plain] != '*'))
		return (struct name_glob){text, pairs, (uint16_t)length, GLOB_OTHER};
	return (struct name_glob){text + 1, pairs, (uint16_t)(plain - 1), plain == length ? GLOB_TAIL : GLOB_INSIDE};
}

static bool glob_fits(const struct name_glob *glob, const struct bri_spelled *name)
{
	if (glob->pairs & ~name->pairs)
		return false;
	if (glob->form == GLOB_TAIL)
		return glob->length <= name->length &&
		       memcmp(name->words + name->length - glob->length, glob->text, glob->length) == 0;
	return glob->form == GLOB_INSIDE ? memmem(name->words, name->length, glob->text, glob->length) != NULL
	                                 : glob->text[0] && bri_text_glob(glob->text, name->words);
}

/* When first asked. */
static void read_list(struct name_list *list)
{
	if (list->is_read)
		return;
	const uint32_t *words = bri_policy_words(list->policy, NULL) + list->names->first;
	size_t negative = list->names->count;
	for (uint32_t i = 0; i < list->names->count; i++) {
		const char *text = bri_policy_text(list->policy, words[i]);
		if (text[0] == '!' && text[1])
			list->globs[--negative] = read_glob(text + 1);
		else
			list->globs[list->positive++] = read_glob(text);
	}
	list->is_read = true;
}

bool bri_name_list_denies(struct name_list *list, const struct bri_spelled *name)
{
	read_list(list);
	for (size_t i = list->positive; i < list->names->count; i++)
		if (glob_fits(&list->globs[i], name))
			return true;
	return false;
}

bool bri_name_list_fits(struct name_list *list, const struct bri_spelled *name)
{
	bool hit = false;
	read_list(list);
	for (size_t i = 0; i < list->positive && !hit; i++)
		hit = glob_fits(&list->globs[i], name);
	return hit && !bri_name_list_denies(list, name);
}

struct name_list *bri_name_list(const struct world *world, const struct bri_condition *names)
{
	for (size_t i = 0; i < world->name_list_count; i++)
		if (world->name_lists[i].names == names)
			return &world->name_lists[i];
	return NULL;
}

bool bri_name_list_add(struct world *world, const struct bri_condition *names, unsigned kind)
{
	if (bri_name_list(world, names))
		return true;
	struct name_list *grown = realloc(world->name_lists, (world->name_list_count + 1) * sizeof *grown);
	if (!grown)
		return false;
	world->name_lists = grown;
	struct name_list *list = &grown[world->name_list_count];
	*list = (struct name_list){.names = names, .policy = world->policy, .kind = kind};
	list->globs = malloc((names->count + 1) * sizeof *list->globs);
	world->name_list_count += list->globs != NULL;
	return list->globs != NULL;
}

uint32_t bri_name_list_ends(struct name_list *list)
{
	uint32_t ends = 0;
	read_list(list);
	for (size_t i = 0; i < list->positive; i++) { /* "*code_" */
		const struct name_glob *glob = &list->globs[i];
		bool is_word = glob->form == GLOB_TAIL && glob->length > 1 && is_lower(glob->text[glob->length - 2]);
		ends |= is_word ? 1u << (glob->text[glob->length - 2] & 31) : UINT32_MAX;
	}
	return ends;
}

bool bri_words_read(struct world *world, const struct bri_condition *words)
{
	return bri_name_list_add(world, words, 0);
}

bool bri_words_fit(const struct world *world, const struct bri_condition *words, const struct bri_spelled *spelled)
{
	struct name_list *list = bri_name_list(world, words);
	bool only_denies = bri_words_only_deny(world, words);
	return list && (only_denies ? !bri_name_list_denies(list, spelled) : bri_name_list_fits(list, spelled));
}

bool bri_words_only_deny(const struct world *world, const struct bri_condition *words)
{
	struct name_list *list = bri_name_list(world, words);
	if (list)
		read_list(list);
	return list && list->positive == 0;
}

void bri_names_forget(struct world *world)
{
	for (size_t i = 0; i < world->name_list_count; i++)
		free(world->name_lists[i].globs);
	free(world->name_lists);
}
