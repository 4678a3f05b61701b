import Diagnostics

/// Finds templates that may never end: that include themselves, directly or through others, or whatever the data
/// names.
struct TemplateCircle {
  private let files: [TemplateFile]

  init(_ files: [TemplateFile]) { self.files = files }

  /// What is wrong; each circle once.
  var problems: [Diagnostic] {
    let included = Dictionary(
      files.map { ($0.name, Self.included(in: $0)) }, uniquingKeysWith: { first, _ in first })
    var done: Set<String> = []
    var found: [Diagnostic] = []
    func visit(_ name: String, _ path: [String]) {
      if let start = path.firstIndex(of: name) {
        let circle = (path[start...] + [name]).map { "`\($0)`" }.joined(separator: ", ")
        found.append(
          Diagnostic(
            code: "circular-template",
            headline: "templates include each other in a circle: \(circle)",
            help: "take one of the includes out"))
        return
      }
      guard done.insert(name).inserted else { return }
      for other in included[name] ?? [] { visit(other, path + [name]) }
    }
    for file in files {
      visit(file.name, [])
      guard included[file.name]?.contains(where: { $0.hasPrefix("*") }) ?? false else { continue }
      found.append(
        Diagnostic(
          code: "template-named-by-data",
          headline: "`\(file.name)` includes a template that the data names",
          help: "name the template itself"))
    }
    return found
  }

  /// The templates that a file names in `{{> name}}` or `{{< name}}`.
  private static func included(in file: TemplateFile) -> [String] {
    String(decoding: file.bytes, as: UTF8.self).matches(of: /\{\{\s*[><]\s*([^\s}]+)\s*\}\}/).map {
      String($0.output.1)
    }
  }
}
