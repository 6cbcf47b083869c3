/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/memory.h"

#ifdef SYS_openat2
#include <linux/openat2.h>
#endif

/* The one mutable global of the program: what a signal must remove. A name is set
 * before its file exists and cleared after it is gone or renamed. */
static char *volatile temporary_name;

static bool read_descriptor(int fd, size_t ceiling, struct buf *content)
{
	struct stat status;

	if (fstat(fd, &status) != 0)
		return false;
	if (S_ISDIR(status.st_mode)) {
		errno = EISDIR;
		return false;
	}
	for (size_t room = status.st_size > 0 ? (size_t)status.st_size + 1 : 65536;;
		room = 65536) {
		if (room >
			ceiling - (content->len < ceiling ? content->len : ceiling) + 1)
			room = ceiling -
			       (content->len < ceiling ? content->len : ceiling) + 1;
		const size_t before = content->len;
		char *const place = buf_extend(content, room);
		const ssize_t got = place ? read(fd, place, room) : -1;

		if (!place)
			errno = EFBIG;
		if (got < 0 && place && errno == EINTR) {
			content->len = before;
			continue;
		}
		if (got < 0)
			return false;
		content->len = before + (size_t)got;
		if (got == 0)
			return true;
		if (content->len > ceiling) {
			errno = EFBIG;
			return false;
		}
	}
}

bool file_read(const char *path, size_t ceiling, struct buf *content)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return false;
	const bool done = read_descriptor(fd, ceiling, content);
	const int reason = errno;

	close(fd);
	errno = reason;
	return done;
}

/* One step below folder; neither a link nor a way up. */
static int open_step(int folder, const char *name, int flags)
{
	if (strcmp(name, "..") == 0) {
		errno = EXDEV;
		return -1;
	}
	return openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
}

static int open_beneath_by_hand(int folder, char *relative)
{
	int at = dup(folder);

	for (char *name = relative; at >= 0;) {
		char *const slash = strchr(name, '/');

		if (slash)
			*slash = '\0';
		const int next = open_step(at, *name ? name : ".",
			slash ? O_RDONLY | O_DIRECTORY : O_RDONLY | O_NONBLOCK);
		const int reason = errno;

		close(at);
		errno = reason;
		at = next;
		if (!slash)
			break;
		name = slash + 1;
	}
	return at;
}

static int open_beneath(int folder, char *relative)
{
#ifdef SYS_openat2
	struct open_how how = {.flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS};
	const long fd = syscall(SYS_openat2, folder, relative, &how, sizeof(how));

	if (fd >= 0 || (errno != ENOSYS && errno != EPERM))
		return (int)fd;
#endif
	return open_beneath_by_hand(folder, relative);
}

bool file_read_beneath(
	const char *folder, struct str relative, size_t ceiling, struct buf *content)
{
	if (relative.len == 0 || relative.data[0] == '/' ||
		str_find_byte(relative, '\0', 0) != STR_NPOS) {
		errno = relative.len == 0 ? ENOENT : EXDEV;
		return false;
	}
	const int at = open(*folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (at < 0)
		return false;
	char *const name = memory_new(relative.len + 1);

	memcpy(name, relative.data, relative.len);
	name[relative.len] = '\0';
	const int fd = open_beneath(at, name);
	struct stat status;
	bool done = fd >= 0 && fstat(fd, &status) == 0;

	if (done && !S_ISREG(status.st_mode)) {
		errno = EINVAL;
		done = false;
	}
	if (done)
		done = read_descriptor(fd, ceiling, content);
	const int reason = errno;

	if (fd >= 0)
		close(fd);
	close(at);
	free(name);
	errno = reason;
	return done;
}

static bool write_whole(int fd, struct str content)
{
	while (content.len) {
		const ssize_t put = write(fd, content.data, content.len);

		if (put < 0 && errno != EINTR)
			return false;
		if (put > 0)
			content = str_from_offset(content, (size_t)put);
	}
	return true;
}

char *file_folder_of(const char *path)
{
	const char *const slash = strrchr(path, '/');
	const size_t len = slash ? (size_t)(slash - path) + 1 : 2;
	char *const folder = memory_new(len + 1);

	memcpy(folder, slash ? path : "./", len);
	folder[len] = '\0';
	return folder;
}

static void sync_folder(const char *folder)
{
	const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd); /* some file systems refuse it for folders: nothing is lost */
		close(fd);
	}
}

/* The rights a new file gets: those of the old one, else 0666 less the umask. */
static mode_t wanted_mode(const char *path)
{
	struct stat status;
	const mode_t mask = umask(0);

	umask(mask);
	return stat(path, &status) == 0 ? status.st_mode & 0777 : 0666 & ~mask;
}

static bool write_temporary(const char *temporary, const char *path, struct str content)
{
	const int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return false;
	bool done = write_whole(fd, content) && fchmod(fd, wanted_mode(path)) == 0 &&
		    fsync(fd) == 0;

	if (close(fd) != 0)
		done = false;
	return done && rename(temporary, path) == 0;
}

bool file_write(const char *path, struct str content)
{
	struct stat status;

	if (stat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
		errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
		return false;
	}
	char *const folder = file_folder_of(path);
	const size_t room = strlen(folder) + 64;
	char *const temporary = memory_new(room);

	snprintf(temporary, room, "%s.tiku.%ld.tmp", folder, (long)getpid());
	unlink(temporary); /* left by a killed process that had our number */
	temporary_name = temporary;
	const bool done = write_temporary(temporary, path, content);
	const int reason = errno;

	if (done)
		sync_folder(folder);
	else if (reason != EEXIST)
		unlink(temporary);
	temporary_name = NULL;
	free(temporary);
	free(folder);
	errno = reason;
	return done;
}

void file_remove_temporaries(void)
{
	const char *const name = temporary_name;

	if (name)
		unlink(name);
}

bool file_is_same(const char *a, const char *b)
{
	struct stat first, second;

	return stat(a, &first) == 0 && stat(b, &second) == 0 &&
	       first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

bool file_exists(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0;
}

bool file_make_folder(const char *path)
{
	char *const name = memory_new(strlen(path) + 1);
	struct stat status;

	strcpy(name, path);
	for (char *at = name + 1; *name && *at; at++) {
		if (*at != '/')
			continue;
		*at = '\0';
		mkdir(name, 0777); /* may be there; the last one tells */
		*at = '/';
	}
	mkdir(name, 0777);
	free(name);
	if (stat(path, &status) != 0)
		return false;
	errno = ENOTDIR;
	return S_ISDIR(status.st_mode);
}
