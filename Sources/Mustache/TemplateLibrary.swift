/// Templates by name, which include each other.
package struct TemplateLibrary: Sendable {
  private let templates: [String: Template]

  package init(_ templates: [String: Template]) { self.templates = templates }

  /// Writes a document; what a template includes that is not there writes nothing.
  ///
  /// - Parameters:
  ///   - name: The template.
  ///   - limit: Values that may be taken and entries that may be gone through, so that sections in sections of long lists
  ///     come to an end.
  /// - Returns: `nil` if no template has the name.
  /// - Throws: ``RenderingLimit``
  package func render<Value: TemplateValue>(
    _ value: Value, with name: String, limit: Int = .max
  ) throws(RenderingLimit) -> String? {
    guard let template = templates[name] else { return nil }
    var renderer = TemplateRenderer(templates, value, limit: limit)
    try renderer.render(template.parts, Surroundings())
    return renderer.output
  }
}

/// That a template takes more of a document than it may.
package struct RenderingLimit: Error {}

/// What holds around a part of a template.
private struct Surroundings {
  /// What lines begin with.
  var indentation = ""
  /// What stands in place of blocks; what the outermost template says counts.
  var blocks: [String: [TemplatePart]] = [:]
  /// Where the entry of the innermost list stands.
  var isFirst = false
  var isLast = false
}

private struct TemplateRenderer<Value: TemplateValue> {
  private(set) var output = ""

  private let templates: [String: Template]
  /// The innermost value is the last.
  private var values: [Value]
  private var left: Int
  /// What the line begins with, until something is put on it.
  private var beginning = ""

  init(_ templates: [String: Template], _ value: Value, limit: Int) {
    self.templates = templates
    values = [value]
    left = limit
  }

  mutating func render(_ parts: [TemplatePart], _ around: Surroundings) throws(RenderingLimit) {
    for part in parts {
      switch part {
      case .lineStart: beginning = around.indentation
      case .text(let text): write(text)
      case .variable(let path, let contentType):
        guard let text = try value(at: path)?.text else { continue }
        write(contentType.map { $0.escape(text) } ?? text)
      case .section(let path, let isInverted, let inner):
        try section(path, isInverted, inner, around)
      case .include(let name, let indentation, let blocks):
        guard let template = templates[name] else { continue }
        var around = around
        around.indentation += indentation
        around.blocks.merge(blocks) { outer, _ in outer }
        try render(template.parts, around)
      case .block(let name, let leading, let indentation, let parts):
        if let leading { beginning = around.indentation + leading }
        guard let replacement = around.blocks[name] else {
          try render(parts, around)
          continue
        }
        var around = around
        around.indentation += indentation
        try render(replacement, around)
      }
    }
  }

  private mutating func section(
    _ path: TemplatePath, _ isInverted: Bool, _ parts: [TemplatePart], _ around: Surroundings
  ) throws(RenderingLimit) {
    switch path {
    case .isFirst: if around.isFirst != isInverted { try render(parts, around) }
    case .isLast: if around.isLast != isInverted { try render(parts, around) }
    case .current, .inner, .outwards:
      let value = try value(at: path)
      switch (value?.shape ?? .nothing, isInverted) {
      case (.nothing, true), (.flag, false): try render(parts, around)
      case (.list(let entries), true): if entries.isEmpty { try render(parts, around) }
      case (.list(let entries), false):
        var around = around
        for (place, entry) in entries.enumerated() {
          try spend()
          around.isFirst = place == 0
          around.isLast = place == entries.count - 1
          try render(parts, around, in: entry)
        }
      case (.context, false): if let value { try render(parts, around, in: value) }
      case (.nothing, false), (.flag, true), (.context, true): break
      }
    }
  }

  private mutating func render(
    _ parts: [TemplatePart], _ around: Surroundings, in value: Value
  ) throws(RenderingLimit) {
    values.append(value)
    try render(parts, around)
    values.removeLast()
  }

  private mutating func value(at path: TemplatePath) throws(RenderingLimit) -> Value? {
    switch path {
    case .current: return values.last
    case .inner(let names): return try follow(names[...], from: values[values.count - 1])
    case .outwards(let names):
      for value in values.reversed() {
        try spend()
        if let part = value.part(named: names[0]) { return try follow(names.dropFirst(), from: part) }
      }
      return nil
    case .isFirst, .isLast: return nil
    }
  }

  private mutating func follow(_ names: ArraySlice<String>, from value: Value) throws(RenderingLimit) -> Value? {
    var value = value
    for name in names {
      try spend()
      guard let part = value.part(named: name) else { return nil }
      value = part
    }
    return value
  }

  private mutating func write(_ text: String) {
    guard !text.isEmpty else { return }
    // An empty line stays empty.
    if !beginning.isEmpty, text != "\n", text != "\r\n" { output += beginning }
    beginning = ""
    output += text
  }

  private mutating func spend() throws(RenderingLimit) {
    left -= 1
    if left < 0 { throw RenderingLimit() }
  }
}
