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
