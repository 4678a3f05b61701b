package import Diagnostics
package import Law

/// What machines are told of every result: which contract its form keeps, and what made it of which law.
package struct Contract: Sendable {
  /// The version of the form. It changes when something is taken away or means something else; what is added does not
  /// change it.
  package static let version = 1

  /// The version of the program.
  package let program: String
  /// The digest of the files of the law, with what is laid on top.
  package let digest: String
  /// The day up to which the law was held against its texts.
  package let day: CalendarDate?

  package init(_ law: Law, program: String) {
    self.program = program
    digest = law.digest
    day = law.review?.date
  }

  /// Adds `made-by` to an object.
  package func write(to json: inout JSONText) {
    json.field("made-by") { json in
      json.object { json in
        json.field("contract", Self.version)
        json.field("zhunru", program)
        json.field("law", digest)
        if let day { json.field("law-day", day.description) }
      }
    }
  }

  /// `"made-by":{…}`
  package var field: String {
    var json = JSONText()
    json.object { write(to: &$0) }
    return String(json.text.dropFirst().dropLast())
  }
}
