import MappedIO
import Testing

@testable import CorpusReader

/// Which events count, and when changes have settled, without a file system or a clock.
@Suite struct WatchMapTests {
    private typealias Event = FolderWatcher.Event

    private let top = FolderWatcher.Watch(number: 1)
    private let deep = FolderWatcher.Watch(number: 2)
    private let way = FolderWatcher.Watch(number: 3)
    private let other = FolderWatcher.Watch(number: 9)

    /// The folders /a/top and /a/top/deep are walked; /a/top/Index has the index.
    private var map: WatchMap {
        var map = WatchMap()
        map.begin(excluding: "/a/top/Index")
        map.pass("/a", way, to: "top")
        map.enter("/a/top", top)
        map.enter("/a/top/deep", deep)
        return map
    }

    @Test func names() {
        let map = map
        for kind in [Event.Kind.written, .movedIn, .gone] {
            for name in ["a.html", "b.jsonl.zst"] {
                #expect(map.concerns(Event(kind, in: top, name: name)))
                #expect(!map.concerns(Event(kind, in: other, name: name)))
            }
            for name in [".a.html.swp", ".a.html", "a.html~", "4913", "a.png"] {
                #expect(!map.concerns(Event(kind, in: top, name: name)), "\(name)")
            }
            for name in ["new", "a.png"] {
                #expect(map.concerns(Event(kind, in: top, name: name, isFolder: true)))
            }
            #expect(!map.concerns(Event(kind, in: top, name: ".git", isFolder: true)))
            #expect(!map.concerns(Event(kind, in: top, name: "Index", isFolder: true)))
            #expect(map.concerns(Event(kind, in: deep, name: "Index", isFolder: true)))
            #expect(map.concerns(Event(kind, in: way, name: "top", isFolder: true)))
            #expect(!map.concerns(Event(kind, in: way, name: "tops.html")))
            #expect(!map.concerns(Event(kind, in: top)), "about the folder itself")
        }
    }

    /// What is being written counts when it is closed, and what comes whole at once.
    @Test func created() throws {
        let map = map
        #expect(map.concerns(Event(.created, in: top, name: "new", isFolder: true)))
        var status = try FileStatus(path: "/proc/self/exe")
        var asked: [String] = []
        func concerns(_ name: String) -> Bool {
            map.concerns(Event(.created, in: deep, name: name)) { path in
                asked.append(path)
                return status
            }
        }
        #expect(concerns("link.html"))
        status.isLink = false
        status.nameCount = 2
        #expect(concerns("second-name.html"))
        status.nameCount = 1
        #expect(!concerns("new.html"))
        #expect(
            asked == ["link", "second-name", "new"].map { "/a/top/deep/\($0).html" })
        #expect(!map.concerns(Event(.created, in: deep, name: "gone.html")) { _ in nil })
    }

    /// Where events were lost, anything may have changed.
    @Test func lost() {
        #expect(map.concerns(Event(.lost, in: .init(number: -1))))
        #expect(map.concerns(Event(.displaced, in: way)))
        #expect(!map.concerns(Event(.displaced, in: other)))
    }

    /// A folder that a walk does not meet any more is forgotten; one that was moved has its new path.
    @Test func rounds() {
        var map = map
        #expect(map.end().isEmpty)
        map.begin(excluding: "")
        map.enter("/b/top", top)
        map.pass("/b/top", top, to: "notes")
        #expect(Set(map.end()) == [deep, way])
        #expect(!map.concerns(Event(.written, in: deep, name: "a.html")))
        #expect(map.concerns(Event(.written, in: top, name: "a.html")))
        #expect(map.concerns(Event(.written, in: top, name: "notes")))
        var asked = ""
        _ = map.concerns(Event(.created, in: top, name: "a.html")) { path in
            asked = path
            return nil
        }
        #expect(asked == "/b/top/a.html")
    }

    @Test func burst() {
        var burst = Burst()
        #expect(burst.due == nil)
        let start = ContinuousClock.now
        burst.note(start)
        #expect(burst.due == start + Burst.quiet)
        burst.note(start + .milliseconds(200))
        #expect(burst.due == start + .milliseconds(200) + Burst.quiet)
        // A burst without an end is cut off.
        for step in 2..<100 { burst.note(start + .milliseconds(100) * step) }
        #expect(burst.due == start + Burst.limit)
    }
}
