// liblz4's decoder of frames, loaded when it is first asked for, as libarchive is, which stands on it.

#pragma once

#include <lz4frame.h>

/// The functions that are used, by the library's own declarations.
struct winnow_lz4_functions {
    __typeof__(&LZ4F_createDecompressionContext) create;
    __typeof__(&LZ4F_freeDecompressionContext) free;
    __typeof__(&LZ4F_resetDecompressionContext) reset;
    __typeof__(&LZ4F_decompress) decompress;
    __typeof__(&LZ4F_isError) is_error;
};

/// What the decoder's functions are told to be made for.
enum { winnow_lz4_version = LZ4F_VERSION };

/// The library's functions; null where it is not installed.
const struct winnow_lz4_functions *winnow_lz4_load(void);
