# make demo   index the sample corpus and search it
# make test   run every test
# make man    write the manual pages, of the command and of each of its commands
# make server build the web server that winnow serve starts
# make bench  compare with other engines
# make eval-clean   score the page cleaner and others on pages whose main text is known
# make eval-clean-folds   the same, with the cleaner on pages of domains that it was not fitted on
# make ablate-clean   after that: the cleaner with each of its parts left out
# make relevance   ask questions with judged answers, and compare rankings with Lucene's
# make languages   index, detect and search 14 languages, beside Lucene and a language detector
# make distribution   build and serve shards on a Ray cluster of this machine, break things, compare with one index
# make test-distribution   run the tests of the Python package that does so, on a Ray cluster too
# make test-shards   run those of its tests that need no Ray
# make gate   count the instructions of fixed queries, and fail where they have become more
.DEFAULT_GOAL := help
.PHONY: help setup build man demo test server test-server bench eval-clean eval-clean-folds ablate-clean relevance languages distribution test-distribution test-shards gate fuzz races format lint clean

SHELL := /bin/bash
WINNOW := .build/release/winnow
# With Swift's libraries in it, the command starts in two thirds of the time and runs where no Swift
# is installed. (lld, which comes with Swift, links it without warnings about Foundation's own calls.)
LINKING := --static-swift-stdlib -Xswiftc -use-ld=lld
# Tests run on optimised code: it is what is shipped, and it is ten times as quick.
TESTING := -c release -Xswiftc -enable-testing --scratch-path .build-test

help:
	@echo "make demo   build winnow, index Corpus/ into Index/, and search it for \"verifiable steps\""
	@echo "make test   run every test"
	@echo "make build  build .build/release/winnow"
	@echo "make man    write manual pages to .build/man; man .build/man/winnow.search.1 shows one"
	@echo "make server build winnow and the web server that winnow serve starts (some minutes)"
	@echo "make test-server   run the tests of the web server"
	@echo "make bench CORPUS=c.jsonl QUERIES=q.tsv   compare with Lucene, SQLite, Xapian and ripgrep"
	@echo "make eval-clean   score the page cleaner and others on pages whose main text is known"
	@echo "make eval-clean-folds   the same, with the cleaner on pages of domains that it was not fitted on"
	@echo "make ablate-clean   after that: the cleaner with each of its parts left out"
	@echo "make relevance   ask questions with judged answers, and compare rankings with Lucene's"
	@echo "make languages   index, detect and search 14 languages, beside Lucene and a language detector"
	@echo "make distribution CORPUS=c.jsonl   build and serve shards on Ray, break things, compare with one index"
	@echo "make test-distribution   run the tests of the Python package that does so, on a Ray cluster too"
	@echo "make test-shards   run those of its tests that need no Ray"
	@echo "make gate   count the instructions of fixed queries, and fail where they have become more"
	@echo "make fuzz   feed made-up input to what reads other people's bytes, with AddressSanitizer"
	@echo "make races  search from threads beside a writer, with ThreadSanitizer"
	@echo "make lint   check the format of all Swift code, and that the tables of languages are up to date"

setup:
	@Scripts/setup.sh

build: setup
	@echo "Building winnow (the first time takes two or three minutes) ..."
	@swift build -c release --product winnow $(LINKING)

# By the argument parser's own tool. Examples keep their lines.
MANUAL := .build/manual
man: build
	@echo "Writing manual pages (the first time takes two minutes) ..."
	@swift build --quiet --package-path .build/checkouts/swift-argument-parser \
		--scratch-path $(MANUAL) -c release --product generate-manual -Xswiftc -suppress-warnings
	@mkdir -p .build/man
	@$(MANUAL)/release/generate-manual $(WINNOW) --multi-page --output-directory .build/man
	@sed -i 's/^winnow /.br\n&/' .build/man/*.1
	@echo "man .build/man/winnow.1"

demo: build
	@echo
	@echo "\$$ winnow index Corpus/pages"
	@$(WINNOW) index Corpus/pages
	@echo
	@echo "\$$ winnow search '\"verifiable steps\"'"
	@$(WINNOW) search '"verifiable steps"'

test: setup
	@echo "Running every test (the first time takes three or four minutes to build) ..."
	@swift test $(TESTING)
	@python3 Corpus/check.py
	@python3 Benchmarks/check.py
	@python3 Benchmarks/Cleaning/check.py

# The server's library takes longer to build than the rest, so nothing but these two builds it.
server: build
	@echo "Building winnow-serve (the first time takes some minutes) ..."
	@WINNOW_SERVER=1 swift build -c release --product winnow-serve $(LINKING)

test-server: setup
	@WINNOW_SERVER=1 swift test $(TESTING) --filter WinnowServerTests

# Where the peers, their indexes and the prepared corpus go: some gigabytes.
WINNOW_BENCH_DIR ?= $(CURDIR)/.bench
export WINNOW_BENCH_DIR
PREPARED = $(WINNOW_BENCH_DIR)/$(basename $(notdir $(CORPUS))).tokens.jsonl
TODAY := $(shell date +%F)
bench: OUT ?= Benchmarks/Runs/$(TODAY)
eval-clean ablate-clean: OUT ?= Benchmarks/Runs/$(TODAY)-cleaning
relevance: OUT ?= Benchmarks/Runs/$(TODAY)-relevance
languages: OUT ?= Benchmarks/Runs/$(TODAY)-languages
distribution: OUT ?= Benchmarks/Runs/$(TODAY)-distribution
# More for Benchmarks/run.py: OPTIONS="--engines winnow,lucene --rounds 5",
# for Benchmarks/Cleaning/evaluate.py: OPTIONS=--fresh,
# for Benchmarks/Relevance/relevance.py: OPTIONS="--collections adi,med",
# for Benchmarks/Languages/languages.py: OPTIONS="--languages ar,de",
# or for Benchmarks/Gate/gate.py: OPTIONS=--update
OPTIONS ?=

bench: setup
	@if [[ ! -f "$(CORPUS)" || ! -f "$(QUERIES)" ]]; then \
		echo "make bench CORPUS=corpus.jsonl QUERIES=queries.tsv [TARGETS=targets.tsv] [OUT=folder]"; \
		echo "  corpus.jsonl   a {\"id\", \"title\", \"text\"} object a line; titles may be missing"; \
		echo "  queries.tsv    class<TAB>query a line: words, \"phrases\", \"phrases\"~2, + and -"; \
		echo "  targets.tsv    ratios to Lucene that native engines reached"; \
		echo "See Benchmarks/README.md."; \
		exit 2; \
	fi >&2
	@echo "Building winnow-benchmark ..."
	@swift build -c release --product winnow-benchmark $(LINKING)
	@Benchmarks/install_peers.sh
	@if [[ ! "$(PREPARED)" -nt "$(CORPUS)" ]]; then \
		echo "Cutting $(CORPUS) into tokens ..."; \
		python3 Benchmarks/prepare.py "$(CORPUS)" "$(PREPARED)"; \
	fi
	@python3 Benchmarks/run.py "$(PREPARED)" "$(QUERIES)" "$(OUT)/run.json" $(OPTIONS)
	@python3 Benchmarks/report.py "$(OUT)/run.json" $(if $(TARGETS),--targets "$(TARGETS)")

RAY := .build-ray
$(RAY)/installed: distribution/requirements.lock distribution/pyproject.toml
	@Scripts/setup.sh python3-venv
	@echo "Installing Ray (some hundred megabytes) ..."
	@python3 -m venv $(RAY)
	@$(RAY)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@$(RAY)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable distribution
	@touch $@

test-shards: build
	@Scripts/setup.sh python3-pytest python3-fsspec python3-yaml
	@WINNOW=$(CURDIR)/$(WINNOW) /usr/bin/python3 -m pytest --quiet -rs -p no:cacheprovider distribution/tests \
		--ignore distribution/tests/test_cluster.py --ignore distribution/tests/test_root.py

test-distribution: server $(RAY)/installed
	@WINNOW=$(CURDIR)/$(WINNOW) $(RAY)/bin/python -m pytest --quiet -rs distribution/tests

distribution: server $(RAY)/installed
	@if [[ ! -f "$(CORPUS)" ]]; then \
		echo "make distribution CORPUS=corpus.jsonl [OUT=folder] [OPTIONS=--bytes 100000000]" >&2; \
		echo "  corpus.jsonl   a {\"id\", \"title\", \"text\"} object a line" >&2; \
		exit 2; \
	fi
	@$(RAY)/bin/python Benchmarks/Distribution/run.py "$(CORPUS)" "$(WINNOW_BENCH_DIR)/distribution" "$(OUT)" $(OPTIONS)

eval-clean: setup
	@echo "Building winnow-cleaning-benchmark ..."
	@swift build -c release --product winnow-cleaning-benchmark $(LINKING)
	@Benchmarks/Cleaning/install_peers.sh
	@python3 Benchmarks/Cleaning/evaluate.py "$(OUT)" $(if $(DATA),--data "$(DATA)") $(OPTIONS)

FITTING := .build-cleaning/python
$(FITTING)/installed: Scripts/cleaning/requirements.txt
	@Scripts/setup.sh libgomp1 lynx w3m
	@python3 -m venv $(FITTING)
	@$(FITTING)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

eval-clean-folds: setup $(FITTING)/installed
	@echo "Building CleaningTool ..."
	@WINNOW_TOOLS=1 swift build $(TESTING) --product CleaningTool
	@test -d .build-cleaning/text-more || $(FITTING)/bin/python Scripts/cleaning/augment.py
	@$(FITTING)/bin/python Scripts/cleaning/lexicon.py
	@for form in html text; do $(FITTING)/bin/python Scripts/cleaning/fit.py $$form || exit 1; done
	@python3 Scripts/cleaning/folds.py html text
	@$(MAKE) eval-clean OPTIONS="--folds .build-cleaning/folds $(OPTIONS)"

ablate-clean: $(FITTING)/installed
	@{ \
		echo "# What each part of the page cleaner adds"; echo; \
		$(FITTING)/bin/python Scripts/cleaning/ablation.py html text && \
		echo "## Site knowledge" && echo && \
		python3 Benchmarks/Cleaning/sites.py $(if $(DATA),--data "$(DATA)"); \
	} > "$(OUT)/ablation.md"

relevance: build
	@Scripts/setup.sh bzip3 zstd
	@Benchmarks/install_peers.sh
	@python3 Benchmarks/Relevance/relevance.py "$(OUT)" $(if $(DATA),--data "$(DATA)") $(OPTIONS)

# By the system's Python, for which the peers are installed.
languages: build
	@Scripts/setup.sh zstd
	@Benchmarks/Languages/install_peers.sh
	@/usr/bin/python3 Benchmarks/Languages/languages.py "$(OUT)" $(if $(DATA),--data "$(DATA)") $(OPTIONS)

gate:
	@Scripts/setup.sh valgrind binutils
	@echo "Building winnow-benchmark ..."
	@swift build -c release --product winnow-benchmark $(LINKING)
	@python3 Benchmarks/Gate/gate.py $(OPTIONS)

fuzz: setup
	@Fuzz/fuzz.sh $(or $(SECONDS),10)

races: setup
	@Races/races.sh

lint:
	@Scripts/generate_language_tables.py --check
	@swift format lint --strict --recursive Package.swift Sources Tests Benchmarks Fuzz Races

format:
	@swift format --in-place --recursive Package.swift Sources Tests Benchmarks Fuzz Races

clean:
	@rm -rf .build .build-test
