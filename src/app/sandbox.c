/* SPDX-License-Identifier: MIT */
/* A bank is other people's text: should one of the parsers be turned against us, there is
 * nothing to take and nowhere to send it. Landlock needs no rights; each ABI adds
 * accesses, and only those that the kernel knows are asked for. */
#include "app/sandbox.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__linux__) && defined(SYS_landlock_create_ruleset)

/* linux/landlock.h of Debian 12 ends at ABI 2; these are the kernel's own values. */
#define ACCESS_EXECUTE     (UINT64_C(1) << 0)
#define ACCESS_WRITE_FILE  (UINT64_C(1) << 1)
#define ACCESS_READ_FILE   (UINT64_C(1) << 2)
#define ACCESS_READ_DIR    (UINT64_C(1) << 3)
#define ACCESS_REMOVE_FILE (UINT64_C(1) << 5)
#define ACCESS_MAKE_DIR    (UINT64_C(1) << 7)
#define ACCESS_MAKE_REG    (UINT64_C(1) << 8)
#define ACCESS_ABI_1       ((UINT64_C(1) << 13) - 1)
#define ACCESS_REFER       (UINT64_C(1) << 13) /* ABI 2 */
#define ACCESS_TRUNCATE    (UINT64_C(1) << 14) /* ABI 3 */
#define ACCESS_NET         UINT64_C(3)         /* ABI 4: bind and connect TCP */

#define READ_FILES (ACCESS_READ_FILE | ACCESS_READ_DIR)
#define WRITE_FILES                                                              \
	(READ_FILES | ACCESS_WRITE_FILE | ACCESS_REMOVE_FILE | ACCESS_MAKE_DIR | \
		ACCESS_MAKE_REG | ACCESS_REFER | ACCESS_TRUNCATE)

#define RULE_PATH_BENEATH 1

struct ruleset_fields {
	uint64_t files, net;
};

struct path_rule {
	uint64_t access;
	int32_t folder;
} __attribute__((packed));

static const char *const system_folders[] = {"/usr", "/lib", "/lib64", "/etc", "/opt",
	"/var/cache/fontconfig", "/var/lib", "/proc/self", "/dev", "/nix",
	"/run/current-system"};
static const char *const home_folders[] = {
	".fonts", ".local/share/fonts", ".config/fontconfig", ".cache/fontconfig"};

static void allow(int ruleset, const char *path, uint64_t access)
{
	const int folder = open(path, O_PATH | O_CLOEXEC);
	struct stat status;

	if (folder < 0)
		return;
	if (fstat(folder, &status) == 0 && !S_ISDIR(status.st_mode))
		access &= ~(ACCESS_READ_DIR | ACCESS_REMOVE_FILE | ACCESS_MAKE_DIR |
			    ACCESS_MAKE_REG | ACCESS_REFER);
	const struct path_rule rule = {access, folder};

	syscall(SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0);
	close(folder);
}

static void allow_home(int ruleset)
{
	const char *const home = getenv("HOME");
	char path[4096];

	for (size_t i = 0; home && i < sizeof(home_folders) / sizeof(*home_folders); i++)
		if (snprintf(path, sizeof(path), "%s/%s", home, home_folders[i]) <
			(int)sizeof(path))
			allow(ruleset, path, READ_FILES);
}

void sandbox_enter(const struct sandbox *sandbox)
{
	const long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);

	if (abi < 1)
		return;
	const uint64_t known = ACCESS_ABI_1 | (abi >= 2 ? ACCESS_REFER : 0) |
			       (abi >= 3 ? ACCESS_TRUNCATE : 0);
	const struct ruleset_fields fields = {known, abi >= 4 ? ACCESS_NET : 0};
	const int ruleset = (int)syscall(SYS_landlock_create_ruleset, &fields,
		abi >= 4 ? sizeof(fields) : sizeof(fields.files), 0);

	if (ruleset < 0)
		return;
	for (size_t i = 0; i < sizeof(system_folders) / sizeof(*system_folders); i++)
		allow(ruleset, system_folders[i], READ_FILES);
	allow_home(ruleset);
	for (size_t i = 0; i < sandbox->readable_count; i++)
		allow(ruleset, sandbox->readable[i], READ_FILES);
	for (size_t i = 0; i < sandbox->writable_count; i++)
		allow(ruleset, sandbox->writable[i], WRITE_FILES & known);
	/* Without new privileges the kernel lets any process restrict itself. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		syscall(SYS_landlock_restrict_self, ruleset, 0);
	close(ruleset);
}

#else

void sandbox_enter(const struct sandbox *sandbox)
{
	(void)sandbox;
}

#endif
