#pragma once
#include <stddef.h>

/// A SQLite VFS around the default one. For databases in watched folders it counts flushes, fails on demand, and keeps
/// two images of each file, fed by the calls that go by: what was written, and what a power cut would leave.
/// Databases elsewhere pass through untouched.

/// Makes it the default VFS of this process for databases opened from now on. Returns SQLite's result code.
int flush_counter_install(void);

/// Watches the databases created in `folder` from now on. Returns a slot, or -1 when all are taken.
int flush_counter_watch(const char *folder);

/// Flushes of the write-ahead log, and writes to all files, since the watch began.
int flush_counter_log_syncs(int slot);
int flush_counter_writes(int slot);

/// Fails the next `count` flushes with an I/O error.
void flush_counter_fail_syncs(int slot, int count);

/// Fails all writes as a full disk does, until set back to 0.
void flush_counter_fill_disk(int slot, int is_full);

/// The power goes at the write number `write` (as counted by `flush_counter_writes`): from then on both images stand
/// still.
void flush_counter_cut_power(int slot, int write);
int flush_counter_is_cut(int slot);

/// Copies an image of the file `name`: at most `capacity` bytes. Returns its size, or -1 when there is no such file.
long flush_counter_written(int slot, const char *name, unsigned char *bytes, size_t capacity);
long flush_counter_durable(int slot, const char *name, unsigned char *bytes, size_t capacity);
