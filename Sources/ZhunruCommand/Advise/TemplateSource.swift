import BuiltInLaw
package import Reports

extension TemplateFile {
  /// The templates built in, with those of a folder in the place of theirs; labels that a folder leaves out stay.
  ///
  /// - Throws: ``InputProblem`` if the folder cannot be read.
  package static func set(overriddenBy folder: String?) throws -> [TemplateFile] {
    let own = try folder.map(files(in:)) ?? []
    let names = Set(own.map(\.name)).subtracting(["labels.yaml"])
    return own + EmbeddedFile.templates.map { TemplateFile(name: $0.name, bytes: $0.bytes) }
      .filter { !names.contains($0.name) }
  }

  /// The files of a folder that are read as templates.
  static func sources(in folder: String?) -> [InputSource] {
    guard let folder else { return [] }
    var walk = DirectoryWalk { path in endings.contains { path.hasSuffix($0) } }
    walk.visit(folder)
    return walk.files.map { .file($0) }
  }

  private static func files(in folder: String) throws -> [TemplateFile] {
    var walk = DirectoryWalk { path in endings.contains { path.hasSuffix($0) } }
    walk.visit(folder)
    if let problem = walk.problems.first { throw problem }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return try walk.files.map { path in
      TemplateFile(
        name: String(path.dropFirst(prefix.count)), path: path,
        bytes: try InputFile(opening: .file(path)).readAll(limit: 4 << 20))
    }
  }

  private static let endings = [".html", ".md", ".css", ".js", "/labels.yaml", "/reference.docx"]
}
