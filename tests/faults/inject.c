/* Makes one call of the C library fail, or the process die in it. To be preloaded; the environment says what:

     INJECT_CALL    which one: create, open, opendir, read, write, close, rename, mkdir, unlink, rmdir, fsync, syncfs, flock
     INJECT_WHEN    at the n-th of these calls, counted from 1; 0: at none
     INJECT_ERROR   what it fails with, as a number
     INJECT_SIGNAL  what the process is sent then instead; of a write, half of the bytes are written before
     INJECT_COUNT   a file that is given the number of these calls at the end

   Only calls for paths below INJECT_BELOW count, and calls without a path for files that such a call has opened. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_FILES 4096

static atomic_int calls;
static atomic_int ours[MOST_FILES]; /* by descriptor */
static const char *wanted, *below, *count_file;
static int when, error, signal_number;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int number(const char* name) {
  const char* text = getenv(name);
  return text == NULL ? 0 : atoi(text);
}

__attribute__((constructor)) static void begin(void) {
  wanted = getenv("INJECT_CALL");
  below = getenv("INJECT_BELOW");
  count_file = getenv("INJECT_COUNT");
  when = number("INJECT_WHEN");
  error = number("INJECT_ERROR");
  signal_number = number("INJECT_SIGNAL");
}

__attribute__((destructor)) static void end(void) {
  if (count_file == NULL) return;
  FILE* file = fopen(count_file, "w");
  if (file == NULL) return;
  fprintf(file, "%d\n", atomic_load(&calls));
  fclose(file);
}

static int is_below(const char* path) { return below != NULL && strncmp(path, below, strlen(below)) == 0; }
static int is_ours(int file) { return file >= 0 && file < MOST_FILES && atomic_load(&ours[file]); }

static int is_due(const char* call) {
  return wanted != NULL && strcmp(call, wanted) == 0 && atomic_fetch_add(&calls, 1) + 1 == when;
}

/* Whether the call is to fail, after errno was set; does not return where the process is to die. */
static int fails(const char* call) {
  if (!is_due(call)) return 0;
  if (signal_number != 0) {
    kill(getpid(), signal_number);
    for (;;) pause();
  }
  errno = error;
  return 1;
}

static int opened(const char* path, int file) {
  if (file >= 0 && file < MOST_FILES) atomic_store(&ours[file], is_below(path));
  return file;
}

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (is_below(path) && fails((flags & O_CREAT) != 0 ? "create" : "open")) return -1;
  return opened(path, REAL(open)(path, flags, mode));
}

DIR* opendir(const char* path) { return is_below(path) && fails("opendir") ? NULL : REAL(opendir)(path); }

ssize_t read(int file, void* bytes, size_t size) {
  return is_ours(file) && fails("read") ? -1 : REAL(read)(file, bytes, size);
}

ssize_t write(int file, const void* bytes, size_t size) {
  if (!is_ours(file) || !is_due("write")) return REAL(write)(file, bytes, size);
  if (signal_number == 0 && error != 0) {
    errno = error;
    return -1;
  }
  const ssize_t done = REAL(write)(file, bytes, size / 2 + 1);
  if (signal_number != 0) {
    kill(getpid(), signal_number);
    for (;;) pause();
  }
  return done; /* no error and no signal: the system took fewer bytes than it was given, as it may */
}

int close(int file) {
  const int counts = is_ours(file);
  if (file >= 0 && file < MOST_FILES) atomic_store(&ours[file], 0);
  const int failed = counts && fails("close");
  const int saved = errno;
  const int result = REAL(close)(file);
  if (failed) errno = saved;
  return failed ? -1 : result;
}

int rename(const char* from, const char* to) { return is_below(to) && fails("rename") ? -1 : REAL(rename)(from, to); }
int mkdir(const char* path, mode_t mode) { return is_below(path) && fails("mkdir") ? -1 : REAL(mkdir)(path, mode); }
int fsync(int file) { return is_ours(file) && fails("fsync") ? -1 : REAL(fsync)(file); }
int syncfs(int file) { return is_ours(file) && fails("syncfs") ? -1 : REAL(syncfs)(file); }
int flock(int file, int operation) { return is_ours(file) && fails("flock") ? -1 : REAL(flock)(file, operation); }
int unlink(const char* path) { return is_below(path) && fails("unlink") ? -1 : REAL(unlink)(path); }
int rmdir(const char* path) { return is_below(path) && fails("rmdir") ? -1 : REAL(rmdir)(path); }

/* What std::filesystem::remove calls: it does not say which of the two it is. */
int remove(const char* path) {
  struct stat status;
  const int is_folder = lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
  return is_below(path) && fails(is_folder ? "rmdir" : "unlink") ? -1 : REAL(remove)(path);
}
