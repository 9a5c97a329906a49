#include "CArchive.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static struct winnow_archive_functions functions;
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *library = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    bool all = true;
#define FIND(member, name) \
    all &= (functions.member = (__typeof__(functions.member))dlsym(library, name)) != NULL
    FIND(read_new, "archive_read_new");
    FIND(read_free, "archive_read_free");
    FIND(support_filter_all, "archive_read_support_filter_all");
    FIND(support_format_all, "archive_read_support_format_all");
    FIND(support_format_raw, "archive_read_support_format_raw");
    FIND(support_format_empty, "archive_read_support_format_empty");
    FIND(set_read_callback, "archive_read_set_read_callback");
    FIND(set_seek_callback, "archive_read_set_seek_callback");
    FIND(set_callback_data, "archive_read_set_callback_data");
    FIND(open1, "archive_read_open1");
    FIND(next_header, "archive_read_next_header");
    FIND(read_data, "archive_read_data");
    FIND(error_string, "archive_error_string");
    FIND(entry_pathname_utf8, "archive_entry_pathname_utf8");
    FIND(entry_pathname, "archive_entry_pathname");
    FIND(entry_filetype, "archive_entry_filetype");
    FIND(entry_is_data_encrypted, "archive_entry_is_data_encrypted");
    FIND(set_error, "archive_set_error");
#undef FIND
    is_loaded = all;
}

const struct winnow_archive_functions *winnow_archive_load(void) {
    pthread_once(&once, load);
    return is_loaded ? &functions : NULL;
}
