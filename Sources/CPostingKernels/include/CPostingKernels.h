// Loops over documents and scores that processors' vectors make quicker: each is compiled for several
// kinds of processor, and the best that the processor at hand can run is chosen when the program starts.
// All give the same numbers on all of them.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Bit d of a set of documents is bit d % 64 of 64-bit word d / 64, little-endian and unaligned.

// How many documents are in all of `count` sets of `words` words.
uint64_t winnow_count_common(const void *const *sets, size_t count, size_t words);

// How many bits are set in `words` words.
uint64_t winnow_count_bits(const uint64_t *bits, size_t words);

// into |= set, word by word.
void winnow_unite(uint64_t *into, const void *set, size_t words);

// into &= set, and into &= ~set, word by word.
void winnow_intersect(uint64_t *into, const void *set, size_t words);
void winnow_subtract(uint64_t *into, const void *set, size_t words);

// Sets, or clears, the bits of documents, of which `start` has bit 0.
void winnow_set_bits(uint64_t *bits, uint32_t start, const uint32_t *documents, size_t count);
void winnow_clear_bits(uint64_t *bits, uint32_t start, const uint32_t *documents, size_t count);

// Sets the bits of those documents that have one in `others` too.
void winnow_set_common(
    uint64_t *bits, const uint64_t *others, uint32_t start, const uint32_t *documents, size_t count);

// Writes the places, among `count` documents, of those that are in the set (or are not, unless `wanted`);
// `places` has room for `count` and 16 more. Returns how many there are.
size_t winnow_find_in_set(
    const void *set, const uint32_t *documents, size_t count, int wanted, uint32_t *places);

// For each document, how many of the set stand before it: `ranks` has that of every eighth word.
void winnow_ranks(
    const void *set, const void *ranks, const uint32_t *documents, size_t count, uint32_t *out);

// A window map has 16,384 entries: entry d % 16,384 says by a tag in its high 18 bits whether document d of
// the window is in a list, and in its low 14 bits how many of the window's documents stand before it.

// Enters ascending documents of a window, of which `first` stand before.
void winnow_fill_map(
    uint32_t *map, uint32_t tag, uint32_t first, const uint32_t *documents, size_t count);

// Writes the places of documents that are entered, as `winnow_find_in_set`, and for each of them `base` and
// how many stand before it.
size_t winnow_find_in_map(
    const uint32_t *map, uint32_t tag, uint32_t base, const uint32_t *documents, size_t count,
    uint32_t *places, uint32_t *ordinals);

// values[i] = values[places[i]], for ascending places.
void winnow_compress(uint32_t *values, const uint32_t *places, size_t count);

// out[i] = table[norms[documents[i]]]; `table` has 256 values.
void winnow_inverse_norms(
    const uint8_t *norms, const float *table, const uint32_t *documents, size_t count, float *out);

// The scores of BM25 in fixed point, 1 at least and 2^29 at most:
// trunc(scale * (weight - weight / (1 + frequency * inverse norm))).
void winnow_scores(
    const uint32_t *frequencies, const float *inverse_norms, size_t count, float weight, float scale,
    uint32_t *out);

// sums[documents[i] % 4,096] += scores[i].
void winnow_add_to_window(
    uint32_t *sums, const uint32_t *documents, const uint32_t *scores, size_t count);

// sums[places[i]] += scores[i].
void winnow_add_at(
    uint32_t *sums, const uint32_t *places, const uint32_t *scores, size_t count);

// Writes the places of values that are `least` or more, as `winnow_find_in_set`.
size_t winnow_find_at_least(
    const uint32_t *values, size_t count, uint32_t least, uint32_t *places);

// Writes the places of postings whose signatures, signatures[ordinals[i]], have all bits of `wanted`, as
// `winnow_find_in_set`.
size_t winnow_find_signed(
    const void *signatures, const uint32_t *ordinals, size_t count, uint8_t wanted,
    uint32_t *places);

// For each word of 64 values, the bits of those that are as large as the word's need or larger.
void winnow_masks_at_least(
    const uint32_t *values, size_t words, const uint32_t *needs, uint64_t *masks);

// Writes the places of documents with values[i] + (parts[documents[i] >> shift] << 14) at `least` or more, as
// `winnow_find_in_set`; behind the last of the parts, another can be read.
size_t winnow_find_with_part(
    const uint32_t *values, const uint32_t *documents, size_t count, const uint16_t *parts,
    unsigned shift, uint32_t least, uint32_t *places);

// Writes the places of documents with bounds[documents[i] >> shift] from `low` to `high`, in the same way.
size_t winnow_find_bounded(
    const uint32_t *documents, size_t count, const uint16_t *bounds, unsigned shift, uint16_t low,
    uint16_t high, uint32_t *places);

// Bounds: bounds[i] += min((bytes[i / 2^shift] * factor >> 8) + 3, most), or nothing where the byte is 0.
void winnow_add_bounds(
    uint16_t *bounds, size_t count, const uint8_t *bytes, unsigned shift, uint32_t factor,
    uint32_t most);

// into[i] = min(into[i], bytes[i]).
void winnow_least_bytes(uint8_t *into, const uint8_t *bytes, size_t count);

// How many of the values are `least` or more.
size_t winnow_count_at_least(const uint16_t *values, size_t count, uint16_t least);

// For tests: has what is written out for vectors of 512 (4) or 256 bits (3) be used at the most, or nothing of it
// (0), as far as the processor has them. Not while another thread is in one of these functions.
void winnow_limit_vectors(int level);
