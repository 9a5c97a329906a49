// liblz4's decoder of frames, loaded when it is first asked for, as libarchive is, which stands on it; and libxxhash's
// XXH32, which is the checksum in frames.

#pragma once

#include <lz4frame.h>
#include <xxhash.h>

/// The functions that are used, by the libraries' own declarations.
struct winnow_lz4_functions {
    __typeof__(&LZ4F_createDecompressionContext) create;
    __typeof__(&LZ4F_freeDecompressionContext) free;
    __typeof__(&LZ4F_resetDecompressionContext) reset;
    __typeof__(&LZ4F_decompress) decompress;
    __typeof__(&LZ4F_getFrameInfo) frame_information;
    __typeof__(&LZ4F_isError) is_error;
    __typeof__(&XXH32_createState) sum_create;
    __typeof__(&XXH32_freeState) sum_free;
    __typeof__(&XXH32_reset) sum_reset;
    __typeof__(&XXH32_update) sum_update;
    __typeof__(&XXH32_digest) sum_digest;
};

/// What the decoder's functions are told to be made for.
enum { winnow_lz4_version = LZ4F_VERSION };

/// The libraries' functions; null where one is not installed.
const struct winnow_lz4_functions *winnow_lz4_load(void);
