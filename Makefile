# make demo   index the sample corpus and search it
# make test   run every test
.DEFAULT_GOAL := help
.PHONY: help setup build demo test format lint clean

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
	@echo "make lint   check the format of all Swift code"

setup:
	@Scripts/setup.sh

build: setup
	@echo "Building winnow (the first time takes two or three minutes) ..."
	@swift build -c release --product winnow $(LINKING)

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

lint:
	@swift format lint --strict --recursive Package.swift Sources Tests

format:
	@swift format --in-place --recursive Package.swift Sources Tests

clean:
	@rm -rf .build .build-test
