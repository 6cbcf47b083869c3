# tiku: make            builds out/tiku
#       make demo       installs what is missing, builds, compiles the example bank
#       make test       installs what is missing, then all tests
#       make check      the tests alone (ONLY="cases unit/layout": those);  make help lists the rest
# User settings: here, in config.mk, in the environment or on the command line.
PREFIX  = /usr/local
DESTDIR =
V       = release
CC      = cc
CFLAGS  = $(if $(filter debug asan cov fuzz,$(V)),-O1 -g,-O2)
CPPFLAGS =
LDFLAGS =
LDLIBS  =
PKG_CONFIG = pkg-config
FUZZ_SECONDS = 60
VERBOSE =
JOBS    := $(shell nproc 2>/dev/null || echo 2)
-include config.mk

VERSION  = 0.1.0
PACKAGES = libcmark yaml-0.1 libpng libjpeg libwebp libwebpdemux harfbuzz harfbuzz-subset \
           fontconfig cairo libxml-2.0 libzip libdeflate zlib sqlite3
BUILD   := out/build/$(V)
TIKU    := $(if $(filter release,$(V)),out/tiku,$(BUILD)/tiku)

ifeq ($(V),asan)
VARIANT_FLAGS = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else ifeq ($(V),cov)
VARIANT_FLAGS = --coverage
else ifeq ($(V),fuzz)
CC = clang
VARIANT_FLAGS = -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
else ifeq ($(V),debug)
VARIANT_FLAGS = -D_GLIBCXX_ASSERTIONS
endif
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
           -Wmissing-prototypes -Wswitch-enum -Wvla -Wwrite-strings -Wpointer-arith \
           -Wcast-qual -Wundef -Wno-missing-field-initializers -Wno-gnu-zero-variadic-macro-arguments
# The program looks for styles/ and fonts/ in $(PREFIX)/share/tiku, then here.
ALL_CFLAGS   = -std=gnu17 $(WARNINGS) $(VARIANT_FLAGS) $(CFLAGS)
ALL_CPPFLAGS = -Isrc -D_GNU_SOURCE -DTIKU_VERSION='"$(VERSION)"' $(PKG_CFLAGS) $(CPPFLAGS)
ALL_LDFLAGS  = $(VARIANT_FLAGS) $(LDFLAGS)
ALL_LDLIBS   = $(PKG_LIBS) -lhpdf -lgif -lhyphen -lm -lpthread $(LDLIBS)

SOURCES  := $(sort $(shell find src -name '*.c'))
OBJECTS  := $(SOURCES:src/%.c=$(BUILD)/%.o)
LIBRARY  := $(filter-out $(BUILD)/app/main.o,$(OBJECTS))
UNITS    := $(sort $(shell find tests/unit -name '*.c' 2>/dev/null))
UNIT_BINARIES := $(UNITS:tests/unit/%.c=$(BUILD)/unit/%)

ifneq ($(filter-out clean help deps demo test lint format uninstall dist,$(or $(MAKECMDGOALS),all)),)
PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null)
PKG_LIBS   := $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null)
endif

# A rule says in a word what it does; VERBOSE=1 shows its commands instead.
say = $(if $(VERBOSE),,@echo '$(1)';)

all: $(TIKU)

$(TIKU): $(BUILD)/app/main.o $(BUILD)/libtiku.a
	$(call say,link $@)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LDLIBS)

# The dependency check runs before the first object, once per set of packages.
$(BUILD)/.deps-checked: Makefile tests/deps
	@mkdir -p $(@D)
	@PKG_CONFIG='$(PKG_CONFIG)' CC='$(CC)' sh tests/deps check
	@touch $@

$(BUILD)/%.o: src/%.c | $(BUILD)/.deps-checked
	@mkdir -p $(@D)
	$(call say,cc $<)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/libtiku.a: $(LIBRARY)
	@rm -f $@
	@$(AR) rcs $@ $(LIBRARY)

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libtiku.a
	@mkdir -p $(@D)
	$(call say,cc $<)$(CC) $(ALL_CPPFLAGS) -Itests $(ALL_CFLAGS) -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(BUILD)/libtiku.a $(ALL_LDLIBS)

units: $(UNIT_BINARIES)

deps:
	@sh tests/deps install

demo:
	@sh tests/deps install
	@$(MAKE) --no-print-directory $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(JOBS)) all
	@sh tests/demo

test:
	@sh tests/deps install tests
	@$(MAKE) --no-print-directory $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(JOBS)) all units
	@$(MAKE) --no-print-directory check

check: $(TIKU) $(UNIT_BINARIES)
	@sh tests/deps check tests
	@TIKU='$(abspath $(TIKU))' BUILD='$(abspath $(BUILD))' sh tests/run $(ONLY)

accept: $(TIKU) $(UNIT_BINARIES)
	@TIKU='$(abspath $(TIKU))' BUILD='$(abspath $(BUILD))' sh tests/run -u $(ONLY)

check-external: $(TIKU)
	@tests/external/run $(TIKU)

bench: $(TIKU)
	@tests/bench/run $(TIKU)

fuzz:
	@$(MAKE) --no-print-directory V=fuzz fuzz-run FUZZ_SECONDS=$(FUZZ_SECONDS)

fuzz-run: $(BUILD)/libtiku.a
	@CC='$(CC)' FLAGS='$(ALL_CPPFLAGS) $(ALL_CFLAGS)' LIBS='$(ALL_LDLIBS)' BUILD='$(BUILD)' \
		sh tests/fuzz/run $(FUZZ_SECONDS)

# The pages that README shows.
pictures: $(TIKU)
	@sh tests/pictures $(TIKU)

lint:
	@sh tests/lint

format:
	@find src tests -name '*.[ch]' ! -name '*_data.[ch]' ! -name codes.h ! -name properties.h | xargs clang-format -i

cov:
	@$(MAKE) --no-print-directory V=cov check
	@find out/build/cov -name '*.gcda' | xargs gcov -n 2>/dev/null | grep -A1 "^File 'src"

install: $(TIKU)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
		$(DESTDIR)$(PREFIX)/share/tiku/styles $(DESTDIR)$(PREFIX)/share/tiku/fonts
	install -m 755 $(TIKU) $(DESTDIR)$(PREFIX)/bin/tiku
	install -m 644 src/app/tiku.1 $(DESTDIR)$(PREFIX)/share/man/man1/tiku.1
	install -m 644 styles/* $(DESTDIR)$(PREFIX)/share/tiku/styles/
	install -m 644 fonts/* $(DESTDIR)$(PREFIX)/share/tiku/fonts/

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/tiku $(DESTDIR)$(PREFIX)/share/man/man1/tiku.1
	rm -rf $(DESTDIR)$(PREFIX)/share/tiku

dist:
	git archive --prefix=tiku-$(VERSION)/ -o out/tiku-$(VERSION).tar.gz HEAD

clean:
	rm -rf out/build out/tiku

help:
	@echo 'all demo test check check-external accept deps bench fuzz lint format cov pictures'
	@echo 'install uninstall dist clean;  V=release|debug|asan|cov|fuzz  VERBOSE=1'

-include $(OBJECTS:.o=.d) $(UNIT_BINARIES:=.d)

.PHONY: all units deps demo test check accept check-external bench fuzz fuzz-run lint pictures \
	format cov install uninstall dist clean help
.DELETE_ON_ERROR:
