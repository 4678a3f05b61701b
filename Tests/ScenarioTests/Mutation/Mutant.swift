import Law

/// The law with one thing changed.
struct Mutant: Sendable {
  /// What is changed.
  enum Kind: String, CaseIterable, Comparable, Sendable {
    case threshold, date, effect, condition, gate, exception

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  let kind: Kind
  /// The text whose law it changes.
  let instrument: InstrumentID?
  /// The clause and the change: `call-centre-open: without all it asks`.
  let words: String
  let source: SourceReference
  /// The activities that it can put elsewhere; `nil` for all, where a term means something else.
  let activities: ActivitySet?
  /// The days on which it can do so.
  let days: Period
  let change: @Sendable (inout LawClauses) -> Void

  /// Whether it changes a term, on which grades and what is taken of facts can hang.
  var changesTerm: Bool { activities == nil }

  /// Where it stands: `negative-list-2021, instruments/negative-list/2018.yaml:79`.
  func place(in law: Law) -> String {
    (instrument.map { law[$0].name + ", " } ?? "") + "\(source.file):\(source.line)"
  }

  func applied(to law: Law) -> Law {
    var clauses = law.lawClauses
    change(&clauses)
    return law.replacing(clauses, keepingTerms: !changesTerm)
  }
}
