import Diagnostics

/// A line of a file that was read whole.
package struct YAMLLine: Sendable {
  private let source: YAMLSource
  private let span: SourceSpan

  init(_ source: YAMLSource, _ span: SourceSpan) {
    self.source = source
    self.span = span
  }

  package var file: String { source.file }
  /// Its number, from 1.
  package var number: Int { Int(span.start.line) }
  /// Its text without the line break; of a very long line an excerpt.
  package var text: String { source.label(span, nil).lineText }
}

extension YAMLValue {
  /// The line that the value starts on.
  package var line: YAMLLine { YAMLLine(document.source, span) }
}
