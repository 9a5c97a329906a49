// ICU's dictionaries of Chinese, Japanese, Thai, Lao, Khmer and Burmese, which only some queries need: the
// library and its 30 MB of data are loaded when the first of these comes. ICU puts its version
// into the names of its functions, so that they are looked up by name.

#include "CWordDictionary.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

// ICU's API: unicode/ubrk.h, unicode/utext.h.
typedef int32_t UErrorCode;
enum { UBRK_WORD = 1, UBRK_DONE = -1, NEWEST = 120, OLDEST = 50 };

static struct {
    void *(*open)(int type, const char *locale, const uint16_t *text, int32_t length, UErrorCode *);
    void (*set_text)(void *iterator, void *text, UErrorCode *);
    int32_t (*next)(void *iterator);
    void (*close)(void *iterator);
    void *(*open_text)(void *text, const char *bytes, int64_t length, UErrorCode *);
    void *(*close_text)(void *text);
    bool is_there;
} icu;

static void *function(void *library, const char *name, int version) {
    char versioned[64];
    snprintf(versioned, sizeof versioned, "%s_%d", name, version);
    return dlsym(library, versioned);
}

static void load(void) {
    for (int version = NEWEST; version >= OLDEST; version--) {
        char name[32];
        snprintf(name, sizeof name, "libicuuc.so.%d", version);
        void *library = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
        if (!library) continue;
        *(void **)&icu.open = function(library, "ubrk_open", version);
        *(void **)&icu.set_text = function(library, "ubrk_setUText", version);
        *(void **)&icu.next = function(library, "ubrk_next", version);
        *(void **)&icu.close = function(library, "ubrk_close", version);
        *(void **)&icu.open_text = function(library, "utext_openUTF8", version);
        *(void **)&icu.close_text = function(library, "utext_close", version);
        icu.is_there = icu.open && icu.set_text && icu.next && icu.close && icu.open_text
            && icu.close_text;
        if (icu.is_there) return;
    }
}

bool winnow_word_dictionary_is_there(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return icu.is_there;
}

ptrdiff_t winnow_word_ends(const uint8_t *text, size_t length, size_t *ends, size_t capacity) {
    if (!winnow_word_dictionary_is_there()) return -1;
    UErrorCode error = 0;
    void *iterator = icu.open(UBRK_WORD, "", NULL, 0, &error);
    if (error > 0 || !iterator) return -1;
    ptrdiff_t count = -1;
    void *utext = icu.open_text(NULL, (const char *)text, (int64_t)length, &error);
    if (error <= 0 && utext) {
        icu.set_text(iterator, utext, &error);
        if (error <= 0) {
            count = 0;
            int32_t end;
            while ((size_t)count < capacity && (end = icu.next(iterator)) != UBRK_DONE)
                ends[count++] = (size_t)end;
        }
        icu.close_text(utext);
    }
    icu.close(iterator);
    return count;
}
