// swift-tools-version: 6.2

import Foundation
import PackageDescription

// A program that uses the library as others do: by the address of a repository and a tag. `.ci/release` sets the address.
let package = Package(
  name: "client",
  dependencies: [
    .package(url: ProcessInfo.processInfo.environment["ZHUNRU_REPOSITORY"] ?? "zhunru", exact: "0.1.0")
  ],
  targets: [
    .executableTarget(name: "client", dependencies: [.product(name: "Zhunru", package: "zhunru")], path: "Sources/Client")
  ],
  swiftLanguageModes: [.v6]
)
