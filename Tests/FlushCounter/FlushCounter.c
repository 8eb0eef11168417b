#include "FlushCounter.h"
#include <limits.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 256, FILES = 4 };

typedef struct {
    unsigned char *bytes;
    size_t size, capacity;
} Image;

typedef struct {
    char name[NAME_MAX + 1];
    Image written, durable;
} Watched;

typedef struct {
    char folder[PATH_MAX];
    Watched files[FILES];
    int log_syncs, syncs_to_fail, is_full, writes, cut_at;
} Slot;

// The real file's object follows in the same allocation.
typedef struct {
    sqlite3_file base;
    int slot, is_log;
    Watched *watched;
} File;

static Slot slots[SLOTS];
static int slots_taken;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static sqlite3_vfs *real_vfs;
static sqlite3_vfs vfs;

static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)((File *)file + 1); }
static int is_cut(const Slot *slot) { return slot->cut_at && slot->writes >= slot->cut_at; }

// MARK: images

static void resize(Image *image, size_t size) {
    if (size > image->capacity) {
        image->capacity = size * 2;
        image->bytes = realloc(image->bytes, image->capacity);
    }
    if (size > image->size) memset(image->bytes + image->size, 0, size - image->size);
    image->size = size;
}

static void put(Image *image, const void *bytes, size_t count, size_t offset) {
    if (offset + count > image->size) resize(image, offset + count);
    memcpy(image->bytes + offset, bytes, count);
}

static void copy(Image *to, const Image *from) {
    resize(to, from->size);
    if (from->size) memcpy(to->bytes, from->bytes, from->size);
}

static Watched *find(Slot *slot, const char *name, int create) {
    for (int i = 0; i < FILES; i++) {
        Watched *file = &slot->files[i];
        if (create && !file->name[0]) strncpy(file->name, name, NAME_MAX);
        if (!strcmp(file->name, name)) return file;
    }
    return NULL;
}

static const char *name_in(const char *path, int *slot) {
    const char *slash = path ? strrchr(path, '/') : NULL;
    for (int i = 0; slash && i < slots_taken; i++) {
        if (strlen(slots[i].folder) == (size_t)(slash - path) && !strncmp(slots[i].folder, path, slash - path)) {
            *slot = i;
            return slash + 1;
        }
    }
    return NULL;
}

// MARK: methods of a file

static int f_close(sqlite3_file *f) { return real(f)->pMethods ? real(f)->pMethods->xClose(real(f)) : SQLITE_OK; }
static int f_read(sqlite3_file *f, void *p, int n, sqlite3_int64 o) { return real(f)->pMethods->xRead(real(f), p, n, o); }

static int f_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 o) {
    File *file = (File *)f;
    if (file->watched) {
        pthread_mutex_lock(&mutex);
        Slot *slot = &slots[file->slot];
        int is_full = slot->is_full;
        slot->writes++;
        if (!is_full && !is_cut(slot)) put(&file->watched->written, p, n, o);
        pthread_mutex_unlock(&mutex);
        if (is_full) return SQLITE_FULL;
    }
    return real(f)->pMethods->xWrite(real(f), p, n, o);
}

static int f_truncate(sqlite3_file *f, sqlite3_int64 size) {
    File *file = (File *)f;
    if (file->watched) {
        pthread_mutex_lock(&mutex);
        if (!is_cut(&slots[file->slot])) resize(&file->watched->written, size);
        pthread_mutex_unlock(&mutex);
    }
    return real(f)->pMethods->xTruncate(real(f), size);
}

static int f_sync(sqlite3_file *f, int flags) {
    File *file = (File *)f;
    if (file->watched) {
        pthread_mutex_lock(&mutex);
        Slot *slot = &slots[file->slot];
        int fails = slot->syncs_to_fail > 0;
        if (fails) {
            slot->syncs_to_fail--;
        } else {
            if (!is_cut(slot)) copy(&file->watched->durable, &file->watched->written);
            slot->log_syncs += file->is_log;
        }
        pthread_mutex_unlock(&mutex);
        if (fails) return SQLITE_IOERR_FSYNC;
    }
    return real(f)->pMethods->xSync(real(f), flags);
}

static int f_size(sqlite3_file *f, sqlite3_int64 *size) { return real(f)->pMethods->xFileSize(real(f), size); }
static int f_lock(sqlite3_file *f, int lock) { return real(f)->pMethods->xLock(real(f), lock); }
static int f_unlock(sqlite3_file *f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); }
static int f_reserved(sqlite3_file *f, int *out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); }
static int f_control(sqlite3_file *f, int op, void *arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); }
static int f_sector(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
// None: SQLite may then assume nothing about atomic or ordered writes.
static int f_traits(sqlite3_file *f) { (void)f; return 0; }
static int f_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out) {
    return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}
static int f_shm_lock(sqlite3_file *f, int offset, int n, int flags) {
    return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
}
static void f_shm_barrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
static int f_shm_unmap(sqlite3_file *f, int delete) { return real(f)->pMethods->xShmUnmap(real(f), delete); }

static const sqlite3_io_methods methods = {
    2, f_close, f_read, f_write, f_truncate, f_sync, f_size, f_lock, f_unlock, f_reserved, f_control, f_sector,
    f_traits, f_shm_map, f_shm_lock, f_shm_barrier, f_shm_unmap, NULL, NULL,
};

// MARK: methods of the VFS

static int v_open(sqlite3_vfs *v, const char *path, sqlite3_file *f, int flags, int *out) {
    (void)v;
    File *file = (File *)f;
    memset(file, 0, sizeof *file);
    int code = real_vfs->xOpen(real_vfs, path, real(f), flags, out);
    if (!real(f)->pMethods) return code;
    pthread_mutex_lock(&mutex);
    const char *name = name_in(path, &file->slot);
    if (name) file->watched = find(&slots[file->slot], name, 1);
    pthread_mutex_unlock(&mutex);
    file->is_log = (flags & SQLITE_OPEN_WAL) != 0;
    file->base.pMethods = &methods;
    return code;
}

static int v_delete(sqlite3_vfs *v, const char *path, int sync) {
    (void)v;
    pthread_mutex_lock(&mutex);
    int slot;
    const char *name = name_in(path, &slot);
    Watched *watched = name ? find(&slots[slot], name, 0) : NULL;
    if (watched && !is_cut(&slots[slot])) {
        resize(&watched->written, 0);
        resize(&watched->durable, 0);
    }
    pthread_mutex_unlock(&mutex);
    return real_vfs->xDelete(real_vfs, path, sync);
}

// MARK: for the tests

int flush_counter_install(void) {
    pthread_mutex_lock(&mutex);
    int code = SQLITE_OK;
    if (!real_vfs) {
        real_vfs = sqlite3_vfs_find(NULL);
        vfs = *real_vfs;
        vfs.zName = "flushcounter";
        vfs.pNext = NULL;
        vfs.szOsFile = (int)sizeof(File) + real_vfs->szOsFile;
        vfs.xOpen = v_open;
        vfs.xDelete = v_delete;
        code = sqlite3_vfs_register(&vfs, 1);
    }
    pthread_mutex_unlock(&mutex);
    return code;
}

int flush_counter_watch(const char *folder) {
    pthread_mutex_lock(&mutex);
    int slot = slots_taken < SLOTS ? slots_taken++ : -1;
    if (slot >= 0) strncpy(slots[slot].folder, folder, PATH_MAX - 1);
    pthread_mutex_unlock(&mutex);
    return slot;
}

#define LOCKED(type, expression)              \
    pthread_mutex_lock(&mutex);               \
    type value = (expression);                \
    pthread_mutex_unlock(&mutex);             \
    return value

int flush_counter_log_syncs(int slot) { LOCKED(int, slots[slot].log_syncs); }
int flush_counter_writes(int slot) { LOCKED(int, slots[slot].writes); }
int flush_counter_is_cut(int slot) { LOCKED(int, is_cut(&slots[slot])); }

static int set(int *field, int number) { LOCKED(int, *field = number); }
void flush_counter_fail_syncs(int slot, int count) { set(&slots[slot].syncs_to_fail, count); }
void flush_counter_fill_disk(int slot, int is_full) { set(&slots[slot].is_full, is_full); }
void flush_counter_cut_power(int slot, int write) { set(&slots[slot].cut_at, write); }

static long read_image(const Image *image, unsigned char *bytes, size_t capacity) {
    size_t count = image->size < capacity ? image->size : capacity;
    if (count) memcpy(bytes, image->bytes, count);
    return (long)image->size;
}

long flush_counter_written(int slot, const char *name, unsigned char *bytes, size_t capacity) {
    Watched *file = find(&slots[slot], name, 0);
    LOCKED(long, file ? read_image(&file->written, bytes, capacity) : -1);
}

long flush_counter_durable(int slot, const char *name, unsigned char *bytes, size_t capacity) {
    Watched *file = find(&slots[slot], name, 0);
    LOCKED(long, file ? read_image(&file->durable, bytes, capacity) : -1);
}
