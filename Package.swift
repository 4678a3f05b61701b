// swift-tools-version: 6.2

import PackageDescription

/// Settings every module of ours shares: what one module gives another is said, never implied.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// What decides and reads is optimised in tests too: they decide many thousands of cases.
let optimised: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "zhunru",
  products: [
    .executable(name: "zhunru", targets: ["ZhunruProgram"]),
    .library(name: "Zhunru", targets: ["Zhunru"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(
      name: "EmbeddedLaw", path: "data",
      exclude: [
        "README.md", "activities", "acts.yaml", "company.schema.json", "examples", "facts", "grades", "holders.yaml", "instruments",
        "levers.yaml", "lexicon", "licences", "measures.yaml", "places.yaml", "readings", "subjects.yaml",
        "templates",
      ],
      sources: ["embedded.c"], publicHeadersPath: "include"),
    .target(name: "TextWidth", exclude: ["generate-tables.py"], swiftSettings: strict),
    .target(name: "Diagnostics", dependencies: ["TextWidth"], swiftSettings: strict),
    .target(name: "DecisionDiagram", swiftSettings: optimised),
    .target(name: "YAML", dependencies: ["CLibYAML", "Diagnostics"], swiftSettings: optimised),
    .target(
      name: "Law", dependencies: ["YAML", "DecisionDiagram", "Diagnostics"],
      exclude: ["Lexicon/generate-characters.py"], swiftSettings: optimised),
    .executableTarget(
      name: "LawPacker", dependencies: ["Diagnostics", "Law"], swiftSettings: strict),
    .plugin(
      name: "LawPackerPlugin", capability: .buildTool(), dependencies: ["LawPacker"],
      path: "Sources/LawPackerPlugin"),
    .target(
      name: "BuiltInLaw", dependencies: ["EmbeddedLaw", "Law"], swiftSettings: strict, plugins: ["LawPackerPlugin"]),
    .target(
      name: "Portfolio", dependencies: ["YAML", "Law", "DecisionDiagram", "Diagnostics"],
      swiftSettings: optimised),
    .target(
      name: "Assessment", dependencies: ["Law", "DecisionDiagram", "Portfolio", "Diagnostics", "YAML"],
      swiftSettings: optimised),
    .target(
      name: "Scenarios",
      dependencies: ["Assessment", "DecisionDiagram", "Diagnostics", "Law", "Portfolio", "YAML"],
      swiftSettings: strict),
    .target(
      name: "Questionnaire",
      dependencies: ["Assessment", "DecisionDiagram", "Diagnostics", "Law", "Portfolio", "YAML"],
      swiftSettings: optimised),
    .target(
      name: "Wording",
      dependencies: ["Assessment", "DecisionDiagram", "Law", "Portfolio", "YAML"],
      swiftSettings: optimised),
    .target(
      name: "Advisory",
      dependencies: ["Assessment", "DecisionDiagram", "Law", "Portfolio", "Wording", "YAML"],
      swiftSettings: optimised),
    .target(
      name: "Reports",
      dependencies: [
        "Advisory", "Assessment", "DecisionDiagram", "Diagnostics", "Law", "Mustache", "Portfolio", "TerminalUI",
        "TextWidth", "Wording", "YAML",
      ],
      swiftSettings: optimised),
    .target(name: "Mustache", dependencies: ["Diagnostics"], swiftSettings: optimised),
    .target(name: "TerminalUI", dependencies: ["TextWidth"], swiftSettings: strict),
    .target(
      name: "Interview",
      dependencies: [
        "Advisory", "Assessment", "Law", "Portfolio", "Questionnaire", "Reports", "TerminalUI", "TextWidth", "Wording",
        "YAML",
      ], swiftSettings: strict),
    .target(
      name: "Zhunru",
      dependencies: [
        "Advisory", "Assessment", "BuiltInLaw", "Diagnostics", "Law", "Portfolio", "Reports", "Wording", "YAML",
      ], swiftSettings: strict),
    .target(name: "ProcCheck"),
    .executableTarget(name: "ZhunruProgram", dependencies: ["ProcCheck", "ZhunruCommand"], swiftSettings: strict),
    .target(
      name: "ZhunruCommand",
      dependencies: [
        "Advisory", "BuiltInLaw", "Diagnostics", "YAML", "Law", "Portfolio", "Assessment",
        "Interview", "Questionnaire", "Reports", "Scenarios", "TerminalUI", "TextWidth", "Wording", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .testTarget(name: "TextWidthTests", dependencies: ["TextWidth"], swiftSettings: strict),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics", "SeededRandom"],
      swiftSettings: strict),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "Assessment", "CLibYAML", "DecisionDiagram", "Law", "Portfolio", "Questionnaire",
        "SeededRandom",
        "TestSupport", "YAML",
      ], path: "Tests/Benchmark", swiftSettings: strict),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Assessment", "BuiltInLaw", "Diagnostics", "Law", "Portfolio", "Questionnaire", "Reports", "SeededRandom",
        "TestSupport",
        "WrittenForms", "YAML", "ZhunruCommand",
      ], path: "Tests/Fuzz", exclude: ["Corpus", "README.md", "run"], swiftSettings: strict),
    .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: optimised),
    .target(
      name: "TestSupport",
      dependencies: ["Assessment", "Diagnostics", "Law", "Questionnaire", "SeededRandom", "YAML"],
      path: "Tests/TestSupport",
      swiftSettings: optimised),
    .target(
      name: "WrittenForms",
      dependencies: [
        "Advisory", "Assessment", "Diagnostics", "Law", "Portfolio", "Reports", "TerminalUI", "Wording", "YAML",
        "ZhunruCommand",
      ], path: "Tests/WrittenForms", swiftSettings: optimised),
    .testTarget(
      name: "MustacheTests", dependencies: ["Diagnostics", "Mustache"], exclude: ["Specification"],
      swiftSettings: strict),
    .testTarget(
      name: "DecisionDiagramTests", dependencies: ["DecisionDiagram", "SeededRandom"],
      swiftSettings: strict),
    .testTarget(
      name: "LawTests", dependencies: ["DecisionDiagram", "Law", "Diagnostics", "SeededRandom", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PortfolioTests",
      dependencies: [
        "DecisionDiagram", "Diagnostics", "Law", "Portfolio", "SeededRandom", "TestSupport", "YAML",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AssessmentTests",
      dependencies: [
        "Assessment", "DecisionDiagram", "Diagnostics", "Law", "Portfolio", "SeededRandom",
        "TestSupport", "YAML",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "QuestionnaireTests",
      dependencies: [
        "Assessment", "DecisionDiagram", "Law", "Portfolio", "Questionnaire", "SeededRandom", "TestSupport",
        "Wording", "YAML",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "YAMLTests", dependencies: ["YAML", "Diagnostics", "SeededRandom"],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalUITests", dependencies: ["SeededRandom", "TerminalUI", "TextWidth"],
      swiftSettings: strict),
    .testTarget(
      name: "ZhunruCommandTests",
      dependencies: [
        "Advisory", "BuiltInLaw", "ZhunruCommand", "TerminalUI", "Assessment", "Diagnostics", "Interview", "Law", "Portfolio", "Questionnaire",
        "Reports", "TextWidth", "Wording", "YAML",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .testTarget(name: "ZhunruTests", dependencies: ["Assessment", "Law", "Zhunru"], swiftSettings: strict),
    .testTarget(
      name: "TableTests",
      dependencies: ["Advisory", "Assessment", "Law", "Portfolio", "Reports", "TestSupport", "Wording", "YAML"],
      path: "Tests/TableTests", swiftSettings: strict),
    .testTarget(
      name: "ScenarioTests",
      dependencies: [
        "Assessment", "BuiltInLaw", "DecisionDiagram", "Diagnostics", "Law", "Portfolio", "Questionnaire", "Scenarios",
        "SeededRandom", "TestSupport",
        "WrittenForms", "YAML", "ZhunruCommand",
      ],
      path: "Tests/ScenarioTests",
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
