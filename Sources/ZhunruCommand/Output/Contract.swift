import BuiltInLaw
import Diagnostics
import Law

/// What machines are told of every result: which contract its form keeps, and what made it of which law.
struct Contract: Sendable {
  /// The version of the form. It changes when something is taken away or means something else; what is added does not
  /// change it.
  static let version = 1

  /// The digest of the files of the law, with what is laid on top.
  let digest: String
  /// The day up to which the law was held against its texts.
  let day: CalendarDate?

  /// Of the law built in.
  static var builtIn: Contract { Contract(digest: BuiltInLaw.digestOfFiles, day: Law.builtIn.review?.date) }

  /// Adds `made-by` to an object.
  func write(to json: inout JSONText) {
    json.field("made-by") { json in
      json.object { json in
        json.field("contract", Self.version)
        json.field("zhunru", Zhunru.version)
        json.field("law", digest)
        if let day { json.field("law-day", day.description) }
      }
    }
  }

  /// `"made-by":{…}`
  var field: String {
    var json = JSONText()
    json.object { write(to: &$0) }
    return String(json.text.dropFirst().dropLast())
  }
}
