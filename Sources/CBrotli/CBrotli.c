#include "CBrotli.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static struct winnow_brotli_functions functions;
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *library = dlopen("libbrotlidec.so.1", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    bool all = true;
#define FIND(member, name) \
    all &= (functions.member = (__typeof__(functions.member))dlsym(library, name)) != NULL
    FIND(create, "BrotliDecoderCreateInstance");
    FIND(destroy, "BrotliDecoderDestroyInstance");
    FIND(decompress, "BrotliDecoderDecompressStream");
#undef FIND
    is_loaded = all;
}

const struct winnow_brotli_functions *winnow_brotli_load(void) {
    pthread_once(&once, load);
    return is_loaded ? &functions : NULL;
}
