/// A template that was read: [Mustache](https://mustache.github.io/mustache.5.html) with inheritance, without lambdas,
/// names of templates from the data, and other delimiters.
///
/// Beyond the specification, `{{.name}}` looks for a name in the innermost value alone, `first()` and `last()` are
/// flags of an entry of a list, and `{{% CONTENT_TYPE:NAME}}` says how what follows in the file is escaped.
package struct Template: Sendable {
  let parts: [TemplatePart]
}

/// A part of a template.
indirect enum TemplatePart: Sendable {
  /// A line begins. Only what is put on it shows what it is indented by.
  case lineStart
  /// Text on one line, with its end where that belongs to it.
  case text(String)
  /// A value, escaped for the content type, or as it is.
  case variable(TemplatePath, ContentType?)
  case section(TemplatePath, isInverted: Bool, [TemplatePart])
  /// Another template, its lines indented, with what stands in place of its blocks.
  case include(String, indentation: String, blocks: [String: [TemplatePart]])
  /// What a template that includes this one may put something else in place of.
  ///
  /// - leading: The space before it, if it is the first on its line.
  /// - indentation: What lines put in its place are indented by.
  case block(String, leading: String?, indentation: String, [TemplatePart])
}

/// How a tag names a value.
enum TemplatePath: Hashable, Sendable {
  /// `.`: the innermost value.
  case current
  /// `a.b`: the first value, from the innermost outwards, that has an `a`, and of that its `b`.
  case outwards([String])
  /// `.a.b`: the `a` of the innermost value, and of that its `b`.
  case inner([String])
  /// `first()`: whether the entry of the innermost list is the first.
  case isFirst
  /// `last()`
  case isLast
}
