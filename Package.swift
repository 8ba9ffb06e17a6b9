// swift-tools-version: 6.2
import PackageDescription

// The house, floor by floor, lowest first. A room may use only rooms on floors below its own:
// the precondition under the list refuses to load a package in which one does otherwise, and
// `--explicit-target-dependency-import-check error` refuses an import that is not written here.

/// One room of the house: a SwiftPM target.
struct Room {
    enum Kind { case swift, wrapsC, clang, system(pkgConfig: String, apt: String), program }

    let name: String
    let kind: Kind
    let uses: [String]
    let parts: [Target.Dependency]
    let linked: [LinkerSetting]

    init(
        _ name: String, _ kind: Kind = .swift, uses: [String] = [],
        parts: [Target.Dependency] = [], linked: [LinkerSetting] = []
    ) {
        self.name = name
        self.kind = kind
        self.uses = uses
        self.parts = parts
        self.linked = linked
    }
}

func part(_ product: String, _ package: String) -> Target.Dependency {
    .product(name: product, package: package)
}

let logging = part("Logging", "swift-log")
let metrics = part("Metrics", "swift-metrics")
let lifecycle = part("ServiceLifecycle", "swift-service-lifecycle")
let yams = part("Yams", "Yams")
let nioCore = part("NIOCore", "swift-nio")

let floors: [[Room]] = [
    // 0 ground: C headers and thin shims
    [
        Room("CXML", .system(pkgConfig: "libxml-2.0", apt: "libxml2-dev")),
        Room("COpenSSL", .system(pkgConfig: "libcrypto", apt: "libssl-dev")),
        Room("CLinux", .clang),
        Room("CSchemas", .clang),
        Room("CDecimal", .clang, linked: [.linkedLibrary("bidgcc000")]),
    ],
    // threads stand under the tools, which wait and watch on them
    [
        Room("Threads", .wrapsC, uses: ["CLinux"])
    ],
    // 1 tools: know nothing of notifications
    [
        Room("Files", .wrapsC, uses: ["CLinux"]),
        Room("XML", .wrapsC, uses: ["CXML"]),
        Room("JSON"),
        Room("Seals", .wrapsC, uses: ["COpenSSL"]),
        Room("Pages"),
    ],
    // 2 engines: know a standard or a spelling, not us
    [
        Room("DMN", .wrapsC, uses: ["CDecimal", "XML"]),
        Room("Spelling", uses: ["JSON", "XML"]),
    ],
    // 3 words
    [
        Room("Model", uses: ["Spelling"])
    ],
    // 4 stages
    [
        Room("Access", uses: ["Model"], parts: [yams]),
        Room(
            "Formats", .wrapsC,
            uses: ["CSchemas", "JSON", "Model", "Seals", "Spelling", "XML"]),
        Room("Linkage", uses: ["Model"]),
        Room("Triage", uses: ["DMN", "Model"], parts: [yams]),
        Room(
            "Enrichment", uses: ["JSON", "Model", "Pages", "Spelling", "XML"], parts: [yams]),
    ],
    // 5 keepers
    [
        Room(
            "Store", uses: ["JSON", "Linkage", "Model", "Seals", "Spelling", "Threads"],
            parts: [part("GRDB", "GRDB.swift")]),
        Room("Queue", uses: ["Files", "JSON", "Model", "Seals"]),
    ],
    // 6 flow
    [
        Room(
            "Flow",
            uses: [
                "Access", "CLinux", "Enrichment", "Files", "Formats", "Linkage", "Model", "Queue",
                "Spelling", "Store", "Threads", "Triage",
            ],
            parts: [logging, metrics])
    ],
    // 7 web
    [
        Room(
            "Web", uses: ["Model", "Seals"],
            parts: [
                part("HummingbirdCore", "hummingbird"), part("HTTPTypes", "swift-http-types"),
                part("NIOHTTPTypes", "swift-nio-extras"), part("NIOPosix", "swift-nio"),
                part("NIOSSL", "swift-nio-ssl"), part("NIOTLS", "swift-nio"), lifecycle, logging,
                nioCore,
            ])
    ],
    // 8 doors and desk
    [
        Room(
            "Doors",
            uses: [
                "Access", "Files", "Flow", "Formats", "JSON", "Model", "Pages", "Seals",
                "Spelling", "Store", "Threads", "Web",
            ],
            parts: [logging]),
        Room(
            "Desk", uses: ["Files", "Flow", "Model", "Store", "Web"],
            parts: [part("CoreMetrics", "swift-metrics")]),
    ],
    // 9 house
    [
        Room(
            "House",
            uses: [
                "Access", "CLinux", "Desk", "Doors", "Enrichment", "Files", "Flow", "Formats",
                "JSON", "Linkage", "Model", "Queue", "Seals", "Spelling", "Store", "Triage", "Web",
            ],
            parts: [
                yams, lifecycle, part("UnixSignals", "swift-service-lifecycle"), logging,
            ])
    ],
    // 10 program
    [
        Room(
            "gatehouse", .program,
            uses: [
                "Access", "Enrichment", "Files", "Flow", "Formats", "House", "JSON", "Model",
                "Seals", "Spelling", "Store", "Threads", "Triage", "XML",
            ],
            parts: [
                part("ArgumentParser", "swift-argument-parser"), logging,
                part("AsyncHTTPClient", "async-http-client"), part("NIOSSL", "swift-nio-ssl"),
                nioCore, part("NIOHTTP1", "swift-nio"),
            ])
    ],
]

for (number, floor) in floors.enumerated() {
    let below = Set(floors[..<number].joined().map(\.name))
    for room in floor {
        let wrong = room.uses.filter { !below.contains($0) }
        precondition(wrong.isEmpty, "\(room.name) uses \(wrong), which is not on a floor below it")
    }
}

let habits: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

func target(_ room: Room) -> Target {
    let needs = room.uses.map { Target.Dependency.target(name: $0) } + room.parts
    return switch room.kind {
    case .swift:
        .target(name: room.name, dependencies: needs, swiftSettings: habits)
    case .wrapsC:
        .target(
            name: room.name, dependencies: needs,
            swiftSettings: habits + [.strictMemorySafety()])
    case .clang:
        .target(name: room.name, dependencies: needs, linkerSettings: room.linked)
    case .system(let pkgConfig, let apt):
        .systemLibrary(name: room.name, pkgConfig: pkgConfig, providers: [.apt([apt])])
    case .program:
        .executableTarget(name: room.name, dependencies: needs, swiftSettings: habits)
    }
}

/// The tests of each room, and what they use besides it.
let tests: [Room] = [
    Room("ThreadsTests", uses: ["Threads"]),
    Room("FilesTests", uses: ["CLinux", "Files", "TestKit"]),
    Room("XMLTests", uses: ["Files", "TestKit", "XML"]),
    Room("JSONTests", uses: ["JSON", "TestKit"]),
    Room("SealsTests", uses: ["Seals"]),
    Room("PagesTests", uses: ["Pages"]),
    Room("DMNTests", uses: ["DMN", "TestKit"]),
    Room(
        "SpellingTests",
        uses: ["Formats", "HouseKit", "JSON", "Model", "Spelling", "TestKit", "XML"]),
    Room("ModelTests", uses: ["Model"]),
    Room("AccessTests", uses: ["Access", "Model"]),
    Room(
        "FormatsTests",
        uses: [
            "Flow", "Formats", "HouseKit", "JSON", "Model", "Spelling", "TestKit", "Triage", "XML",
        ]),
    Room("LinkageTests", uses: ["Linkage", "Model", "TestKit"]),
    Room("TriageTests", uses: ["DMN", "Files", "Model", "TestKit", "Triage"]),
    Room(
        "EnrichmentTests",
        uses: [
            "Enrichment", "Flow", "HouseKit", "Model", "Pages", "Spelling", "TestKit", "Triage",
            "XML",
        ]),
    Room(
        "StoreTests",
        uses: [
            "Files", "Flow", "HouseKit", "Linkage", "Model", "Seals", "Store", "TestKit", "Threads",
        ], parts: [part("GRDB", "GRDB.swift")]),
    Room("QueueTests", uses: ["Files", "HouseKit", "Model", "Queue", "Seals", "TestKit"]),
    Room(
        "FlowTests",
        uses: [
            "Desk", "Enrichment", "Files", "Flow", "Formats", "HouseKit", "JSON", "Linkage",
            "Model", "Queue", "Seals", "Spelling", "Store", "TestKit", "Threads", "XML",
        ], parts: [part("GRDB", "GRDB.swift")]),
    Room("WebTests", uses: ["HouseKit", "Model", "Seals", "Web"]),
    Room(
        "DoorsTests",
        uses: [
            "Access", "Doors", "Enrichment", "Files", "Flow", "Formats", "HouseKit", "JSON",
            "Model", "Seals", "Spelling", "Store", "TestKit", "Web", "XML",
        ], parts: [part("GRDB", "GRDB.swift")]),
    Room(
        "DeskTests", uses: ["Desk", "Files", "Flow", "HouseKit", "Model", "TestKit", "Web"],
        parts: [part("CoreMetrics", "swift-metrics")]),
    Room(
        "HouseTests",
        uses: [
            "Access", "Files", "Flow", "House", "HouseKit", "Model", "Store", "TestKit", "Triage",
        ]),
    Room("StandardsTests", uses: ["DMN", "JSON", "XML"]),
]

/// What several rooms' tests use: a disk that forgets, random numbers from a seed.
let testKit = Target.target(
    name: "TestKit", dependencies: ["Files"], path: "Tests/TestKit", swiftSettings: habits)

/// A whole house in a temporary folder, with its authority, partners, clock and callers.
let houseKit = Target.target(
    name: "HouseKit",
    dependencies: [
        "Access", "Desk", "Doors", "Enrichment", "Files", "Flow", "Formats", "House", "JSON",
        "Model", "Queue", "Seals", "Spelling", "Store", "TestKit", "Threads", "Web", "XML",
        logging, nioCore, lifecycle, part("NIOPosix", "swift-nio"),
        part("NIOSSL", "swift-nio-ssl"),
        part("ServiceLifecycleTestKit", "swift-service-lifecycle"),
    ], path: "Tests/HouseKit", swiftSettings: habits)

/// The daemon that dies at a named point, for kill runs.
let probe = Target.executableTarget(
    name: "gatehouse-probe",
    dependencies: ["Files", "Flow", "House", "Model", "Store", logging], path: "Tests/Probe",
    swiftSettings: habits)

/// Runs the scenario files, each through a small house of its own.
let scenarios = Target.executableTarget(
    name: "gatehouse-scenarios",
    dependencies: houseKit.dependencies + ["HouseKit", "Triage"], path: "Tests/Scenarios/Runner",
    swiftSettings: habits)

/// Rooms that use HouseKit depend on all that it is made of as well: records of those rooms stand in
/// HouseKit's own, and where only HouseKit was named, tests were not compiled again when one grew.
func testTarget(_ room: Room, kit: Target) -> Target {
    let behind = room.uses.contains(kit.name) ? kit.dependencies : []
    let named = Set(behind.compactMap(\.roomName))
    let needs = room.uses.filter { !named.contains($0) }.map { Target.Dependency.target(name: $0) }
    return .testTarget(
        name: room.name, dependencies: needs + room.parts + behind, swiftSettings: habits)
}

extension Target.Dependency {
    /// The room that it is; nil for a part of another package.
    var roomName: String? {
        switch self {
        case .byNameItem(let name, _), .targetItem(let name, _): name
        default: nil
        }
    }
}

let package = Package(
    name: "gatehouse",
    dependencies: [
        .package(
            url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1",
            traits: []),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    ],
    targets: floors.joined().map(target) + tests.map { testTarget($0, kit: houseKit) } + [
        testKit, houseKit, probe, scenarios,
    ],
    swiftLanguageModes: [.v6]
)
