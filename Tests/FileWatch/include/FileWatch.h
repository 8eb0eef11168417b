#pragma once
#include <stddef.h>

/// Stands before the C library's fsync and rename, and tells what is done with the files of one folder, in order.
/// Everything else passes through untouched. One folder at a time.

void file_watch_begin(const char *folder);
void file_watch_end(void);

/// After `others` more flushes in the folder one fails, as on a disk that is broken.
void file_watch_fail_flush(int others);

/// A line per success, paths within the folder: "flush PATH", "name PATH PATH". Returns the size, without the end.
size_t file_watch_read(char *out, size_t capacity);
