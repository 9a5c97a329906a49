// Bit packing of blocks of 128 unsigned 32-bit integers.
//
// Layout (vertical, after Lemire and Boytsov, "Decoding billions of integers per second through
// vectorization", 2015, section 4): integer i stands in lane i % 4 of row i / 4; each lane is a
// stream of `width` bits per integer in 32-bit words, lowest bits first; the words of the four
// lanes are interleaved. A block of width w takes 16 * w bytes.
#pragma once
#include <stdint.h>

// Packs the low `width` bits (0 to 32) of 128 integers into 16 * width bytes.
void winnow_pack(const uint32_t *in, unsigned width, void *out);

// Unpacks 128 integers of `width` bits (0 to 32) from 16 * width bytes.
void winnow_unpack(const void *in, unsigned width, uint32_t *out);

// Unpacks 128 gaps and sums them up: out[i] = out[i - 1] + gap[i] + 1, with `before` as out[-1].
void winnow_unpack_ascending(const void *in, unsigned width, uint32_t before, uint32_t *out);

// As winnow_unpack_ascending, with patches: behind the packed gaps stand `patches` bytes, each the index of a
// gap in its lowest seven bits, and then the high parts of these gaps, of `high_width` bits each (31 and
// 32 - width at the most) from the lowest bit on. Reads up to eight bytes behind them.
void winnow_unpack_ascending_patched(
    const void *in, unsigned width, unsigned patches, unsigned high_width, uint32_t before,
    uint32_t *out);

// Unpacks rows `first` to below `end` (of 32, of four integers each) of 128 integers of `width` bits:
// out[4 * first] to out[4 * end - 1] are written. Reads nothing outside of the 16 * width bytes.
void winnow_unpack_rows(
    const void *in, unsigned width, unsigned first, unsigned end, uint32_t *out);

// The sum of the first `index` (below 128) integers of 128 of `width` bits, modulo 2^32; and the one behind.
uint32_t winnow_sum_before(const void *in, unsigned width, unsigned index, uint32_t *value);

// Writes, for each of 4 * rows values, the sum of `before` and those up to it, each taken `each` greater,
// modulo 2^32; `out` may be `in`.
void winnow_sum_up(
    const uint32_t *in, unsigned rows, uint32_t before, uint32_t each, uint32_t *out);

// Which of four values have one among `count` others that is from `distance` to `distance` + `span`
// greater, modulo 2^32: a bit each, the first value's lowest. Reads up to three values behind the others.
uint32_t winnow_near(
    const uint32_t *few, const uint32_t *others, unsigned count, uint32_t distance, uint32_t span);

// Which of 32 bytes are from `first` on and below `first` + `length`: a bit each, the first byte's lowest.
static inline uint32_t winnow_bytes_within(const void *bytes, unsigned first, unsigned length) {
    typedef uint8_t bytes32 __attribute__((ext_vector_type(32)));
    typedef _Bool bits32 __attribute__((ext_vector_type(32)));
    bytes32 values;
    __builtin_memcpy(&values, bytes, 32);
    const bits32 within =
        __builtin_convertvector(values - (uint8_t)first < (uint8_t)length, bits32);
    uint32_t mask;
    __builtin_memcpy(&mask, &within, 4);
    return mask;
}

// Has memory bring the bytes at an address closer, without waiting for them.
static inline void winnow_prefetch(const void *address) { __builtin_prefetch(address); }
