import Foundation
import PackagePlugin

/// Has the law of `data/` packed whenever one of its files changed, before what holds it is compiled.
@main
struct LawPackerPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "data")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let files = paths.filter { $0.hasSuffix(".yaml") }.sorted()
    let packed = context.pluginWorkDirectoryURL.appending(path: "PackedLaw.swift")
    return [
      .buildCommand(
        displayName: "Packing the law", executable: try context.tool(named: "LawPacker").url,
        arguments: [packed.path, folder.path] + files,
        inputFiles: files.map { folder.appending(path: $0) }, outputFiles: [packed])
    ]
  }
}
