#include "CLZ4.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static struct winnow_lz4_functions functions;
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *library = dlopen("liblz4.so.1", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    bool all = true;
#define FIND(member, name) \
    all &= (functions.member = (__typeof__(functions.member))dlsym(library, name)) != NULL
    FIND(create, "LZ4F_createDecompressionContext");
    FIND(free, "LZ4F_freeDecompressionContext");
    FIND(reset, "LZ4F_resetDecompressionContext");
    FIND(decompress, "LZ4F_decompress");
    FIND(is_error, "LZ4F_isError");
#undef FIND
    is_loaded = all;
}

const struct winnow_lz4_functions *winnow_lz4_load(void) {
    pthread_once(&once, load);
    return is_loaded ? &functions : NULL;
}
