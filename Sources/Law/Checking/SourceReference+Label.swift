import Diagnostics

extension SourceReference {
  /// The place, as diagnostics show it: from where the clause starts to the end of that line.
  func label(_ message: Message? = nil) -> Diagnostic.Label {
    let length = max(1, lineText.unicodeScalars.count - (column - 1))
    return Diagnostic.Label(
      file: file,
      span: SourceSpan(
        line: Int32(clamping: line), column: Int32(clamping: column),
        count: Int32(clamping: length)),
      lineText: lineText, message: message)
  }
}
