#ifndef C_WORD_DICTIONARY_H
#define C_WORD_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether ICU's word breaking is there; loads the library when first asked.
bool winnow_word_dictionary_is_there(void);

/// Writes where words end in `text`, UTF-8 of `length` bytes, ascending, as byte offsets.
///
/// Returns how many there are, `capacity` at the most; -1 where ICU is not there or fails.
ptrdiff_t winnow_word_ends(const uint8_t *text, size_t length, size_t *ends, size_t capacity);

#endif
