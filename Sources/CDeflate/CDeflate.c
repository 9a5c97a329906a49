#include "CDeflate.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static struct winnow_deflate_functions functions;
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *library = dlopen("libdeflate.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    bool all = true;
#define FIND(member, name) \
    all &= (functions.member = (__typeof__(functions.member))dlsym(library, name)) != NULL
    FIND(create, "libdeflate_alloc_decompressor");
    FIND(free, "libdeflate_free_decompressor");
    FIND(decompress, "libdeflate_gzip_decompress_ex");
#undef FIND
    is_loaded = all;
}

const struct winnow_deflate_functions *winnow_deflate_load(void) {
    pthread_once(&once, load);
    return is_loaded ? &functions : NULL;
}
