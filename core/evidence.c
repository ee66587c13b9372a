/* SPDX-License-Identifier: Apache-2.0 */
/* Evidence to bytes and back.  What it reads came out of an object that anybody
 * may have made: a checksum catches accidents, and every length and number is
 * bounded for the rest.  It does not judge what the evidence says.
 *
 * Numbers are base 128 (wire.h); a text is its length and its bytes.
 *
 *   [of a file: "BRINELLE"]
 *   version (1); FNV-1a 64 of all that follows, its halves one upon the other, 4 bytes, least significant first
 *   the first half of the policy's digest, 16 bytes; mode + 6 * gate
 *   policy's name; unit; output: below; functions protected; functions unprotected; functions named
 *   1: facts, 2: they stir (fact.h), 4: findings
 *   [findings: evidence_findings.c] [the packed facts (pack.c), up to the end]
 *
 *   output: as the unit's name without its suffix may stand in it: bit 0: with the unit's own directory, bit 1: ".o"
 *     behind it, bit 2: neither, the whole as it is; [what stands before it] [what stands behind it]
 *
 */
#include "evidence.h"

#include "evidence_findings.h"
#include "text.h"
#include "wire.h"

#include <stdlib.h>
#include <string.h>

static const char file_magic[8] = { 'B', 'R', 'I', 'N', 'E', 'L', 'L', 'E' };

enum { CHECKSUM_SIZE = 4, HAS_FACTS = 1, STIRS = 2, HAS_FINDINGS = 4, ASSEMBLES = 8 };
enum { MODES = BRI_MODE_OFF + 1, OUTPUT_BESIDE = 1, OUTPUT_OBJECT = 2, OUTPUT_ALONE = 4 };

static const char *const mode_words[] = { "enforce", "harden", "warn", "record", "probe", "off" };

const char *bri_mode_text(enum bri_mode mode)
{
	return (unsigned)mode <= BRI_MODE_OFF ? mode_words[mode] : "unknown";
}

int bri_mode_from_text(const char *word, enum bri_mode *ret_mode)
{
	for (unsigned i = 0; i <= BRI_MODE_OFF; i++) {
		if (strcmp(word, mode_words[i]) == 0) {
			*ret_mode = (enum bri_mode)i;
			return 0;
		}
	}
	return -1;
}

/* ---- encoding ---------------------------------------------------------------- */

/* A unit that says under which options it was compiled, and nothing else. */
static struct bri_unit *copy_options(const struct bri_unit *facts)
{
	struct bri_unit *unit = bri_unit_new(bri_unit_name(facts));
	const char *key = NULL;
	const char *value = NULL;
	for (size_t i = 0; unit != NULL && bri_unit_option_at(facts, i, &key, &value); i++)
		bri_unit_set_option(unit, key, value);
	if (unit != NULL && !bri_unit_is_complete(unit)) {
		bri_unit_free(unit);
		return NULL;
	}
	if (unit != NULL && !bri_unit_is_complete(facts))
		bri_unit_set_incomplete(unit);
	return unit;
}

static void encode_facts(struct bri_wire_out *out, const struct bri_unit *facts, const char *known,
                         const struct bri_travel *travel)
{
	if (facts == NULL)
		return;
	struct bri_unit *options = travel == NULL ? copy_options(facts) : NULL;
	unsigned char *bytes = NULL;
	size_t size = 0;
	if ((travel == NULL && options == NULL) ||
	    bri_unit_pack(travel == NULL ? options : facts, travel, known, &bytes, &size) < 0)
		out->has_failed = true;
	else
		bri_wire_put_raw(out, bytes, size);
	free(bytes);
	bri_unit_free(options);
}

static uint32_t checksum_of(const unsigned char *bytes, size_t size)
{
	uint64_t checksum = bri_wire_checksum(bytes, size);
	return (uint32_t)(checksum ^ checksum >> 32);
}

/* `start`: of what the checksum, which stands before it, is about. */
static void seal(unsigned char *bytes, size_t size, size_t start)
{
	uint32_t checksum = checksum_of(bytes + start, size - start);
	for (unsigned i = 0; i < CHECKSUM_SIZE; i++)
		bytes[start - CHECKSUM_SIZE + i] = (unsigned char)(checksum >> (8 * i));
}

void bri_evidence_seal(unsigned char *descriptor, size_t size)
{
	struct bri_wire_in in = { .bytes = descriptor, .size = size };
	bri_wire_get_number(&in, UINT32_MAX);
	if (bri_wire_get_raw(&in, CHECKSUM_SIZE) != NULL)
		seal(descriptor, size, in.at);
}

/* Where in a path the file's name begins, and how long it is without its suffix. */
static size_t stem_of(const char *path, size_t *ret_length)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash != NULL ? slash + 1 : path;
	const char *dot = strrchr(base, '.');
	*ret_length = dot != NULL && dot != base ? (size_t)(dot - base) : strlen(base);
	return (size_t)(base - path);
}

static void encode_output(struct bri_wire_out *out, const char *unit, const char *output)
{
	size_t stem = 0;
	size_t length = 0;
	stem = stem_of(unit, &length);
	const char *slash = strrchr(output, '/');
	const char *base = slash != NULL ? slash + 1 : output;
	size_t before = (size_t)(base - output);
	if (length == 0 || strncmp(base, unit + stem, length) != 0) {
		bri_wire_put_byte(out, OUTPUT_ALONE);
		bri_wire_put_text(out, output);
		return;
	}
	bool is_beside = before == stem && strncmp(output, unit, stem) == 0;
	bool is_object = strcmp(base + length, ".o") == 0;
	bri_wire_put_byte(out, (is_beside ? OUTPUT_BESIDE : 0u) | (is_object ? OUTPUT_OBJECT : 0u));
	if (!is_beside)
		bri_wire_put_bytes(out, output, before);
	if (!is_object)
		bri_wire_put_text(out, base + length);
}

static void encode(struct bri_wire_out *out, const struct bri_evidence *evidence, const struct bri_travel *travel, bool as_file)
{
	static const unsigned char no_checksum[CHECKSUM_SIZE];
	if (as_file)
		bri_wire_put_raw(out, file_magic, sizeof(file_magic));
	bri_wire_put_number(out, BRI_EVIDENCE_VERSION);
	bri_wire_put_raw(out, no_checksum, CHECKSUM_SIZE);
	size_t start = out->size;
	bri_wire_put_raw(out, evidence->digest, BRI_EVIDENCE_DIGEST);
	bri_wire_put_byte(out, evidence->mode + MODES * evidence->gate);
	bri_wire_put_text(out, evidence->policy);
	bri_wire_put_text(out, evidence->unit);
	encode_output(out, evidence->unit, evidence->output);
	bri_wire_put_number(out, evidence->functions_protected);
	bri_wire_put_number(out, evidence->functions_unprotected);
	bri_wire_put_number(out, evidence->functions_named);
	bool finds = evidence->findings != NULL && (bri_findings_count(evidence->findings) > 0 ||
	                                            bri_findings_unknown_rule(evidence->findings, 0) != NULL);
	unsigned facts = evidence->facts == NULL ? 0 : travel != NULL && travel->stirs ? HAS_FACTS | STIRS : HAS_FACTS;
	bri_wire_put_byte(out, facts | (finds ? HAS_FINDINGS : 0u) | (evidence->assembles ? ASSEMBLES : 0u));
	if (finds)
		bri_evidence_put_findings(out, evidence->findings);
	encode_facts(out, evidence->facts, evidence->unit, travel);
	if (!out->has_failed)
		seal(out->bytes, out->size, start);
}

int bri_evidence_encode(const struct bri_evidence *evidence, const struct bri_travel *travel, bool as_file,
                        unsigned char **ret_bytes, size_t *ret_size, struct bri_error *reterr)
{
	if (evidence->findings != NULL && !bri_findings_is_complete(evidence->findings))
		return bri_error_set(reterr, evidence->unit, "out of memory: not every finding was kept");
	struct bri_wire_out out = { .has_failed = false };
	encode(&out, evidence, travel, as_file);
	if (out.has_failed) {
		free(out.bytes);
		return bri_error_set(reterr, evidence->unit,
		                     "the evidence can't be written: out of memory, or the unit holds more than 64 MiB of "
		                     "constants that are judged");
	}
	*ret_bytes = out.bytes;
	*ret_size = out.size;
	return 0;
}

/* ---- decoding ---------------------------------------------------------------- */

struct bri_evidence_file {
	struct bri_evidence evidence;
	struct bri_unit *facts;
	struct bri_unit *texts; /* for its table of names; NULL: there are no texts */
	struct bri_findings *findings;
	char *own;                   /* the header's texts, each with its NUL, and the packed facts */
	const unsigned char *packed; /* in there */
	size_t packed_size;
};

struct decoder {
	struct bri_evidence_file *file;
	struct bri_wire_in in;
	char *own_end;
};

/* A text that stands in the bytes themselves: `own` has room for all of them, as it is as large as they are. */
static const char *get_own_text(struct decoder *decoder)
{
	size_t length = 0;
	const char *text = bri_wire_get_text(&decoder->in, &length);
	char *copy = decoder->own_end;
	memcpy(copy, text, length);
	copy[length] = '\0';
	decoder->own_end += length + 1;
	return copy;
}

static uint32_t get_u32(struct decoder *decoder)
{
	return (uint32_t)bri_wire_get_number(&decoder->in, UINT32_MAX);
}

static void add_own(struct decoder *decoder, const char *text, size_t length)
{
	memcpy(decoder->own_end, text, length);
	decoder->own_end += length;
}

/* `own` has room for the unit's name once more, too: it is no longer than the bytes are. */
static const char *get_output(struct decoder *decoder, const char *unit)
{
	unsigned bits = bri_wire_get_byte(&decoder->in);
	if (bits == OUTPUT_ALONE)
		return get_own_text(decoder);
	if (bits > (OUTPUT_BESIDE | OUTPUT_OBJECT))
		decoder->in.has_failed = true;
	size_t stem = 0;
	size_t length = 0;
	size_t before = 0;
	const char *text = decoder->own_end;
	stem = stem_of(unit, &length);
	if ((bits & OUTPUT_BESIDE) != 0) {
		add_own(decoder, unit, stem);
	} else {
		const char *directory = bri_wire_get_text(&decoder->in, &before);
		add_own(decoder, directory, before);
	}
	add_own(decoder, unit + stem, length);
	const char *rest = (bits & OUTPUT_OBJECT) != 0 ? ".o" : bri_wire_get_text(&decoder->in, &length);
	add_own(decoder, rest, (bits & OUTPUT_OBJECT) != 0 ? 2 : length);
	*decoder->own_end++ = '\0';
	return text;
}

static void decode_header(struct decoder *decoder)
{
	struct bri_evidence *evidence = &decoder->file->evidence;
	const unsigned char *digest = bri_wire_get_raw(&decoder->in, BRI_EVIDENCE_DIGEST);
	if (digest != NULL)
		memcpy(evidence->digest, digest, BRI_EVIDENCE_DIGEST);
	unsigned both = bri_wire_get_byte(&decoder->in);
	evidence->mode = (uint8_t)(both % MODES);
	evidence->gate = (uint8_t)(both / MODES);
	if (evidence->mode > BRI_MODE_OFF || evidence->gate > BRI_GATE_IMAGE)
		decoder->in.has_failed = true;
	evidence->policy = get_own_text(decoder);
	evidence->unit = get_own_text(decoder);
	evidence->output = get_output(decoder, evidence->unit);
	evidence->functions_protected = get_u32(decoder);
	evidence->functions_unprotected = get_u32(decoder);
	evidence->functions_named = get_u32(decoder);
}

/* Kept as they are. */
static void decode_facts(struct decoder *decoder, unsigned bits)
{
	struct bri_evidence_file *file = decoder->file;
	if ((bits & HAS_FACTS) == 0)
		return;
	file->packed_size = decoder->in.size - decoder->in.at;
	const unsigned char *bytes = bri_wire_get_raw(&decoder->in, file->packed_size);
	if (bytes == NULL)
		return;
	file->packed = memcpy(decoder->own_end, bytes, file->packed_size);
	file->evidence.has_facts = true;
	file->evidence.stirs = (bits & STIRS) != 0;
}

static bool decode(struct decoder *decoder)
{
	decode_header(decoder);
	unsigned bits = bri_wire_get_byte(&decoder->in);
	decoder->file->evidence.assembles = (bits & ASSEMBLES) != 0;
	bool is_good = !decoder->in.has_failed && bits <= (HAS_FACTS | STIRS | HAS_FINDINGS | ASSEMBLES) && (bits & 3) != STIRS;
	if (is_good && (bits & HAS_FINDINGS) != 0)
		is_good = bri_evidence_get_findings(&decoder->in, &decoder->file->findings, &decoder->file->texts);
	if (is_good)
		decode_facts(decoder, bits);
	decoder->file->evidence.findings = decoder->file->findings;
	return is_good && !decoder->in.has_failed && decoder->in.at == decoder->in.size;
}

/* Magic, version and checksum; leaves `in` behind them. */
static bool open_envelope(struct bri_wire_in *in, bool as_file, const char *where, struct bri_error *reterr)
{
	const unsigned char *magic = as_file ? bri_wire_get_raw(in, sizeof(file_magic)) : NULL;
	if (as_file && (magic == NULL || memcmp(magic, file_magic, sizeof(file_magic)) != 0)) {
		bri_error_set(reterr, where, "this is no evidence file of Brinell's: remove it and build again");
		return false;
	}
	uint64_t version = bri_wire_get_number(in, UINT32_MAX);
	if (!in->has_failed && version != BRI_EVIDENCE_VERSION) {
		bri_error_set(reterr, where, "the evidence has version %u, this Brinell reads %u: use the Brinell that "
		                             "wrote it or build the object again", (unsigned)version, BRI_EVIDENCE_VERSION);
		return false;
	}
	const unsigned char *stored = bri_wire_get_raw(in, CHECKSUM_SIZE);
	uint32_t checksum = 0;
	for (unsigned i = 0; stored != NULL && i < CHECKSUM_SIZE; i++)
		checksum |= (uint32_t)stored[i] << (8 * i);
	if (stored != NULL && checksum == checksum_of(in->bytes + in->at, in->size - in->at))
		return true;
	bri_error_set(reterr, where, "the evidence is damaged (%s): build the object again",
	              stored == NULL ? "truncated" : "its checksum is wrong");
	return false;
}

static struct bri_evidence_file *decode_with(struct bri_findings *findings, const void *bytes, size_t size, bool as_file,
                                             const char *where, struct bri_error *reterr)
{
	struct decoder decoder = { .in = { .bytes = bytes, .size = size } };
	struct bri_evidence_file *file = NULL;
	bool is_open = open_envelope(&decoder.in, as_file, where, reterr);
	if (is_open && (file = calloc(1, sizeof(*file))) != NULL)
		file->own = malloc(size * 2 + 8);
	if (file == NULL || file->own == NULL) {
		if (is_open)
			bri_error_set(reterr, where, "out of memory while reading the evidence");
		bri_findings_free(findings);
		free(file);
		return NULL;
	}
	file->findings = findings;
	decoder.file = file;
	decoder.own_end = file->own;
	bool is_good = decode(&decoder);
	if (is_good)
		return file;
	bri_error_set(reterr, where, "the evidence is damaged near byte %zu of %zu: build the object again", decoder.in.at, size);
	bri_evidence_free(file);
	return NULL;
}

struct bri_evidence_file *bri_evidence_decode_head(const void *bytes, size_t size, bool as_file, const char *where,
                                                   struct bri_error *reterr)
{
	return decode_with(NULL, bytes, size, as_file, where, reterr);
}

int bri_evidence_read_facts(struct bri_evidence_file *file, const char *where, struct bri_error *reterr)
{
	if (file->facts == NULL && file->packed != NULL)
		file->facts = bri_unit_unpack(file->packed, file->packed_size, file->evidence.unit, where, reterr);
	file->evidence.facts = file->facts;
	return file->facts != NULL || file->packed == NULL ? 0 : -1;
}

struct bri_evidence_file *bri_evidence_decode(const void *bytes, size_t size, bool as_file, const char *where,
                                              struct bri_error *reterr)
{
	struct bri_findings *findings = bri_findings_new();
	if (findings == NULL) {
		bri_error_set(reterr, where, "out of memory while reading the evidence");
		return NULL;
	}
	struct bri_evidence_file *file = decode_with(findings, bytes, size, as_file, where, reterr);
	if (file == NULL || bri_evidence_read_facts(file, where, reterr) == 0)
		return file;
	bri_evidence_free(file);
	return NULL;
}

const struct bri_evidence *bri_evidence_get(const struct bri_evidence_file *file)
{
	return &file->evidence;
}

void bri_evidence_free(struct bri_evidence_file *file)
{
	if (file == NULL)
		return;
	bri_unit_free(file->facts);
	bri_unit_free(file->texts);
	bri_findings_free(file->findings);
	free(file->own);
	free(file);
}
