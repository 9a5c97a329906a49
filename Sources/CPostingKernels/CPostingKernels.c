#include "CPostingKernels.h"
#include <string.h>

#if defined(__x86_64__) && defined(__linux__)
#define EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#define HAS_X86 1
#include <immintrin.h>
#else
#define EACH_PROCESSOR
#define HAS_X86 0
#endif

// A product is rounded before it is added to, on every processor.
#pragma STDC FP_CONTRACT OFF

// 4,096 documents are a window's (SweepScratch.windowShift), 16,384 a map's (WindowMap.shift).
#define WINDOW_MASK 4095u
#define MAP_BITS 14u
#define MAP_MASK ((1u << MAP_BITS) - 1)
// FixedScores.bits.
#define LARGEST_SUM 536870912.0f

static inline __attribute__((always_inline)) uint64_t word_at(const void *set, size_t word) {
    uint64_t bits;
    memcpy(&bits, (const char *)set + 8 * word, 8);
    return bits;
}

EACH_PROCESSOR
uint64_t winnow_count_common(const void *const *sets, size_t count, size_t words) {
    uint64_t total = 0;
    if (count == 2) {
        const void *left = sets[0], *right = sets[1];
        for (size_t word = 0; word < words; word++)
            total += (uint64_t)__builtin_popcountll(word_at(left, word) & word_at(right, word));
        return total;
    }
    uint64_t some[64];
    for (size_t start = 0; start < words; start += 64) {
        const size_t length = words - start < 64 ? words - start : 64;
        memcpy(some, (const char *)sets[0] + 8 * start, 8 * length);
        for (size_t set = 1; set < count; set++)
            for (size_t word = 0; word < length; word++)
                some[word] &= word_at(sets[set], start + word);
        for (size_t word = 0; word < length; word++)
            total += (uint64_t)__builtin_popcountll(some[word]);
    }
    return total;
}

EACH_PROCESSOR
uint64_t winnow_count_bits(const uint64_t *bits, size_t words) {
    uint64_t total = 0;
    for (size_t word = 0; word < words; word++) total += (uint64_t)__builtin_popcountll(bits[word]);
    return total;
}

EACH_PROCESSOR
void winnow_unite(uint64_t *into, const void *set, size_t words) {
    for (size_t word = 0; word < words; word++) into[word] |= word_at(set, word);
}

EACH_PROCESSOR
void winnow_intersect(uint64_t *into, const void *set, size_t words) {
    for (size_t word = 0; word < words; word++) into[word] &= word_at(set, word);
}

EACH_PROCESSOR
void winnow_subtract(uint64_t *into, const void *set, size_t words) {
    for (size_t word = 0; word < words; word++) into[word] &= ~word_at(set, word);
}

// Calls BODY for each document. Neighbours are often in one word, whose change has to be waited for: so that of
// four at a time is made which are far from each other.
#define FOR_EACH_APART(BODY)                                                                           \
    const size_t quarter = count / 4;                                                                  \
    for (size_t place = 0; place < quarter; place++) {                                                 \
        BODY(documents[place] - start);                                                                \
        BODY(documents[place + quarter] - start);                                                      \
        BODY(documents[place + 2 * quarter] - start);                                                  \
        BODY(documents[place + 3 * quarter] - start);                                                  \
    }                                                                                                  \
    for (size_t place = 4 * quarter; place < count; place++) BODY(documents[place] - start)

static inline uint64_t bit_of(uint32_t offset) { return (uint64_t)1 << (offset & 63); }

EACH_PROCESSOR
void winnow_set_bits(uint64_t *bits, uint32_t start, const uint32_t *documents, size_t count) {
#define SET(offset) bits[(offset) >> 6] |= bit_of(offset)
    FOR_EACH_APART(SET);
}

EACH_PROCESSOR
void winnow_clear_bits(uint64_t *bits, uint32_t start, const uint32_t *documents, size_t count) {
#define CLEAR(offset) bits[(offset) >> 6] &= ~bit_of(offset)
    FOR_EACH_APART(CLEAR);
}

EACH_PROCESSOR
void winnow_set_common(
    uint64_t *bits, const uint64_t *others, uint32_t start, const uint32_t *documents, size_t count) {
#define SET_COMMON(offset) bits[(offset) >> 6] |= others[(offset) >> 6] & bit_of(offset)
    FOR_EACH_APART(SET_COMMON);
}

EACH_PROCESSOR
void winnow_ranks(
    const void *set, const void *ranks, const uint32_t *documents, size_t count, uint32_t *out) {
    size_t known = SIZE_MAX;
    uint64_t bits = 0;
    uint32_t before = 0;
    for (size_t place = 0; place < count; place++) {
        const uint32_t document = documents[place];
        const size_t word = document >> 6;
        if (word != known) {
            known = word;
            memcpy(&before, (const char *)ranks + 4 * (word / 8), 4);
            for (size_t other = word & ~(size_t)7; other < word; other++)
                before += (uint32_t)__builtin_popcountll(word_at(set, other));
            bits = word_at(set, word);
        }
        const uint64_t below = bits & (((uint64_t)1 << (document & 63)) - 1);
        out[place] = before + (uint32_t)__builtin_popcountll(below);
    }
}

EACH_PROCESSOR
void winnow_fill_map(
    uint32_t *map, uint32_t tag, uint32_t first, const uint32_t *documents, size_t count) {
    uint32_t entry = tag << MAP_BITS | first;
    for (size_t place = 0; place < count; place++) map[documents[place] & MAP_MASK] = entry++;
}

EACH_PROCESSOR
void winnow_compress(uint32_t *values, const uint32_t *places, size_t count) {
    for (size_t place = 0; place < count; place++) values[place] = values[places[place]];
}

EACH_PROCESSOR
void winnow_inverse_norms(
    const uint8_t *norms, const float *table, const uint32_t *documents, size_t count, float *out) {
    // Two looks into memory for each are quicker than vectors that gather.
    _Pragma("clang loop vectorize(disable)")
    for (size_t place = 0; place < count; place++) out[place] = table[norms[documents[place]]];
}

EACH_PROCESSOR
void winnow_scores(
    const uint32_t *restrict frequencies, const float *restrict inverse_norms, size_t count,
    float weight, float scale, uint32_t *restrict out) {
    for (size_t place = 0; place < count; place++) {
        // Below 2^31, which frequencies are unless they are damaged.
        const float frequency = (float)(int32_t)(frequencies[place] & 0x7FFFFFFF);
        const float product = frequency * inverse_norms[place];
        const float score = weight - weight / (1 + product);
        const float product_of_scale = score * scale;
        const int32_t fixed =
            (int32_t)(product_of_scale < LARGEST_SUM ? product_of_scale : LARGEST_SUM);
        out[place] = (uint32_t)(fixed > 1 ? fixed : 1);
    }
}

void winnow_add_to_window(
    uint32_t *sums, const uint32_t *documents, const uint32_t *scores, size_t count) {
    for (size_t place = 0; place < count; place++)
        sums[documents[place] & WINDOW_MASK] += scores[place];
}

void winnow_add_at(
    uint32_t *sums, const uint32_t *places, const uint32_t *scores, size_t count) {
    for (size_t place = 0; place < count; place++) sums[places[place]] += scores[place];
}

static inline __attribute__((always_inline)) uint16_t bound(
    uint8_t byte, uint32_t factor, uint32_t most) {
    const uint32_t part = (byte * factor >> 8) + 3;
    return (uint16_t)(byte == 0 ? 0 : part < most ? part : most);
}

EACH_PROCESSOR
void winnow_add_bounds(
    uint16_t *bounds, size_t count, const uint8_t *bytes, unsigned shift, uint32_t factor,
    uint32_t most) {
    if (shift == 0) {
        for (size_t range = 0; range < count; range++)
            bounds[range] += bound(bytes[range], factor, most);
        return;
    }
    const size_t step = (size_t)1 << shift;
    for (size_t start = 0; start < count; start += step) {
        const uint16_t part = bound(bytes[start >> shift], factor, most);
        const size_t end = count - start < step ? count : start + step;
        for (size_t range = start; range < end; range++) bounds[range] += part;
    }
}

EACH_PROCESSOR
void winnow_least_bytes(uint8_t *into, const uint8_t *bytes, size_t count) {
    for (size_t place = 0; place < count; place++)
        into[place] = bytes[place] < into[place] ? bytes[place] : into[place];
}

EACH_PROCESSOR
size_t winnow_count_at_least(const uint16_t *values, size_t count, uint16_t least) {
    size_t total = 0;
    while (count > 0) {
        const size_t length = count < 32768 ? count : 32768;
        uint16_t some = 0;
        for (size_t place = 0; place < length; place++) some += values[place] >= least;
        total += some;
        values += length;
        count -= length;
    }
    return total;
}

// What finds places has no shape that compilers make vectors of: for processors with AVX-512 it is written out.

static size_t find_in_set(
    const void *set, const uint32_t *documents, size_t count, int wanted, uint32_t *places) {
    const uint64_t other = wanted ? 0 : 1;
    size_t found = 0;
    for (size_t place = 0; place < count; place++) {
        const uint32_t document = documents[place];
        places[found] = (uint32_t)place;
        found += (word_at(set, document >> 6) >> (document & 63) & 1) ^ other;
    }
    return found;
}

static size_t find_in_map(
    const uint32_t *map, uint32_t tag, uint32_t base, const uint32_t *documents, size_t count,
    uint32_t *places, uint32_t *ordinals) {
    size_t found = 0;
    for (size_t place = 0; place < count; place++) {
        const uint32_t entry = map[documents[place] & MAP_MASK];
        places[found] = (uint32_t)place;
        ordinals[found] = base + (entry & MAP_MASK);
        found += entry >> MAP_BITS == tag;
    }
    return found;
}

static size_t find_at_least(
    const uint32_t *values, size_t count, uint32_t least, uint32_t *places) {
    size_t found = 0;
    for (size_t place = 0; place < count; place++) {
        places[found] = (uint32_t)place;
        found += values[place] >= least;
    }
    return found;
}

static void masks_at_least(
    const uint32_t *values, size_t words, const uint32_t *needs, uint64_t *masks) {
    for (size_t word = 0; word < words; word++) {
        uint64_t mask = 0;
        for (int place = 0; place < 64; place++)
            mask |= (uint64_t)(values[64 * word + place] >= needs[word]) << place;
        masks[word] = mask;
    }
}

static size_t find_with_part(
    const uint32_t *values, const uint32_t *documents, size_t count, const uint16_t *parts,
    unsigned shift, uint32_t least, uint32_t *places) {
    size_t found = 0;
    for (size_t place = 0; place < count; place++) {
        places[found] = (uint32_t)place;
        found += values[place] + ((uint32_t)parts[documents[place] >> shift] << 14) >= least;
    }
    return found;
}

static size_t find_bounded(
    const uint32_t *documents, size_t count, const uint16_t *bounds, unsigned shift, uint16_t low,
    uint16_t high, uint32_t *places) {
    size_t found = 0;
    for (size_t place = 0; place < count; place++) {
        const uint16_t bound = bounds[documents[place] >> shift];
        places[found] = (uint32_t)place;
        found += (bound >= low) & (bound <= high);
    }
    return found;
}

#if HAS_X86
#define V3 __attribute__((target("avx2")))
#define V4 __attribute__((target("avx512f,avx512vl,avx512bw,avx512dq,popcnt,bmi,bmi2")))

// The bits of those of eight values that are `need` or more.
static V3 inline uint64_t mask_of_eight(const uint32_t *values, __m256i need) {
    const __m256i some = _mm256_loadu_si256((const __m256i *)values);
    const __m256i has = _mm256_cmpeq_epi32(_mm256_max_epu32(some, need), some);
    return (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(has));
}

static V3 void masks_at_least_v3(
    const uint32_t *values, size_t words, const uint32_t *needs, uint64_t *masks) {
    for (size_t word = 0; word < words; word++, values += 64) {
        const __m256i need = _mm256_set1_epi32((int)needs[word]);
        uint64_t mask = 0;
        for (int eight = 0; eight < 8; eight++)
            mask |= mask_of_eight(values + 8 * eight, need) << (8 * eight);
        masks[word] = mask;
    }
}

static V4 __m512i first_places(void) {
    return _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}

static V4 size_t find_in_set_v4(
    const void *set, const uint32_t *documents, size_t count, int wanted, uint32_t *places) {
    const __m512i ones = _mm512_set1_epi32(1);
    const __mmask16 flip = wanted ? 0 : 0xFFFF;
    __m512i numbers = first_places();
    size_t found = 0, place = 0;
    for (; place + 16 <= count; place += 16) {
        const __m512i some = _mm512_loadu_si512(documents + place);
        const __m512i words = _mm512_i32gather_epi32(_mm512_srli_epi32(some, 5), set, 4);
        const __m512i bits = _mm512_sllv_epi32(ones, _mm512_and_si512(some, _mm512_set1_epi32(31)));
        const __mmask16 has = _mm512_test_epi32_mask(words, bits) ^ flip;
        _mm512_storeu_si512(places + found, _mm512_maskz_compress_epi32(has, numbers));
        found += (size_t)__builtin_popcount(has);
        numbers = _mm512_add_epi32(numbers, _mm512_set1_epi32(16));
    }
    const size_t rest = find_in_set(set, documents + place, count - place, wanted, places + found);
    for (size_t last = 0; last < rest; last++) places[found + last] += (uint32_t)place;
    return found + rest;
}

static V4 size_t find_in_map_v4(
    const uint32_t *map, uint32_t tag, uint32_t base, const uint32_t *documents, size_t count,
    uint32_t *places, uint32_t *ordinals) {
    const __m512i low = _mm512_set1_epi32(MAP_MASK);
    const __m512i wanted = _mm512_set1_epi32((int)tag);
    __m512i numbers = first_places();
    size_t found = 0, place = 0;
    for (; place + 16 <= count; place += 16) {
        const __m512i some = _mm512_and_si512(_mm512_loadu_si512(documents + place), low);
        const __m512i entries = _mm512_i32gather_epi32(some, map, 4);
        const __mmask16 has = _mm512_cmpeq_epi32_mask(_mm512_srli_epi32(entries, MAP_BITS), wanted);
        if (has) {
            const __m512i before =
                _mm512_add_epi32(_mm512_and_si512(entries, low), _mm512_set1_epi32((int)base));
            _mm512_storeu_si512(places + found, _mm512_maskz_compress_epi32(has, numbers));
            _mm512_storeu_si512(ordinals + found, _mm512_maskz_compress_epi32(has, before));
            found += (size_t)__builtin_popcount(has);
        }
        numbers = _mm512_add_epi32(numbers, _mm512_set1_epi32(16));
    }
    const size_t rest = find_in_map(
        map, tag, base, documents + place, count - place, places + found, ordinals + found);
    for (size_t last = 0; last < rest; last++) places[found + last] += (uint32_t)place;
    return found + rest;
}

static V4 size_t find_at_least_v4(
    const uint32_t *values, size_t count, uint32_t least, uint32_t *places) {
    const __m512i bound = _mm512_set1_epi32((int)least);
    __m512i numbers = first_places();
    size_t found = 0, place = 0;
    for (; place + 16 <= count; place += 16) {
        const __mmask16 has =
            _mm512_cmpge_epu32_mask(_mm512_loadu_si512(values + place), bound);
        _mm512_storeu_si512(places + found, _mm512_maskz_compress_epi32(has, numbers));
        found += (size_t)__builtin_popcount(has);
        numbers = _mm512_add_epi32(numbers, _mm512_set1_epi32(16));
    }
    const size_t rest = find_at_least(values + place, count - place, least, places + found);
    for (size_t last = 0; last < rest; last++) places[found + last] += (uint32_t)place;
    return found + rest;
}

static V4 void masks_at_least_v4(
    const uint32_t *values, size_t words, const uint32_t *needs, uint64_t *masks) {
    for (size_t word = 0; word < words; word++, values += 64) {
        const __m512i need = _mm512_set1_epi32((int)needs[word]);
        const uint64_t first = _mm512_cmpge_epu32_mask(_mm512_loadu_si512(values), need);
        const uint64_t second = _mm512_cmpge_epu32_mask(_mm512_loadu_si512(values + 16), need);
        const uint64_t third = _mm512_cmpge_epu32_mask(_mm512_loadu_si512(values + 32), need);
        const uint64_t fourth = _mm512_cmpge_epu32_mask(_mm512_loadu_si512(values + 48), need);
        masks[word] = first | second << 16 | third << 32 | fourth << 48;
    }
}

// The values of 16-bit entries `numbers` of a table; one more can be read behind its last.
static V4 inline __m512i gather_u16(const uint16_t *table, __m512i numbers) {
    return _mm512_and_si512(
        _mm512_i32gather_epi32(numbers, table, 2), _mm512_set1_epi32(0xFFFF));
}

static V4 size_t find_with_part_v4(
    const uint32_t *values, const uint32_t *documents, size_t count, const uint16_t *parts,
    unsigned shift, uint32_t least, uint32_t *places) {
    const __m512i bound = _mm512_set1_epi32((int)least);
    const __m128i by = _mm_cvtsi32_si128((int)shift);
    __m512i numbers = first_places();
    size_t found = 0, place = 0;
    for (; place + 16 <= count; place += 16) {
        const __m512i ranges = _mm512_srl_epi32(_mm512_loadu_si512(documents + place), by);
        const __m512i part = _mm512_slli_epi32(gather_u16(parts, ranges), 14);
        const __m512i sums = _mm512_add_epi32(_mm512_loadu_si512(values + place), part);
        const __mmask16 has = _mm512_cmpge_epu32_mask(sums, bound);
        _mm512_storeu_si512(places + found, _mm512_maskz_compress_epi32(has, numbers));
        found += (size_t)__builtin_popcount(has);
        numbers = _mm512_add_epi32(numbers, _mm512_set1_epi32(16));
    }
    const size_t rest = find_with_part(
        values + place, documents + place, count - place, parts, shift, least, places + found);
    for (size_t last = 0; last < rest; last++) places[found + last] += (uint32_t)place;
    return found + rest;
}

static V4 size_t find_bounded_v4(
    const uint32_t *documents, size_t count, const uint16_t *bounds, unsigned shift, uint16_t low,
    uint16_t high, uint32_t *places) {
    const __m512i least = _mm512_set1_epi32(low), most = _mm512_set1_epi32(high);
    const __m128i by = _mm_cvtsi32_si128((int)shift);
    __m512i numbers = first_places();
    size_t found = 0, place = 0;
    for (; place + 16 <= count; place += 16) {
        const __m512i ranges = _mm512_srl_epi32(_mm512_loadu_si512(documents + place), by);
        const __m512i bound = gather_u16(bounds, ranges);
        const __mmask16 has =
            _mm512_cmpge_epu32_mask(bound, least) & _mm512_cmple_epu32_mask(bound, most);
        _mm512_storeu_si512(places + found, _mm512_maskz_compress_epi32(has, numbers));
        found += (size_t)__builtin_popcount(has);
        numbers = _mm512_add_epi32(numbers, _mm512_set1_epi32(16));
    }
    const size_t rest = find_bounded(
        documents + place, count - place, bounds, shift, low, high, places + found);
    for (size_t last = 0; last < rest; last++) places[found + last] += (uint32_t)place;
    return found + rest;
}

static int has_v3, has_v4;

static __attribute__((constructor)) void look_at_processor(void) {
    __builtin_cpu_init();
    has_v3 = __builtin_cpu_supports("avx2");
    has_v4 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("bmi")
        && __builtin_cpu_supports("bmi2");
}

void winnow_limit_vectors(int level) {
    look_at_processor();
    has_v3 &= level >= 3;
    has_v4 &= level >= 4;
}

#define BEST(function, ...) (has_v4 ? function##_v4(__VA_ARGS__) : function(__VA_ARGS__))
#else
void winnow_limit_vectors(int level) { (void)level; }

#define BEST(function, ...) function(__VA_ARGS__)
#endif

size_t winnow_find_in_set(
    const void *set, const uint32_t *documents, size_t count, int wanted, uint32_t *places) {
    return BEST(find_in_set, set, documents, count, wanted, places);
}

size_t winnow_find_in_map(
    const uint32_t *map, uint32_t tag, uint32_t base, const uint32_t *documents, size_t count,
    uint32_t *places, uint32_t *ordinals) {
    return BEST(find_in_map, map, tag, base, documents, count, places, ordinals);
}

size_t winnow_find_signed(
    const void *signatures, const uint32_t *ordinals, size_t count, uint8_t wanted,
    uint32_t *places) {
    const uint8_t *bytes = signatures;
    size_t found = 0;
    for (size_t place = 0; place < count; place++) {
        places[found] = (uint32_t)place;
        found += (bytes[ordinals[place]] & wanted) == wanted;
    }
    return found;
}

size_t winnow_find_at_least(
    const uint32_t *values, size_t count, uint32_t least, uint32_t *places) {
    return BEST(find_at_least, values, count, least, places);
}

void winnow_masks_at_least(
    const uint32_t *values, size_t words, const uint32_t *needs, uint64_t *masks) {
#if HAS_X86
    if (has_v3 && !has_v4) return masks_at_least_v3(values, words, needs, masks);
#endif
    BEST(masks_at_least, values, words, needs, masks);
}

size_t winnow_find_with_part(
    const uint32_t *values, const uint32_t *documents, size_t count, const uint16_t *parts,
    unsigned shift, uint32_t least, uint32_t *places) {
    return BEST(find_with_part, values, documents, count, parts, shift, least, places);
}

size_t winnow_find_bounded(
    const uint32_t *documents, size_t count, const uint16_t *bounds, unsigned shift, uint16_t low,
    uint16_t high, uint32_t *places) {
    return BEST(find_bounded, documents, count, bounds, shift, low, high, places);
}
