package import Diagnostics

/// A tag of a template: `{{name}}`, `{{#name}}`, `{{> file}}`.
package struct TemplateTag: Sendable {
  package enum Kind: Sendable {
    case variable, unescaped, section, inverted, close, include, inheriting, block, comment, setting, delimiters
  }

  package let kind: Kind
  /// What stands in it, without mark and surrounding space.
  package let text: String
  /// Where it stands in the bytes of the template, braces and all.
  let range: Range<Int>
  package let label: Diagnostic.Label

  init(_ kind: Kind, _ text: String, _ range: Range<Int>, _ label: Diagnostic.Label) {
    self.kind = kind
    self.text = text
    self.range = range
    self.label = label
  }

  /// Whether it opens what `{{/name}}` closes.
  package var opens: Bool {
    switch kind {
    case .section, .inverted, .inheriting, .block: true
    case .variable, .unescaped, .close, .include, .comment, .setting, .delimiters: false
    }
  }

  /// The names it takes a value by, outermost first; none for a function and for the value itself.
  package var names: [Substring] { text.contains("(") ? [] : text.split(separator: ".") }
}
