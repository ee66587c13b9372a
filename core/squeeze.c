/* SPDX-License-Identifier: Apache-2.0 */
/* An arithmetic coder of bits.  Each bit is seen in a few contexts, from its field alone to its field and what stands
 * before; each context holds a weight, and their sum says (as a logit) how likely a 1 is.  After the bit all of them
 * move towards what it was, those that have seen little by more.
 *
 * What is likely before any was seen is known from notes of other packages (squeeze_prior.h): of numbers, and of letters and
 * pairs of them, but not of longer parts of texts.
 *
 * A byte of text is eight bits.  A number is told by how many bits it has, a 1 for each and a 0, and then those behind its
 * first: what is small, and most is, takes few. */
#include "squeeze.h"

#include "squeeze_prior.h"

#include <stdlib.h>
#include <string.h>

enum { KNOWN_SLOTS = 1 << 15, PRIOR_SEEN = 2, PRIOR_ONE = 49, PRIOR_NOTHING = 80 };
enum { CONTEXTS = 3, STEP_MAX = 32, LOGIT_MAX = 2047, SURE = 1600, EXPECTED = 1966, SLOTS_LEAST = 9, SLOTS_MOST = 18 };

struct slot {
	int16_t weight; /* 256: one unit of logit */
	uint8_t seen;
};
struct model {
	struct slot *slots; /* those of which something is known, then those of the letters before in texts */
	uint32_t mask;
	uint32_t before; /* the last four bytes of text */
	uint32_t bases[CONTEXTS];
};

#ifdef BRI_SQUEEZE_TRAINING /* scripts/note-prior: what was seen in one note is known in the next */
struct slot bri_squeeze_trained[KNOWN_SLOTS + (1 << SLOTS_MOST)];
#define free(slots) ((void)(slots))
enum { IS_TRAINING = 1 };
#else
enum { IS_TRAINING = 0 };
#endif

static bool model_init(struct model *model, unsigned slots)
{
	*model = (struct model){.mask = (1u << slots) - 1};
#ifdef BRI_SQUEEZE_TRAINING
	model->slots = bri_squeeze_trained;
#else
	model->slots = calloc(KNOWN_SLOTS + ((size_t)1 << slots), sizeof(struct slot));
#endif
	return model->slots != NULL;
}

static uint32_t mix(uint32_t a, uint32_t b)
{
	uint32_t x = (a ^ b * 0x9e3779b1u) * 0x85ebca6bu;
	return x ^ x >> 15;
}

static void begin_byte(struct model *model, struct bri_about about)
{
	uint32_t field = about.field * 0x27d4eb2fu + 1;
	model->bases[0] = mix(field, about.near);
	model->bases[1] = about.is_small ? field : mix(field, (model->before & 0xff) | 0x100);
	model->bases[2] = about.is_small ? mix(model->bases[0], about.far | 0x10000) : mix(field, (model->before & 0xffffff) | 0x1000000);
}

/* Odds of a 1, of 65536, by the logit. */
static inline uint32_t squash(int logit)
{
	static const uint16_t at[33] = {
		22,    36,    60,    98,    162,   267,   439,   720,   1179,  1921,  3108,
		4971,  7812,  11955, 17625, 24743, 32768, 40793, 47911, 53581, 57724, 60565,
		62428, 63615, 64357, 64816, 65097, 65269, 65374, 65438, 65476, 65500, 65514,
	};
	int place = (logit + LOGIT_MAX + 1) >> 7;
	int rest = (logit + LOGIT_MAX + 1) & 127;
	return at[place] + (((uint32_t)(at[place + 1 > 32 ? 32 : place + 1] - at[place]) * (uint32_t)rest) >> 7);
}

/* The slots of a bit: one a context.  `at`: which bit of the byte, and those before it. */
struct seen {
	struct slot *one, *two, *three;
};

/* A slot with what is known of it from elsewhere. */
static inline struct slot *known_slot(const struct model *model, uint32_t hash)
{
	uint32_t place = hash >> 8 & (KNOWN_SLOTS - 1);
	struct slot *slot = &model->slots[place];
	if (slot->seen == 0 && !IS_TRAINING) {
		int known = (unsigned char)bri_squeeze_prior[place];
		known = (known == '~' ? '?' : known > '\\' ? known - 1 : known) - PRIOR_NOTHING;
		*slot = (struct slot){.weight = (int16_t)(known * PRIOR_ONE), .seen = known != 0 ? PRIOR_SEEN : 1};
	}
	return slot;
}

static inline struct seen seen_at(const struct model *model, bool is_number, uint32_t at)
{
	uint32_t spread = at * 0x2f0b4c47u;
	const uint32_t *bases = model->bases;
	struct slot *texts = model->slots + KNOWN_SLOTS;
	if (is_number)
		return (struct seen){known_slot(model, bases[0] + spread), known_slot(model, bases[1] + spread),
		                     known_slot(model, bases[2] + spread)};
	return (struct seen){known_slot(model, bases[0] + spread), known_slot(model, bases[1] + spread),
	                     &texts[(bases[2] + spread) >> 8 & model->mask]};
}

static inline uint32_t odds(const struct seen *seen)
{
	int logit = seen->one->weight + seen->two->weight + seen->three->weight;
	return squash(logit > SURE ? SURE : logit < -SURE ? -SURE : logit);
}

/* What a context moves by, of 65536: one part in 200, and in 26 more for each bit it has seen.  A weight that only hostile
 * notes could drive so far wraps: their facts are checked like any. */
static const uint16_t rates[STEP_MAX + 1] = {
	328, 290, 260, 236, 216, 199, 184, 172, 161, 151, 142,
	135, 128, 122, 116, 111, 106, 102, 98, 94, 91, 88,
	85, 82, 80, 77, 75, 73, 71, 69, 67, 65, 64,
};

static inline void learn(struct slot *slot, int error)
{
	slot->weight = (int16_t)(slot->weight + (error * rates[slot->seen] >> 16));
	slot->seen = (uint8_t)(slot->seen + (slot->seen < STEP_MAX));
}

/* One after the other: two contexts may share a slot.  From what was all but sure to come nothing is learned: a third of all
 * bits. */
static inline void learn_all(const struct seen *seen, uint32_t odds_of_one, unsigned bit)
{
	int error = (bit != 0 ? 65536 : 0) - (int)odds_of_one;
	if ((unsigned)(error + EXPECTED) <= 2 * EXPECTED)
		return;
	learn(seen->one, error);
	learn(seen->two, error);
	learn(seen->three, error);
}

/* Where an interval [low, high] is cut; both parts hold something. */
static uint32_t cut(uint32_t low, uint32_t high, uint32_t odds_of_one)
{
	return low + (uint32_t)(((uint64_t)(high - low) * odds_of_one) >> 16);
}

/* Where in a number its bits are: the one that says whether it has more than `bits`, and those behind the first, after
 * `seen` of it. */
static uint32_t length_at(uint32_t bits)
{
	return bits + 1;
}

static uint32_t rest_at(uint32_t bits, uint32_t seen)
{
	return bits << 8 | seen;
}

/* ---- writing --------------------------------------------------------------------------- */

struct bri_squeezer {
	struct model model;
	uint32_t low, high;
	unsigned slots;
	unsigned char *bytes;
	size_t used, room;
	bool has_failed;
};

unsigned bri_squeeze_slots(size_t size)
{
	unsigned slots = SLOTS_LEAST;
	while (slots < SLOTS_MOST && (size_t)1 << slots < size * 6)
		slots++;
	return slots;
}

struct bri_squeezer *bri_squeezer_new(unsigned slots)
{
	struct bri_squeezer *squeezer = calloc(1, sizeof(*squeezer));
	if (squeezer == NULL || slots > SLOTS_MOST || !model_init(&squeezer->model, slots)) {
		free(squeezer);
		return NULL;
	}
	squeezer->high = UINT32_MAX;
	return squeezer;
}

static void put(struct bri_squeezer *squeezer, uint32_t byte)
{
	if (squeezer->used == squeezer->room) {
		size_t room = squeezer->room != 0 ? squeezer->room * 2 : 512;
		unsigned char *grown = realloc(squeezer->bytes, room);
		if (grown == NULL) {
			squeezer->has_failed = true;
			return;
		}
		squeezer->bytes = grown;
		squeezer->room = room;
	}
	squeezer->bytes[squeezer->used++] = (unsigned char)byte;
}

static inline void put_bit(struct bri_squeezer *squeezer, bool is_number, uint32_t at, unsigned bit)
{
	const struct seen seen = seen_at(&squeezer->model, is_number, at);
	uint32_t one = odds(&seen), middle = cut(squeezer->low, squeezer->high, one);
	if (bit != 0)
		squeezer->high = middle;
	else
		squeezer->low = middle + 1;
	learn_all(&seen, one, bit);
	for (; (squeezer->low ^ squeezer->high) >> 24 == 0; squeezer->low <<= 8, squeezer->high = squeezer->high << 8 | 255)
		put(squeezer, squeezer->high >> 24);
}

void bri_squeezer_byte(struct bri_squeezer *squeezer, struct bri_about about, unsigned byte)
{
	begin_byte(&squeezer->model, about);
	if (!about.is_small) {
		for (uint32_t bits = 1, k = 8; k-- > 0; bits = bits << 1 | (byte >> k & 1))
			put_bit(squeezer, false, bits, byte >> k & 1);
		squeezer->model.before = squeezer->model.before << 8 | byte;
		return;
	}
	uint32_t length = 0;
	while (byte >> length != 0)
		put_bit(squeezer, true, length_at(length++), 1);
	if (length < 8)
		put_bit(squeezer, true, length_at(length), 0);
	for (uint32_t k = length; k-- > 1;)
		put_bit(squeezer, true, rest_at(length, byte >> k), byte >> (k - 1) & 1);
}

unsigned char *bri_squeezer_end(struct bri_squeezer *squeezer, size_t *ret_size)
{
	/* As few bytes as lie in the interval whatever follows them: zeros do. */
	for (int shift = 24, more = squeezer->low != 0; more && shift >= 0; shift -= 8) {
		put(squeezer, squeezer->high >> shift);
		more = squeezer->high >> shift << shift < squeezer->low;
	}
	unsigned char *bytes = squeezer->has_failed ? NULL : squeezer->bytes;
	if (bytes == NULL && !squeezer->has_failed)
		bytes = malloc(1); /* nothing was written, or zeros only */
	if (bytes != squeezer->bytes)
		free(squeezer->bytes);
	*ret_size = squeezer->used;
	free(squeezer->model.slots);
	free(squeezer);
	return bytes;
}

/* ---- reading ---------------------------------------------------------------------------- */

struct bri_unsqueeze {
	struct model model;
	const unsigned char *bytes;
	size_t size, at;
	uint32_t low, high, code;
	unsigned char *room;
	size_t room_size;
};

static uint32_t next(struct bri_unsqueeze *unsqueeze)
{
	return unsqueeze->at < unsqueeze->size ? unsqueeze->bytes[unsqueeze->at++] : 0;
}

struct bri_unsqueeze *bri_unsqueeze_new(const unsigned char *bytes, size_t size, unsigned slots)
{
	struct bri_unsqueeze *unsqueeze = calloc(1, sizeof(*unsqueeze));
	if (unsqueeze == NULL || slots > SLOTS_MOST || !model_init(&unsqueeze->model, slots)) {
		free(unsqueeze);
		return NULL;
	}
	unsqueeze->bytes = bytes;
	unsqueeze->size = size;
	unsqueeze->high = UINT32_MAX;
	for (int i = 0; i < 4; i++)
		unsqueeze->code = unsqueeze->code << 8 | next(unsqueeze);
	return unsqueeze;
}

static unsigned get_bit(struct bri_unsqueeze *unsqueeze, bool is_number, uint32_t at)
{
	const struct seen seen = seen_at(&unsqueeze->model, is_number, at);
	uint32_t one = odds(&seen), middle = cut(unsqueeze->low, unsqueeze->high, one);
	unsigned bit = unsqueeze->code <= middle;
	if (bit != 0)
		unsqueeze->high = middle;
	else
		unsqueeze->low = middle + 1;
	learn_all(&seen, one, bit);
	for (; (unsqueeze->low ^ unsqueeze->high) >> 24 == 0; unsqueeze->low <<= 8, unsqueeze->high = unsqueeze->high << 8 | 255)
		unsqueeze->code = unsqueeze->code << 8 | next(unsqueeze);
	return bit;
}

unsigned bri_unsqueeze_byte(struct bri_unsqueeze *unsqueeze, struct bri_about about)
{
	begin_byte(&unsqueeze->model, about);
	if (!about.is_small) {
		uint32_t bits = 1;
		while (bits < 256)
			bits = bits << 1 | get_bit(unsqueeze, false, bits);
		unsqueeze->model.before = unsqueeze->model.before << 8 | (bits & 255);
		return bits & 255;
	}
	uint32_t length = 0, byte = 1;
	while (length < 8 && get_bit(unsqueeze, true, length_at(length)) != 0)
		length++;
	for (uint32_t k = length; k-- > 1;)
		byte = byte << 1 | get_bit(unsqueeze, true, rest_at(length, byte));
	return length != 0 ? byte : 0;
}

const unsigned char *bri_unsqueeze_bytes(struct bri_unsqueeze *unsqueeze, struct bri_about about, size_t size)
{
	if (size > unsqueeze->room_size || unsqueeze->room == NULL) {
		unsigned char *grown = realloc(unsqueeze->room, size + 64);
		if (grown == NULL)
			return NULL;
		unsqueeze->room = grown;
		unsqueeze->room_size = size + 64;
	}
	for (size_t i = 0; i < size; i++)
		unsqueeze->room[i] = (unsigned char)bri_unsqueeze_byte(unsqueeze, about);
	return unsqueeze->room;
}

void bri_unsqueeze_free(struct bri_unsqueeze *unsqueeze)
{
	if (unsqueeze == NULL)
		return;
	free(unsqueeze->model.slots);
	free(unsqueeze->room);
	free(unsqueeze);
}
