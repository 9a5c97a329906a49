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
    void *sums = dlopen("libxxhash.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL || sums == NULL) return;
    bool all = true;
#define FIND_IN(handle, member, name) \
    all &= (functions.member = (__typeof__(functions.member))dlsym(handle, name)) != NULL
#define FIND(member, name) FIND_IN(library, member, name)
    FIND(create, "LZ4F_createDecompressionContext");
    FIND(free, "LZ4F_freeDecompressionContext");
    FIND(reset, "LZ4F_resetDecompressionContext");
    FIND(decompress, "LZ4F_decompress");
    FIND(frame_information, "LZ4F_getFrameInfo");
    FIND(is_error, "LZ4F_isError");
    FIND_IN(sums, sum_create, "XXH32_createState");
    FIND_IN(sums, sum_free, "XXH32_freeState");
    FIND_IN(sums, sum_reset, "XXH32_reset");
    FIND_IN(sums, sum_update, "XXH32_update");
    FIND_IN(sums, sum_digest, "XXH32_digest");
#undef FIND
#undef FIND_IN
    is_loaded = all;
}

const struct winnow_lz4_functions *winnow_lz4_load(void) {
    pthread_once(&once, load);
    return is_loaded ? &functions : NULL;
}
