import Foundation
import Glibc
import Testing

@Suite struct WatchTests {
    /// Waits until it is so, for twenty seconds at most.
    private func expect(
        _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
        _ isSo: () throws -> Bool
    ) throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try !isSo() {
            if ContinuousClock.now > deadline {
                Issue.record(comment ?? "did not come", sourceLocation: sourceLocation)
                return
            }
            usleep(50_000)
        }
    }

    /// Sends a signal and waits for the end.
    private func end(
        _ running: Workplace.Running, _ signal: Int32 = SIGTERM,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Workplace.Outcome {
        if running.process.isRunning { kill(running.process.processIdentifier, signal) }
        try expect("the signal ends it", sourceLocation: sourceLocation) {
            !running.process.isRunning
        }
        if running.process.isRunning { kill(running.process.processIdentifier, SIGKILL) }
        return try running.finished()
    }

    private func pages() throws -> Workplace {
        let place = try Workplace()
        try place.write(
            "pages/heron.html", Workplace.page("Herons", "A grey heron stood in the reeds."))
        return place
    }

    private func watching(
        _ place: Workplace, holdingBackSignals: Bool = false
    ) throws -> Workplace.Running {
        let running = try place.start(
            ["index", "pages", "--watch"], holdingBackSignals: holdingBackSignals)
        try expect("the first run ends") {
            try running.output.contains("Watching for changes; Ctrl-C ends it.\n")
                || !running.process.isRunning
        }
        return running
    }

    @Test(arguments: [(SIGTERM, false), (SIGTERM, true), (SIGINT, false)])
    func followsAndEnds(signal: Int32, isHeldBack: Bool) throws {
        var action = sigaction()
        unsafe sigaction(signal, nil, &action)
        if let handler = unsafe action.__sigaction_handler.sa_handler,
            unsafe unsafeBitCast(handler, to: Int.self) == 1
        {
            print("signal \(signal) skipped: it is ignored here, and so it is by what is started")
            return
        }
        let place = try pages()
        let running = try watching(place, holdingBackSignals: isHeldBack)
        #expect(try running.output.hasPrefix("1 added, 0 changed, 0 removed, 0 unchanged.\n"))
        #expect(try place.hits("heron") == ["heron.html"])
        try place.write(
            "pages/deep/er/otter.htm", Workplace.page("Otters", "An otter swam to the pier."))
        try expect { try place.hits("otter") == ["otter.htm"] }
        try place.write(
            "pages/heron.html", Workplace.page("Egrets", "A white egret stood in the reeds."))
        try expect { try place.hits("egret") == ["heron.html"] }
        #expect(try place.hits("heron").isEmpty)
        try place.remove("pages/deep")
        try expect { try place.hits("otter").isEmpty }
        try place.write("pages/picture.png", "not read")

        let outcome = try end(running, signal)
        #expect(outcome.code == 0)
        #expect(outcome.error.isEmpty)
        let lines = outcome.output.split(separator: "\n").drop { !$0.hasPrefix("Watching") }
        let updates = lines.dropFirst().map { $0.split(separator: " in ")[0] }
        #expect(
            updates == [
                "1 added, 0 changed, 0 removed", "0 added, 1 changed, 0 removed",
                "0 added, 0 changed, 1 removed",
            ])
        #expect(outcome.output.hasSuffix("; ./Index has 1 document.\n"))
        #expect(try place.winnow("check").code == 0)
        #expect(
            try place.winnow("index", "pages").output.hasPrefix("Nothing has changed in 1 file;"))
    }

    /// Other runs may write in between; one that is just writing is waited for.
    @Test func otherWriters() throws {
        let place = try pages()
        try place.write(
            "other/lantern.html", Workplace.page("Lanterns", "The lantern was lit again."))
        let running = try watching(place)
        #expect(try place.winnow("index", "other").code == 0)
        let descriptor = unsafe open(place.path + "/Index/winnow.lock", O_RDWR)
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        try place.write("pages/otter.html", Workplace.page("Otters", "An otter swam to the pier."))
        try expect { try running.error.hasSuffix("; waiting for it\n") }
        #expect(try place.hits("otter").isEmpty)
        close(descriptor)
        try expect { try place.hits("otter") == ["otter.html"] }
        #expect(try place.hits("lantern") == ["lantern.html"])
        let outcome = try end(running)
        #expect(outcome.code == 0)
        #expect(outcome.error.hasPrefix("winnow: another writer holds the index "))
        #expect(outcome.error.split(separator: "\n").count == 1)
    }

    /// An update that has begun is finished before a signal ends the watching.
    @Test func signalDuringAnUpdate() throws {
        let place = try pages()
        let running = try watching(place)
        let words = (0..<100).map { "otter\($0)" }.joined(separator: " ")
        let lines = (0..<20_000).map { "{\"id\":\"\($0)\",\"text\":\"\($0) \(words)\"}\n" }
        try place.write("all.tmp", lines.joined())
        unsafe rename(place.path + "/all.tmp", place.path + "/pages/all.jsonl")
        let descriptor = unsafe open(place.path + "/Index/winnow.lock", O_RDWR)
        let deadline = ContinuousClock.now + .seconds(20)
        while flock(descriptor, LOCK_EX | LOCK_NB) == 0, ContinuousClock.now < deadline {
            flock(descriptor, LOCK_UN)
            usleep(1000)
        }
        let outcome = try end(running)
        close(descriptor)
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("\n1 added, 0 changed, 0 removed in "))
        #expect(try place.winnow("search", "19999").output.contains("1-1 of 1"))
        #expect(try place.winnow("check").code == 0)
    }

    /// What is left out is named once, not at each update.
    @Test func failures() throws {
        let place = try pages()
        unsafe symlink("nowhere", place.path + "/pages/dangling.html")
        let running = try watching(place)
        for name in ["otter", "seal"] {
            try place.write(
                "pages/\(name).html", Workplace.page("X", "A \(name) swam to the pier."))
            try expect { try place.hits(name) == ["\(name).html"] }
        }
        let outcome = try end(running)
        #expect(outcome.code == 0)
        #expect(outcome.error == "winnow: pages/dangling.html: can't be looked at\n")
    }

    @Test func noSuchPath() throws {
        let place = try pages()
        let outcome = try place.winnow("index", "pages", "nowhere", "--watch")
        #expect(outcome.code == 2 && outcome.output.isEmpty)
        #expect(outcome.error == "winnow: no such path: nowhere\n")
        #expect(!FileManager.default.fileExists(atPath: place.path + "/Index"))
    }

    /// In a user namespace of its own, the limit of watches can be lowered.
    @Test func tooManyFolders() throws {
        let place = try pages()
        for number in 0..<20 { try place.write("pages/\(number)/x.txt", "An otter swam.\n") }
        let lowered = "echo 12 > /proc/sys/user/max_inotify_watches"
        guard try place.shell("unshare -Ur sh -c '\(lowered)'").code == 0 else {
            print("too many folders skipped: the limit of watches can't be lowered here")
            return
        }
        let outcome = try place.shell(
            "unshare -Ur sh -c '\(lowered); exec $WINNOW index pages --watch'; echo code $?")
        #expect(outcome.output == "code 2\n")
        #expect(outcome.error.hasPrefix("winnow: cannot watch \(place.path)/pages"))
        #expect(outcome.error.contains("/proc/sys/fs/inotify/max_user_watches"))
    }
}
