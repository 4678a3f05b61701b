package import Diagnostics
package import Law
package import Portfolio

/// Where what is proved stands.
package struct ProofOrigin {
  let company: String
  let id: CompanyIdentifier?
  let file: String

  package init(company: String, id: CompanyIdentifier?, file: String) {
    self.company = company
    self.id = id
    self.file = file
  }
}

/// A proof as a tree of statements, as it is shown: what is claimed, and below it what that rests on.
package struct ProofNode {
  package enum Kind: String {
    case verdict, activity, grade, text, rule, exception, duty, fact, group
  }

  package let kind: Kind
  package let text: String
  /// What is given for it: a value with its line, or how it stands.
  package var detail = ""
  /// Where the law says it.
  package var citation = ""
  /// Whether it holds; `nil` where that is open, or makes no sense.
  package var truth: Bool?
  /// The verdict that it stands for.
  package var verdict: Verdict?
  /// The line of the file; 0 where none.
  package var line = 0
  package var children: [ProofNode] = []

  /// What it says on one line.
  package var words: String {
    var words = text
    if !citation.isEmpty { words += " (\(citation))" }
    if !detail.isEmpty { words += ": \(detail)" }
    return words
  }

  /// - Parameter origin: Of a whole proof, the company that it is of.
  package func write(to json: inout JSONText, of origin: ProofOrigin? = nil) {
    json.object { json in
      if let origin {
        json.field("company", origin.company)
        if let id = origin.id { json.field("id", id.text, isNumber: id.isNumber) }
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
