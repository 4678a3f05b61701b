package import Diagnostics

/// What companies are read from, record by record, whatever its form: YAML, JSON, JSON Lines, a table.
///
/// A problem never stops the reading. It is in ``YAMLTree/problems`` of the part it stands in, and reading goes on with
/// the next.
package protocol RecordReader: ~Copyable {
  /// The path as the user wrote it, for diagnostics.
  var file: String { get }
  /// Whether every record says its day itself; else one without a day is of today.
  var recordsSayTheirDay: Bool { get }
  /// The error that the stream threw; after it the input counts as ended.
  var readError: (any Error)? { get }

  /// Reads the next document, or the next part of one, in place of what `tree` holds.
  mutating func next(into tree: inout YAMLTree) -> YAMLReader.Step

  /// The place of a span of the part that was read last, as diagnostics show it.
  mutating func label(at span: SourceSpan, _ message: Message?) -> Diagnostic.Label
}

extension YAMLReader: RecordReader {
  package var recordsSayTheirDay: Bool { false }
}
