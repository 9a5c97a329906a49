// libbrotli's decoder, loaded when it is first asked for: only web archives with bodies in that coding need it, and
// every other command would start later by it.

#pragma once

#include <brotli/decode.h>

/// The functions that are used, by the library's own declarations.
struct winnow_brotli_functions {
    __typeof__(&BrotliDecoderCreateInstance) create;
    __typeof__(&BrotliDecoderDestroyInstance) destroy;
    __typeof__(&BrotliDecoderDecompressStream) decompress;
};

/// The library's functions; null where it is not installed.
const struct winnow_brotli_functions *winnow_brotli_load(void);
