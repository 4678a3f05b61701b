import Law

/// Finds subjects of the law by words of theirs, in English or Chinese.
///
/// Every word must stand somewhere in what a subject is called or says, whatever its case or width.
/// Of the editions of a clause only one is found.
struct LawSearch {
  struct Hit {
    let subject: LawSubject
    /// Where the words stand, best first.
    let place: Place
    /// The text that has them; empty where it is the name or the title.
    let line: Wording
  }

  /// Where words are found, best first.
  enum Place: Int, Comparable {
    case wholeName, name, title, text

    static func < (a: Place, b: Place) -> Bool { a.rawValue < b.rawValue }
  }

  private let law: Law
  private let day: CalendarDate

  /// - Parameter day: Of the editions of a clause, the one in force on this day is shown.
  init(_ law: Law, on day: CalendarDate) {
    self.law = law
    self.day = day
  }

  /// What has all words, best first, then in the order of the law.
  func find(_ words: [String]) -> [Hit] {
    let wanted = words.flatMap { folded($0).split(separator: " ").map(String.init) }
    guard !wanted.isEmpty else { return [] }
    let whole = wanted.joined(separator: " ")
    var hits: [Hit] = []
    for kind in LawKind.allCases {
      var places: [String: Int] = [:]
      for subject in law.subjects(kind) {
        guard let hit = hit(subject, wanted, whole) else { continue }
        if let earlier = places[subject.name] {
          let isInForce = subject.period?.contains(day) ?? true
          let wasInForce = hits[earlier].subject.period?.contains(day) ?? true
          if isInForce || !wasInForce { hits[earlier] = hit }
        } else {
          places[subject.name] = hits.count
          hits.append(hit)
        }
      }
    }
    return hits.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }
    .map(\.element)
  }

  private func hit(_ subject: LawSubject, _ words: [String], _ whole: String) -> Hit? {
    let names = subject.searchedNames.map(folded)
    let title = [folded(subject.title.english), folded(subject.title.chinese)]
    let texts = subject.searchedTexts(of: law)
    let everything =
      names + title + texts.flatMap { [folded($0.english), folded($0.chinese)] }
    guard words.allSatisfy({ word in everything.contains { $0.contains(word) } }) else {
      return nil
    }
    func has(_ text: String) -> Bool { words.allSatisfy { text.contains($0) } }
    if names.contains(whole) { return Hit(subject: subject, place: .wholeName, line: .none) }
    if names.contains(where: has) { return Hit(subject: subject, place: .name, line: .none) }
    if title.contains(where: has) { return Hit(subject: subject, place: .title, line: .none) }
    let line =
      texts.first { has(folded($0.english)) || has(folded($0.chinese)) }
      ?? texts.first { text in
        words.contains { folded(text.english).contains($0) || folded(text.chinese).contains($0) }
      }
    return Hit(subject: subject, place: .text, line: line ?? .none)
  }

  /// Small letters, and narrow forms of wide ones.
  private func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: folded.append(" ")
      case _: folded.append(scalar)
      }
    }
    return String(folded).lowercased()
  }
}

extension Wording {
  fileprivate static let none = Wording(english: "", chinese: "")

  fileprivate init(_ text: String) { self.init(english: text, chinese: text) }
}

extension LawSubject {
  /// What it is called, in files and officially.
  fileprivate var searchedNames: [String] {
    switch self {
    case .activity(let activity): [name] + [activity.code].compactMap(\.self)
    case .instrument(let instrument):
      [name, instrument.short.english, instrument.short.chinese, instrument.number ?? ""]
    case .provision(_, _, let cited): [name, cited.english, cited.chinese]
    case .group, .regime, .rule, .exception, .block, .duty, .row, .fact, .topic, .term, .reading, .measure,
      .licence, .place, .origin, .impossible:
      [name]
    }
  }

  /// What it says beside its title.
  fileprivate func searchedTexts(of law: Law) -> [Wording] {
    switch self {
    case .activity(let activity): [activity.covers].compactMap(\.self)
    case .instrument(let instrument):
      [instrument.issuer].compactMap(\.self) + [Wording(instrument.number ?? "")]
    case .provision(let provision, _, _): [provision.wording, provision.remark].compactMap(\.self)
    case .rule(let rule): [rule.remark].compactMap(\.self)
    case .duty(let duty): [duty.authority, duty.deadline, duty.evidence, duty.mend].compactMap(\.self)
    case .fact(let fact): [fact.help].compactMap(\.self) + fact.values.map(\.says)
    case .reading(let reading):
      reading.answers.flatMap { [$0.says, $0.heldBy].compactMap(\.self) }
    case .licence(let licence): [licence.authority]
    case .group, .regime, .exception, .block, .row, .topic, .term, .measure, .place, .origin,
      .impossible:
      []
    }
  }
}
