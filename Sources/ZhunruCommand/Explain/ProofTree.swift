import Diagnostics
import Law

/// A proof as a tree of statements, as it is shown: what is claimed, and below it what that rests on.
struct ProofNode {
  enum Kind: String {
    case verdict, activity, grade, text, rule, exception, duty, fact, group
  }

  let kind: Kind
  let text: String
  /// What is given for it: a value with its line, or how it stands.
  var detail = ""
  /// Where the law says it.
  var citation = ""
  /// Whether it holds; `nil` where that is open, or makes no sense.
  var truth: Bool?
  /// The verdict that it stands for.
  var verdict: Verdict?
  /// The line of the file; 0 where none.
  var line = 0
  var children: [ProofNode] = []

  /// What it says on one line.
  var words: String {
    var words = text
    if !citation.isEmpty { words += " (\(citation))" }
    if !detail.isEmpty { words += ": \(detail)" }
    return words
  }

  /// - Parameter origin: Of a whole proof, the company and the file that it is of.
  func write(to json: inout JSONText, of origin: (company: String, file: String)? = nil) {
    json.object { json in
      if let origin {
        json.field("company", origin.company)
        json.field("file", origin.file)
      }
      json.field("kind", kind.rawValue)
      json.field("text", text)
      if !detail.isEmpty { json.field("detail", detail) }
      if !citation.isEmpty { json.field("citation", citation) }
      if let truth { json.field("holds", truth) }
      if let verdict { json.field("verdict", verdict.name) }
      if line > 0 { json.field("line", line) }
      if !children.isEmpty {
        json.field("because") { json in
          json.array(children) { json, child in child.write(to: &json) }
        }
      }
    }
  }
}
