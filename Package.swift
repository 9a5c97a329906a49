// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .strictMemorySafety(),
    .enableExperimentalFeature("Lifetimes"),
]

let package = Package(
    name: "winnow",
    products: [
        .library(name: "Winnow", targets: ["Winnow"]),
        .executable(name: "winnow", targets: ["WinnowCommand"]),
        .executable(name: "winnow-benchmark", targets: ["WinnowBenchmark"]),
        .executable(name: "winnow-cleaning-benchmark", targets: ["CleaningBenchmark"]),
        .executable(name: "winnow-forms-benchmark", targets: ["FormsBenchmark"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        // System libraries: a module map and a shim each, nothing else.
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(
            name: "CUChardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
        // Without pkgConfig: the flag in its file makes the package manager warn.
        .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

        // Safe bytes over files: the only place that maps, locks, syncs, renames and watches.
        .target(name: "MappedIO", dependencies: ["CZlib"]),
        .testTarget(name: "MappedIOTests", dependencies: ["MappedIO"]),

        // Text to tokens: pure functions.
        .target(name: "CWordDictionary", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "TextAnalysis", dependencies: ["CStemmer", "CUTF8Proc", "CWordDictionary"]),
        .testTarget(name: "TextAnalysisTests", dependencies: ["TextAnalysis"]),

        // JSON in and out.
        .target(name: "JSONText"),
        .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),

        // Scraped page to clean text and metadata.
        .target(
            name: "PageExtraction",
            dependencies: ["CUChardet", "JSONText", "TextAnalysis"],
            // What LanguageTables.swift is generated from.
            exclude: ["Features/Languages"]),
        .testTarget(name: "PageExtractionTests", dependencies: ["CLibXML2", "PageExtraction"]),

        // Typed query text to a syntax tree.
        .target(name: "QuerySyntax"),
        .testTarget(name: "QuerySyntaxTests", dependencies: ["QuerySyntax"]),

        // Packing of 128 integers on vectors, in C.
        .target(name: "CBitPacking"),

        // Loops over documents and scores, in C on vectors.
        .target(name: "CPostingKernels"),

        // Libraries that are loaded when they are asked for.
        .target(name: "CArchive"),
        .target(name: "CBrotli"),
        .target(name: "CDeflate"),
        .target(name: "CLZ4"),

        // The engine: segments, commits, queries, scores, passages.
        .target(
            name: "SearchCore",
            dependencies: [
                "CBitPacking", "CPostingKernels", "CZstd", "MappedIO", "QuerySyntax",
                "TextAnalysis",
            ]),
        .testTarget(
            name: "SearchCoreTests",
            dependencies: [
                "CPostingKernels", "MappedIO", "QuerySyntax", "SearchCore", "TextAnalysis",
            ]),

        // Files to documents to the index writer.
        .target(
            name: "CorpusReader",
            dependencies: [
                "CArchive", "CBrotli", "CDeflate", "CISAL", "CLZ4", "CZstd", "JSONText",
                "MappedIO", "PageExtraction", "SearchCore", "TextAnalysis",
            ]),
        .testTarget(
            name: "CorpusReaderTests",
            dependencies: ["CorpusReader", "MappedIO", "PageExtraction", "SearchCore"]),

        // What a Swift program imports.
        .target(
            name: "Winnow",
            dependencies: [
                "CorpusReader", "JSONText", "PageExtraction", "QuerySyntax", "SearchCore",
                "TextAnalysis",
            ]),
        .testTarget(name: "WinnowTests", dependencies: ["Winnow"]),

        // What can be chosen of the server, for the command and the server.
        .target(
            name: "ServeOptions",
            dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),

        // The command.
        .executableTarget(
            name: "WinnowCommand",
            dependencies: [
                "JSONText", "MappedIO", "ServeOptions", "Winnow",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "Winnow", "WinnowBenchmark", "WinnowCommand",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // The engine behind the protocol of the benchmarks.
        .executableTarget(
            name: "WinnowBenchmark",
            dependencies: ["JSONText", "MappedIO", "QuerySyntax", "SearchCore", "TextAnalysis"],
            path: "Benchmarks/Engine"),

        // The page cleaner behind the protocol of the benchmarks.
        .executableTarget(
            name: "CleaningBenchmark",
            dependencies: ["JSONText", "MappedIO", "PageExtraction"],
            path: "Benchmarks/Cleaning/Cleaner"),

        // What reads files, behind that of the benchmark of their forms.
        .executableTarget(
            name: "FormsBenchmark", dependencies: ["CorpusReader", "MappedIO"],
            path: "Benchmarks/Forms/Reader"),
    ],
    swiftLanguageModes: [.v6]
)

// For those who fit the cleaner's weights anew: see Scripts/cleaning/README.md.
if Context.environment["WINNOW_TOOLS"] != nil {
    package.targets.append(
        .executableTarget(
            name: "CleaningTool", dependencies: ["PageExtraction"], path: "Scripts/cleaning/Tool"))
    package.targets.append(
        .executableTarget(
            name: "TokenPrinter", dependencies: ["PageExtraction"], path: "Scripts/tokenizer/Tool"))
}

// The web server, with the libraries it stands on, for those who ask for it: the command alone builds in a minute.
if Context.environment["WINNOW_SERVER"] != nil {
    package.products.append(.executable(name: "winnow-serve", targets: ["WinnowServer"]))
    package.dependencies += [
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    ]
    package.targets += [
        .executableTarget(
            name: "WinnowServer",
            dependencies: [
                "JSONText", "MappedIO", "ServeOptions", "Winnow",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            resources: [
                .embedInCode("Assets/openapi.json"), .embedInCode("Assets/script.js"),
                .embedInCode("Assets/style.css"),
            ]),
        .testTarget(name: "WinnowServerTests", dependencies: ["Winnow", "WinnowServer"]),
    ]
}

let inC = [
    "CArchive", "CBitPacking", "CBrotli", "CDeflate", "CLZ4", "CPostingKernels", "CWordDictionary",
]
for target in package.targets where target.type != .system && !inC.contains(target.name) {
    target.swiftSettings = strict
}
