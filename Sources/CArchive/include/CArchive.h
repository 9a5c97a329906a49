// libarchive, loaded when it is first asked for: with what it stands on itself it would add more than a millisecond to
// the start of every command, and only those who read archives need it.

#pragma once

#include <archive.h>
#include <archive_entry.h>

/// The functions that are used, by the library's own declarations.
struct winnow_archive_functions {
    __typeof__(&archive_read_new) read_new;
    __typeof__(&archive_read_free) read_free;
    __typeof__(&archive_read_support_filter_all) support_filter_all;
    __typeof__(&archive_read_support_format_all) support_format_all;
    __typeof__(&archive_read_support_format_raw) support_format_raw;
    __typeof__(&archive_read_support_format_empty) support_format_empty;
    __typeof__(&archive_read_set_read_callback) set_read_callback;
    __typeof__(&archive_read_set_seek_callback) set_seek_callback;
    __typeof__(&archive_read_set_callback_data) set_callback_data;
    __typeof__(&archive_read_open1) open1;
    __typeof__(&archive_read_next_header) next_header;
    __typeof__(&archive_read_data) read_data;
    __typeof__(&archive_error_string) error_string;
    __typeof__(&archive_entry_pathname_utf8) entry_pathname_utf8;
    __typeof__(&archive_entry_pathname) entry_pathname;
    __typeof__(&archive_entry_filetype) entry_filetype;
    __typeof__(&archive_entry_is_data_encrypted) entry_is_data_encrypted;
    __typeof__(&archive_set_error) set_error;
};

/// The library's functions; null where it is not installed.
const struct winnow_archive_functions *winnow_archive_load(void);
