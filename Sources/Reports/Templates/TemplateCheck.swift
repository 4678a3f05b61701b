import Diagnostics

/// Finds what is wrong with a set of templates before any is parsed: names that documents do not have, includes that are
/// not there or never end, and sections nested deeper than anyone reads.
struct TemplateCheck {
  /// Sections in sections of one template.
  static let mostDepth = 32
  /// Sections in sections and templates in templates, all together.
  static let mostNesting = 64
  /// Templates of a set.
  static let mostFiles = 256
  /// Bytes of a template with all that it includes.
  static let mostBytes = 1 << 20

  /// The text and the tags of each template, by name.
  private let files: [(name: String, size: Int, tags: [TemplateTag])]
  private let labels: [String]

  /// - Parameter labels: The fixed words, which templates name as `labels.NAME`.
  init(_ files: [(name: String, text: String)], labels: [String]) {
    self.files = files.map { ($0.name, $0.text.utf8.count, TemplateTag.all(in: $0.text, file: $0.name)) }
    self.labels = labels
  }

  var problems: [Diagnostic] {
    guard files.count <= Self.mostFiles else {
      return [
        Diagnostic(
          code: "too-many-templates", headline: "a set has at most \(Self.mostFiles) templates, not \(files.count)",
          help: "leave out what no other includes")
      ]
    }
    return files.flatMap { file in depth(file.tags) + file.tags.compactMap(problem) } + circles + sizes + nesting
  }

  // MARK: - Tags

  private func problem(_ tag: TemplateTag) -> Diagnostic? {
    switch tag.kind {
    case .variable, .section: unknownName(tag)
    case .include, .inheriting: include(tag)
    case .delimiters:
      Diagnostic(
        code: "template-delimiters", headline: "the delimiters of tags cannot be changed", primary: tag.label,
        help: "write tags as `{{name}}`")
    case .close, .block, .comment, .setting: nil
    }
  }

  private func unknownName(_ tag: TemplateTag) -> Diagnostic? {
    let parts = tag.name.split(separator: ".").map(String.init)
    if parts.first == FieldName.labels.rawValue, parts.count > 1 {
      guard !labels.contains(parts[1]) else { return nil }
      return Diagnostic(
        code: "unknown-label", headline: "no label is called `\(parts[1])`", primary: tag.label,
        help: nearestName(to: parts[1], among: labels).map { "did you mean `labels.\($0)`?" }
          ?? "`labels.yaml` holds the labels")
    }
    guard let unknown = parts.first(where: { !FieldName.all.contains($0) }) else { return nil }
    return Diagnostic(
      code: "unknown-field", headline: "no document has a field `\(unknown)`", primary: tag.label,
      help: nearestName(to: unknown, among: FieldName.all).map { "did you mean `\($0)`?" }
        ?? "`zhunru advise --format json` shows the fields of a document")
  }

  private func include(_ tag: TemplateTag) -> Diagnostic? {
    guard !tag.text.hasPrefix("*") else {
      return Diagnostic(
        code: "template-named-by-data", headline: "the data names which template is included", primary: tag.label,
        help: "name the template itself")
    }
    let names = files.map(\.name)
    guard !names.contains(tag.text) else { return nil }
    return Diagnostic(
      code: "missing-template", headline: "no template is called `\(tag.text)`", primary: tag.label,
      help: nearestName(to: tag.text, among: names).map { "did you mean `\($0)`?" })
  }

  /// Sections nested too deep; the first of them stands for all.
  private func depth(_ tags: [TemplateTag]) -> [Diagnostic] {
    var depth = 0
    for tag in tags {
      if tag.kind == .close { depth -= 1 }
      guard tag.opens else { continue }
      depth += 1
      guard depth > Self.mostDepth else { continue }
      return [
        Diagnostic(
          code: "template-too-deep", headline: "sections are nested more than \(Self.mostDepth) deep",
          primary: tag.label, help: "put the inner sections into a template of their own, or leave some out")
      ]
    }
    return []
  }

  // MARK: - Includes

  private func includes(_ name: String) -> [TemplateTag] {
    files.first { $0.name == name }?.tags.filter { $0.kind == .include || $0.kind == .inheriting } ?? []
  }

  /// Templates that include themselves, directly or through others; each circle once.
  private var circles: [Diagnostic] {
    var done: Set<String> = []
    var found: [Diagnostic] = []
    func visit(_ name: String, _ path: [String]) {
      guard done.insert(name).inserted else { return }
      let path = path + [name]
      for tag in includes(name) {
        guard let start = path.firstIndex(of: tag.text) else {
          visit(tag.text, path)
          continue
        }
        let circle = (path[start...] + [tag.text]).map { "`\($0)`" }.joined(separator: ", ")
        found.append(
          Diagnostic(
            code: "circular-template", headline: "templates include each other in a circle: \(circle)",
            primary: tag.label, help: "take one of the includes out"))
      }
    }
    for file in files { visit(file.name, []) }
    return found
  }

  /// Templates that nest too deep with all that they include.
  private var nesting: [Diagnostic] {
    guard circles.isEmpty else { return [] }
    var depths: [String: Int] = [:]
    func depth(_ name: String) -> Int {
      if let known = depths[name] { return known }
      var (own, deepest) = (0, 0)
      for tag in files.first(where: { $0.name == name })?.tags ?? [] {
        if tag.kind == .close { own -= 1 }
        if tag.kind == .include || tag.kind == .inheriting { deepest = max(deepest, own + 1 + depth(tag.text)) }
        if tag.opens { own += 1 }
        deepest = max(deepest, own)
      }
      depths[name] = deepest
      return deepest
    }
    // What includes one that is too deep is too deep as well, and is not said again.
    return files.filter { file in
      depth(file.name) > Self.mostNesting && includes(file.name).allSatisfy { depth($0.text) <= Self.mostNesting }
    }.compactMap { file in
      includes(file.name).first.map { tag in
        Diagnostic(
          code: "template-too-deep",
          headline: "`\(file.name)` with all that it includes nests more than \(Self.mostNesting) deep",
          primary: tag.label, help: "include fewer templates in templates")
      }
    }
  }

  /// Templates that are too long with all that they include.
  private var sizes: [Diagnostic] {
    guard circles.isEmpty else { return [] }
    var sizes: [String: Int] = [:]
    func size(_ name: String) -> Int {
      if let known = sizes[name] { return known }
      let own = files.first { $0.name == name }?.size ?? 0
      let whole = includes(name).reduce(own) { min($0 + size($1.text), 2 * Self.mostBytes) }
      sizes[name] = whole
      return whole
    }
    // What includes one that is too long is too long as well, and is not said again.
    return files.filter { file in
      size(file.name) > Self.mostBytes && includes(file.name).allSatisfy { size($0.text) <= Self.mostBytes }
    }.map { file in
      Diagnostic(
        code: "template-too-long",
        headline: "`\(file.name)` with all that it includes is longer than \(Self.mostBytes >> 20) MiB",
        primary: includes(file.name).first?.label, help: "include less, or less often")
    }
  }
}
