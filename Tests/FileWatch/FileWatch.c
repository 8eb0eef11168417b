#include "FileWatch.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { NEVER = -1 };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static char lines[65536];
static size_t used;
static int flushes_to_failure = NEVER;

void file_watch_begin(const char *path) {
    pthread_mutex_lock(&mutex);
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') length--;
    snprintf(folder, sizeof folder, "%.*s/", (int)length, path);
    used = 0;
    lines[0] = 0;
    flushes_to_failure = NEVER;
    pthread_mutex_unlock(&mutex);
}

void file_watch_end(void) {
    pthread_mutex_lock(&mutex);
    folder[0] = 0;
    pthread_mutex_unlock(&mutex);
}

void file_watch_fail_flush(int others) {
    pthread_mutex_lock(&mutex);
    flushes_to_failure = others;
    pthread_mutex_unlock(&mutex);
}

size_t file_watch_read(char *out, size_t capacity) {
    pthread_mutex_lock(&mutex);
    snprintf(out, capacity, "%s", lines);
    size_t size = used;
    pthread_mutex_unlock(&mutex);
    return size;
}

// Null for what lies elsewhere.
static const char *within(const char *path) {
    size_t length = strlen(folder);
    return length && strncmp(path, folder, length) == 0 ? path + length : NULL;
}

static void note(const char *verb, const char *path, const char *other) {
    size_t room = sizeof lines - used;
    int size = snprintf(lines + used, room, "%s %s%s%s\n", verb, path, *other ? " " : "", other);
    if (size > 0 && (size_t)size < room) used += size;
}

int fsync(int descriptor) {
    char link[64], path[PATH_MAX] = "";
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) path[0] = 0;

    pthread_mutex_lock(&mutex);
    const char *name = within(path);
    int fails = name && flushes_to_failure == 0;
    if (name && flushes_to_failure >= 0) flushes_to_failure--;
    pthread_mutex_unlock(&mutex);

    int result = fails ? -1 : (int)syscall(SYS_fsync, descriptor);
    if (fails) errno = EIO;
    if (result == 0 && name) {
        pthread_mutex_lock(&mutex);
        note("flush", name, "");
        pthread_mutex_unlock(&mutex);
    }
    return result;
}

int rename(const char *from, const char *to) {
    int result = renameat(AT_FDCWD, from, AT_FDCWD, to);
    if (result == 0) {
        pthread_mutex_lock(&mutex);
        const char *old = within(from), *new = within(to);
        if (old && new) note("name", old, new);
        pthread_mutex_unlock(&mutex);
    }
    return result;
}
