extension Diagnostic {
  /// The diagnostic as a JSON object on one line, without a line break.
  ///
  /// Fields: `severity`, `code`, `headline`; of the place `file`, `line`, `column`, `end-line`,
  /// `end-column` and perhaps `message`; `related`, a list of further places; and `help`. What does
  /// not apply is left out. Lines and columns count from 1, columns in characters, ends exclusive.
  public func json(in language: Message.Language = .english) -> String {
    var json = JSONText()
    write(to: &json, in: language)
    return json.text
  }

  package func write(to json: inout JSONText, in language: Message.Language = .english) {
    json.object { json in
      json.field("severity", severity.rawValue)
      json.field("code", code)
      json.field("headline", headline[language])
      primary?.writeFields(to: &json, language)
      if !secondary.isEmpty {
        json.field("related") { json in
          json.array(secondary) { json, label in json.object { label.writeFields(to: &$0, language) } }
        }
      }
      if let help { json.field("help", help[language]) }
    }
  }
}

extension Diagnostic.Label {
  fileprivate func writeFields(to json: inout JSONText, _ language: Message.Language) {
    json.field("file", file)
    json.field("line", span.start.line)
    json.field("column", span.start.column)
    json.field("end-line", span.end.line)
    json.field("end-column", span.end.column)
    if let message { json.field("message", message[language]) }
  }
}

extension Sequence<Diagnostic> {
  /// The diagnostics as a JSON array on one line, without a line break.
  public func json(in language: Message.Language = .english) -> String {
    var json = JSONText()
    json.array(self) { $1.write(to: &$0, in: language) }
    return json.text
  }
}
