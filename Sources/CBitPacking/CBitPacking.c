#include "CBitPacking.h"

typedef uint32_t lanes __attribute__((ext_vector_type(4)));
typedef uint32_t lanes_unaligned __attribute__((ext_vector_type(4), aligned(4)));
typedef uint32_t lanes_bytes __attribute__((ext_vector_type(4), aligned(1)));

#define INLINE static inline __attribute__((always_inline))

INLINE lanes load(const void *from, int row) { return ((const lanes_bytes *)from)[row]; }

// One row of four integers; `width` is a constant at every call.
INLINE lanes unpack_row(const void *in, int width, int row) {
    const int bit = row * width, word = bit / 32, shift = bit % 32;
    lanes v = load(in, word) >> (uint32_t)shift;
    if (shift + width > 32) v += load(in, word + 1) << (uint32_t)(32 - shift);
    if (shift + width != 32 && width < 32) v &= (uint32_t)((1ull << width) - 1);
    return v;
}

INLINE void unpack_plain(const void *in, int width, uint32_t *out) {
    _Pragma("clang loop unroll(full)")
    for (int row = 0; row < 32; row++)
        ((lanes_unaligned *)out)[row] = width == 0 ? (lanes)(0) : unpack_row(in, width, row);
}

INLINE void unpack_sums(const void *in, int width, uint32_t before, uint32_t *out) {
    const lanes zero = (lanes)(0);
    lanes carry = (lanes)(before);
    _Pragma("clang loop unroll(full)")
    for (int row = 0; row < 32; row++) {
        lanes v = (width == 0 ? zero : unpack_row(in, width, row)) + 1;
        v += __builtin_shufflevector(zero, v, 0, 4, 5, 6);
        v += __builtin_shufflevector(zero, v, 0, 1, 4, 5);
        carry = v + carry.wwww;
        ((lanes_unaligned *)out)[row] = carry;
    }
}

INLINE void pack_block(const uint32_t *in, int width, void *out) {
    const uint32_t mask = width == 32 ? ~0u : (uint32_t)((1ull << width) - 1);
    lanes pending = (lanes)(0);
    _Pragma("clang loop unroll(full)")
    for (int row = 0; row < 32; row++) {
        const int bit = row * width, word = bit / 32, shift = bit % 32;
        const lanes v = ((const lanes_unaligned *)in)[row] & mask;
        pending |= v << (uint32_t)shift;
        if (shift + width >= 32) {
            ((lanes_bytes *)out)[word] = pending;
            pending = shift + width > 32 ? v >> (uint32_t)(32 - shift) : (lanes)(0);
        }
    }
}

#define EACH_WIDTH(DO)                                                                             \
    DO(1) DO(2) DO(3) DO(4) DO(5) DO(6) DO(7) DO(8) DO(9) DO(10) DO(11) DO(12) DO(13) DO(14)       \
    DO(15) DO(16) DO(17) DO(18) DO(19) DO(20) DO(21) DO(22) DO(23) DO(24) DO(25) DO(26) DO(27)     \
    DO(28) DO(29) DO(30) DO(31) DO(32)

void winnow_pack(const uint32_t *in, unsigned width, void *out) {
    switch (width) {
#define CASE(w) case w: pack_block(in, w, out); break;
        EACH_WIDTH(CASE)
#undef CASE
    }
}

void winnow_unpack(const void *in, unsigned width, uint32_t *out) {
    switch (width) {
    case 0: unpack_plain(in, 0, out); break;
#define CASE(w) case w: unpack_plain(in, w, out); break;
        EACH_WIDTH(CASE)
#undef CASE
    }
}

void winnow_unpack_ascending(const void *in, unsigned width, uint32_t before, uint32_t *out) {
    switch (width) {
    case 0: unpack_sums(in, 0, before, out); break;
#define CASE(w) case w: unpack_sums(in, w, before, out); break;
        EACH_WIDTH(CASE)
#undef CASE
    }
}

INLINE uint32_t mask_of(unsigned width) { return width == 32 ? ~0u : (1u << width) - 1; }

// The row that begins at a bit of the lanes; `width` is 1 at least.
INLINE lanes unpack_row_at(const void *in, unsigned width, uint32_t mask, unsigned bit) {
    // The row's last bit may stand in the same word as its first: no more than the block is read.
    const uint32_t shift = bit & 31;
    const lanes low = load(in, (int)(bit >> 5)) >> shift;
    const lanes high = load(in, (int)((bit + width - 1) >> 5)) << 1 << (31 - shift);
    return (low | high) & mask;
}

void winnow_unpack_rows(
    const void *in, unsigned width, unsigned first, unsigned end, uint32_t *out
) {
    lanes_unaligned *rows = (lanes_unaligned *)out;
    if (width == 0) {
        for (unsigned row = first; row < end; row++) rows[row] = (lanes)(0);
        return;
    }
    const uint32_t mask = mask_of(width);
    unsigned bit = first * width;
    for (unsigned row = first; row < end; row++, bit += width)
        rows[row] = unpack_row_at(in, width, mask, bit);
}

uint32_t winnow_sum_before(const void *in, unsigned width, unsigned index, uint32_t *value) {
    *value = 0;
    if (width == 0) return 0;
    const uint32_t mask = mask_of(width);
    const unsigned end = index / 4 * width;
    lanes sums = (lanes)(0);
    for (unsigned bit = 0; bit < end; bit += width) sums += unpack_row_at(in, width, mask, bit);
    const lanes last = unpack_row_at(in, width, mask, end);
    const lanes numbers = {0, 1, 2, 3};
    *value = last[index % 4];
    sums += numbers < index % 4 ? last : (lanes)(0);
    return sums.x + sums.y + sums.z + sums.w;
}

INLINE lanes prefix_sums(lanes v) {
    const lanes zero = (lanes)(0);
    v += __builtin_shufflevector(zero, v, 0, 4, 5, 6);
    v += __builtin_shufflevector(zero, v, 0, 1, 4, 5);
    return v;
}

void winnow_sum_up(
    const uint32_t *in, unsigned rows, uint32_t before, uint32_t each, uint32_t *out
) {
    const lanes_unaligned *values = (const lanes_unaligned *)in;
    lanes_unaligned *sums = (lanes_unaligned *)out;
    lanes carry = (lanes)(before);
    unsigned row = 0;
    // Two rows in one go: each waits for the sum of those before for half as long.
    for (; row + 2 <= rows; row += 2) {
        const lanes first = prefix_sums(values[row] + each);
        const lanes second = prefix_sums(values[row + 1] + each) + first.wwww;
        sums[row] = first + carry;
        sums[row + 1] = second + carry;
        carry += second.wwww;
    }
    if (row < rows) sums[row] = prefix_sums(values[row] + each) + carry;
}

void winnow_unpack_ascending_patched(
    const void *in, unsigned width, unsigned patches, unsigned high_width, uint32_t before,
    uint32_t *out
) {
    winnow_unpack(in, width, out);
    const uint8_t *indexes = (const uint8_t *)in + 16 * width, *highs = indexes + patches;
    const uint32_t mask = mask_of(high_width);
    for (unsigned patch = 0, bit = 0; patch < patches; patch++, bit += high_width) {
        uint64_t bits;
        __builtin_memcpy(&bits, highs + (bit >> 3), 8);
        // A width of 32 leaves no bits for high parts.
        out[indexes[patch] & 127] |= ((uint32_t)(bits >> (bit & 7)) & mask) << (width & 31);
    }
    winnow_sum_up(out, 32, before, 1, out);
}

uint32_t winnow_near(
    const uint32_t *few, const uint32_t *others, unsigned count, uint32_t distance, uint32_t span
) {
    const lanes least = load(few, 0) + distance;
    lanes found = (lanes)(0);
    for (unsigned index = 0; index < count; index += 4) {
        const lanes read = load(others + index, 0);
        // What is behind the last is taken for another that counts.
        const lanes numbers = {0, 1, 2, 3};
        const lanes v = index + 4 <= count ? read : numbers + index < count ? read : read.xxxx;
        if (span == 0)
            found |= (v.xxxx == least) | (v.yyyy == least) | (v.zzzz == least) | (v.wwww == least);
        else
            found |= (v.xxxx - least <= span) | (v.yyyy - least <= span) |
                (v.zzzz - least <= span) | (v.wwww - least <= span);
    }
    return (found.x & 1) | (found.y & 2) | (found.z & 4) | (found.w & 8);
}
