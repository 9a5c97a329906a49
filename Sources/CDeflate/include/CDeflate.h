// libdeflate's decoder of whole gzip members, loaded when it is first asked for: only packed input needs it.

#pragma once

#include <libdeflate.h>

/// The functions that are used, by the library's own declarations.
struct winnow_deflate_functions {
    __typeof__(&libdeflate_alloc_decompressor) create;
    __typeof__(&libdeflate_free_decompressor) free;
    __typeof__(&libdeflate_gzip_decompress_ex) decompress;
};

/// The library's functions; null where it is not installed.
const struct winnow_deflate_functions *winnow_deflate_load(void);
