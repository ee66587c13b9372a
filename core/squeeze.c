/* SPDX-License-Identifier: Apache-2.0 */
/* An arithmetic coder of bits.  Each bit is seen in a few contexts, from its field alone to its field and the bytes
 * before; each context holds a weight, and their sum says (as a logit) how likely a 1 is.  After the bit all of them
 * move towards what it was, those that have seen little by more. */
#include "squeeze.h"

#include <stdlib.h>
#include <string.h>

enum { CONTEXTS = 3, STEP_MAX = 32, LOGIT_MAX = 2047, SLOTS_MIN = 1 << 10, SLOTS_MAX = 1 << 18 };

struct slot {
	int16_t weight; /* 256: one unit of logit */
	uint8_t seen;
};
struct model {
	struct slot *slots;
	uint32_t mask;
	uint32_t before; /* the last four bytes */
	uint32_t bases[CONTEXTS];
	int bias; /* while the byte's first bits are 0 */
	struct slot *now[CONTEXTS];
};

static bool model_init(struct model *model, size_t bytes)
{
	size_t slots = SLOTS_MIN;
	while (slots < SLOTS_MAX && slots < bytes * 16)
		slots *= 2;
	*model = (struct model){.slots = calloc(slots, sizeof(struct slot)), .mask = (uint32_t)slots - 1};
	return model->slots != NULL;
}

static uint32_t mix(uint32_t a, uint32_t b)
{
	uint32_t x = (a ^ b * 0x9e3779b1u) * 0x85ebca6bu;
	x ^= x >> 15;
	x *= 0xc2b2ae35u;
	return x ^ x >> 13;
}

static void begin_byte(struct model *model, struct bri_about about)
{
	uint32_t field = mix(about.field, 1);
	model->bases[0] = mix(field + 1, about.near);
	model->bases[1] = mix(field + 2, model->before & 0xff);
	model->bases[2] = about.far != 0 ? mix(mix(field + 4, about.near), about.far) : mix(field + 5, model->before & 0xffffff);
	model->bias = about.is_small ? -400 : 0;
}

/* Odds of a 1, of 65536, by the logit. */
static uint32_t squash(int logit)
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

/* `bits`: those of the byte so far, behind a leading 1. */
static uint32_t odds(struct model *model, uint32_t bits)
{
	int logit = bits == 1 || bits == 2 || bits == 4 ? model->bias : 0;
	for (int i = 0; i < CONTEXTS; i++) {
		model->now[i] = &model->slots[(model->bases[i] + bits * 0x2f0b4c47u) >> 7 & model->mask];
		logit += model->now[i]->weight;
	}
	return squash(logit > LOGIT_MAX ? LOGIT_MAX : logit < -LOGIT_MAX ? -LOGIT_MAX : logit);
}

/* What a context moves by, of 65536: one part in 200, and in 26 more for each bit it has seen. */
static const uint16_t rates[STEP_MAX + 1] = {
	328, 290, 260, 236, 216, 199, 184, 172, 161, 151, 142,
	135, 128, 122, 116, 111, 106, 102, 98, 94, 91, 88,
	85, 82, 80, 77, 75, 73, 71, 69, 67, 65, 64,
};

static void learn(struct model *model, uint32_t odds_of_one, unsigned bit)
{
	int error = (bit != 0 ? 65536 : 0) - (int)odds_of_one;
	for (int i = 0; i < CONTEXTS; i++) {
		struct slot *slot = model->now[i];
		int weight = slot->weight + error * rates[slot->seen] / 65536;
		slot->weight = (int16_t)(weight > LOGIT_MAX ? LOGIT_MAX : weight < -LOGIT_MAX ? -LOGIT_MAX : weight);
		if (slot->seen < STEP_MAX)
			slot->seen++;
	}
}

static void end_byte(struct model *model, unsigned byte)
{
	model->before = model->before << 8 | byte;
}

/* Where an interval [low, high] is cut; both parts hold something. */
static uint32_t cut(uint32_t low, uint32_t high, uint32_t odds_of_one)
{
	return low + (uint32_t)(((uint64_t)(high - low) * odds_of_one) >> 16);
}

/* ---- writing --------------------------------------------------------------------------- */

unsigned char *bri_squeeze(const unsigned char *bytes, const struct bri_about *about, size_t size, size_t *ret_size)
{
	struct model model;
	/* A bit costs at most 12 (the odds have an end). */
	unsigned char *out = malloc(size * 12 + 8);
	size_t used = 0;
	uint32_t low = 0, high = UINT32_MAX;
	if (out == NULL || !model_init(&model, size)) {
		free(out);
		return NULL;
	}
	for (size_t i = 0; i < size; i++) {
		begin_byte(&model, about[i]);
		for (uint32_t bits = 1, k = 8; k-- > 0;) {
			unsigned bit = bytes[i] >> k & 1;
			uint32_t one = odds(&model, bits), middle = cut(low, high, one);
			if (bit != 0)
				high = middle;
			else
				low = middle + 1;
			learn(&model, one, bit);
			bits = bits << 1 | bit;
			for (; (low ^ high) >> 24 == 0; low <<= 8, high = high << 8 | 255)
				out[used++] = (unsigned char)(high >> 24);
		}
		end_byte(&model, bytes[i]);
	}
	/* As few bytes as lie in the interval whatever follows them: zeros do. */
	if (low != 0) {
		out[used++] = (unsigned char)(high >> 24);
		if (((high >> 24) << 24) < low) {
			out[used++] = (unsigned char)(high >> 16);
			if (((high >> 16) << 16) < low) {
				out[used++] = (unsigned char)(high >> 8);
				if (((high >> 8) << 8) < low)
					out[used++] = (unsigned char)high;
			}
		}
	}
	free(model.slots);
	*ret_size = used;
	return out;
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

struct bri_unsqueeze *bri_unsqueeze_new(const unsigned char *bytes, size_t size, size_t whole)
{
	struct bri_unsqueeze *unsqueeze = calloc(1, sizeof(*unsqueeze));
	if (unsqueeze == NULL || !model_init(&unsqueeze->model, whole)) {
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

unsigned bri_unsqueeze_byte(struct bri_unsqueeze *unsqueeze, struct bri_about about)
{
	struct model *model = &unsqueeze->model;
	uint32_t low = unsqueeze->low, high = unsqueeze->high, bits = 1;
	begin_byte(model, about);
	for (int k = 0; k < 8; k++) {
		uint32_t one = odds(model, bits), middle = cut(low, high, one);
		unsigned bit = unsqueeze->code <= middle;
		if (bit != 0)
			high = middle;
		else
			low = middle + 1;
		learn(model, one, bit);
		bits = bits << 1 | bit;
		for (; (low ^ high) >> 24 == 0; low <<= 8, high = high << 8 | 255)
			unsqueeze->code = unsqueeze->code << 8 | next(unsqueeze);
	}
	unsqueeze->low = low;
	unsqueeze->high = high;
	end_byte(model, bits & 255);
	return bits & 255;
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
