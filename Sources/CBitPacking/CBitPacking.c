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
