import Diagnostics
import Mustache

/// Finds what is wrong with a set of templates before any is parsed: names that documents do not have, includes that are
/// not there or never end, and sections nested deeper than anyone reads.
struct TemplateCheck {
  /// Sections in sections of one template.
  static let mostDepth = 32
  /// Sections in sections and templates in templates, all together.
  static let mostNesting = 64
  /// Templates of a set.
  static let mostFiles = 256
  /// Problems that are reported; of more, only that there are more.
  static let mostProblems = 100
  /// Bytes of a template with all that it includes.
  static let mostBytes = 1 << 20

  private let files: [TemplateSource]
  private let labels: [String]

  /// - Parameter labels: The fixed words, which templates name as `labels.NAME`.
  init(_ files: [TemplateSource], labels: [String]) {
    self.files = files
    self.labels = labels
  }

  var problems: [Diagnostic] {
    guard files.count <= Self.mostFiles else {
      return [
        Diagnostic(
          code: "too-many-templates",
          headline: Message(
            "a set has at most \(Self.mostFiles) templates, not \(files.count)",
            "一组模板最多\(Self.mostFiles)个，现有\(files.count)个"),
          help: Message("leave out what no other includes", "请删去未被引用的模板"))
      ]
    }
    let found = tagProblems
    guard found.count <= Self.mostProblems else {
      return found[..<Self.mostProblems] + [
        Diagnostic(
          code: "many-problems", headline: Message("more problems follow, which are not shown", "其后还有问题，未予显示"),
          primary: found[Self.mostProblems].primary,
          help: Message("correct those before this one first", "请先更正以上问题"))
      ]
    }
    return found + circles + sizes + nesting
  }

  /// What is wrong with single tags, one more than is reported at most.
  private var tagProblems: [Diagnostic] {
    var found: [Diagnostic] = []
    for file in files {
      found += depth(file.tags)
      for tag in file.tags {
        guard found.count <= Self.mostProblems else { return found }
        if let problem = problem(tag) { found.append(problem) }
      }
    }
    return found
  }

  // MARK: - Tags

  private func problem(_ tag: TemplateTag) -> Diagnostic? {
    switch tag.kind {
    case .variable, .unescaped, .section, .inverted: unknownName(tag)
    case .include, .inheriting: include(tag)
    case .close, .block, .comment, .setting, .delimiters: nil
    }
  }

  private func unknownName(_ tag: TemplateTag) -> Diagnostic? {
    let parts = tag.names.map(String.init)
    if parts.first == FieldName.labels.rawValue, parts.count > 1 {
      guard !labels.contains(parts[1]) else { return nil }
      return Diagnostic(
        code: "unknown-label", headline: Message("no label is called `\(parts[1])`", "没有名为`\(parts[1])`的标签"),
        primary: tag.label,
        help: nearestName(to: parts[1], among: labels).map { Message.didYouMean("labels.\($0)") }
          ?? Message("`labels.yaml` holds the labels", "标签在`labels.yaml`中"))
    }
    guard let unknown = parts.first(where: { !FieldName.all.contains($0) }) else { return nil }
    return Diagnostic(
      code: "unknown-field", headline: Message("no document has a field `\(unknown)`", "文档没有字段`\(unknown)`"),
      primary: tag.label,
      help: nearestName(to: unknown, among: FieldName.all).map(Message.didYouMean)
        ?? Message(
          "`zhunru advise --format json` shows the fields of a document", "`zhunru advise --format json`显示文档的各字段"))
  }

  private func include(_ tag: TemplateTag) -> Diagnostic? {
    let names = files.map(\.name)
    // What the data would name is left to the parser.
    guard !names.contains(tag.text), !tag.text.hasPrefix("*") else { return nil }
    return Diagnostic(
      code: "missing-template", headline: Message("no template is called `\(tag.text)`", "没有名为`\(tag.text)`的模板"),
      primary: tag.label,
      help: (names.first { $0.hasPrefix(tag.text + ".") } ?? nearestName(to: tag.text, among: names))
        .map(Message.didYouMean)
        ?? Message("name a file of the folder, such as `letterhead.md`", "请写文件夹中的文件，例如`letterhead.md`"))
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
          code: "template-too-deep",
          headline: Message("sections are nested more than \(Self.mostDepth) deep", "区段嵌套超过\(Self.mostDepth)层"),
          primary: tag.label,
          help: Message("put the inner sections into a template of their own, or leave some out", "请将内层区段放入单独的模板，或删去一些")
        )
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
            code: "circular-template",
            headline: Message("templates include each other in a circle: \(circle)", "模板循环引用：\(circle)"),
            primary: tag.label, help: Message("take one of the includes out", "请删去其中一处引用")))
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
          headline: Message(
            "`\(file.name)` with all that it includes nests more than \(Self.mostNesting) deep",
            "`\(file.name)`连同其引用的内容嵌套超过\(Self.mostNesting)层"),
          primary: tag.label, help: Message("include fewer templates in templates", "请减少模板之间的引用"))
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
        headline: Message(
          "`\(file.name)` with all that it includes is longer than \(Self.mostBytes >> 20) MiB",
          "`\(file.name)`连同其引用的内容超过\(Self.mostBytes >> 20) MiB"),
        primary: includes(file.name).first?.label, help: Message("include less, or less often", "请减少引用的内容或次数"))
    }
  }
}
