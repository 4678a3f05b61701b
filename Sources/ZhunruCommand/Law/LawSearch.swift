import Law
import Reports

/// Finds subjects of the law by words of theirs, and by everyday words that lead to them, in English or Chinese.
///
/// What the lexicon leads to stands first. Else every word must stand, whole or by its stem, in what a subject is called
/// or says; those that say nothing of a field are passed over. Of the editions of a clause only one is found.
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
    case wholeName, lexicon, name, title, text

    static func < (a: Place, b: Place) -> Bool { a.rawValue < b.rawValue }
  }

  private let law: Law
  private let day: CalendarDate
  private let lexicon: Lexicon

  /// - Parameter day: Of the editions of a clause, the one in force on this day is shown.
  init(_ law: Law, on day: CalendarDate) {
    self.law = law
    self.day = day
    lexicon = law.lexicon
  }

  /// What has all words, or is led to by some, best first, then in the order of the law.
  ///
  /// - Parameter kinds: Of which kinds.
  func find(_ words: [String], among kinds: [LawKind] = LawKind.allCases) -> [Hit] {
    let typed = words.joined(separator: " ")
    let text = corrected(typed) ?? typed
    let wanted = WantedWords(text, lexicon)
    guard !wanted.isEmpty else { return [] }
    var hits: [Hit] = []
    for kind in kinds {
      var places: [String: Int] = [:]
      for subject in law.subjects(kind) {
        guard let hit = hit(subject, wanted) else { continue }
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
    let led = lexicon.find(text).map(hit).filter { kinds.contains($0.subject.kind) }
    let whole = hits.filter { $0.place == .wholeName }
    let first = Set(whole.map(\.subject.key))
    let known = first.union(led.map(\.subject.key))
    let rest = hits.enumerated().filter { $0.element.place != .wholeName && !known.contains($0.element.subject.key) }
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    return whole + led.filter { !first.contains($0.subject.key) } + rest
  }

  /// What is looked for in the place of words of which some are misspelt, where nothing has them as they are.
  func corrected(_ words: String) -> String? {
    guard let corrected = lexicon.corrected(words) else { return nil }
    let wanted = WantedWords(words, lexicon)
    let isThere = LawKind.allCases.contains { kind in law.subjects(kind).contains { hit($0, wanted) != nil } }
    return isThere ? nil : corrected
  }

  private func hit(_ found: Lexicon.Hit) -> Hit {
    let subject: LawSubject
    var line = Wording(found.words.joined(separator: ", "))
    switch found.subject {
    case .activity(let activity): subject = .activity(law[activity])
    case .topic(let topic): subject = .topic(law[topic])
    case .feature(let fact, let value):
      subject = .fact(law[fact])
      if let value { line = law[fact].values[value].says }
    case .place(let place): subject = .place(law[place])
    }
    return Hit(subject: subject, place: .lexicon, line: line)
  }

  private func hit(_ subject: LawSubject, _ words: WantedWords) -> Hit? {
    let names = subject.searchedNames
    if names.contains(where: words.isWhole) { return Hit(subject: subject, place: .wholeName, line: .none) }
    if names.contains(where: words.areAll) { return Hit(subject: subject, place: .name, line: .none) }
    let title = [subject.title.english, subject.title.chinese]
    if title.contains(where: words.areAll) { return Hit(subject: subject, place: .title, line: .none) }
    let texts = subject.searchedTexts(of: law)
    guard words.are(among: names + title + texts.flatMap { [$0.english, $0.chinese] }) else { return nil }
    let line =
      texts.first { words.areAll(in: $0.english) || words.areAll(in: $0.chinese) }
      ?? texts.first { words.isAny(in: $0.english) || words.isAny(in: $0.chinese) }
    return Hit(subject: subject, place: .text, line: line ?? .none)
  }
}

/// The words that are looked for in texts.
private struct WantedWords {
  /// Of each word its parts, which follow each other: the characters of one in Chinese, the words of one with a hyphen.
  private let words: [[String]]
  private let whole: String
  /// Of each word the bytes that every text with it has; more than one where it is spelt in two ways.
  private let signs: [[[UInt8]]]

  init(_ text: String, _ lexicon: Lexicon) {
    whole = SearchText.folded(text)
    let all = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let telling = all.filter(lexicon.saysSomething)
    words = (telling.isEmpty ? all : telling).map { SearchText($0).stems }.filter { !$0.isEmpty }
    signs = words.map { word in
      let stem = Array(word[0].utf8)
      guard stem.count > 1, stem[1] == UInt8(ascii: "e") else { return [Array(stem.prefix(3))] }
      return [Array(stem.prefix(3)), [stem[0]] + Array("ae".utf8), [stem[0]] + Array("oe".utf8)]
    }
  }

  var isEmpty: Bool { words.isEmpty }

  func isWhole(_ name: String) -> Bool { SearchText.folded(name) == whole }

  func areAll(in text: String) -> Bool { are(among: [text]) }

  func isAny(in text: String) -> Bool {
    let stems = SearchText(text).stems
    return words.contains { stems.contains($0) }
  }

  /// Whether each word may stand in one of the texts, seen quickly.
  private func mayBe(among texts: [String]) -> Bool {
    signs.allSatisfy { $0.contains { sign in texts.contains { $0.utf8.holds(sign) } } }
  }

  /// Whether each word stands in one of the texts.
  func are(among texts: [String]) -> Bool {
    guard mayBe(among: texts) else { return false }
    let stems = texts.map { SearchText($0).stems }
    return words.allSatisfy { word in stems.contains { $0.contains(word) } }
  }
}

extension String.UTF8View {
  /// Whether some bytes stand in it, whatever the case of Latin letters.
  fileprivate func holds(_ sign: [UInt8]) -> Bool {
    let found = withContiguousStorageIfAvailable { bytes in
      guard bytes.count >= sign.count else { return false }
      return (0...bytes.count - sign.count).contains { start in
        sign.indices.allSatisfy { place in
          let byte = bytes[start + place]
          return byte == sign[place] || (0x41...0x5A).contains(byte) && byte | 0x20 == sign[place]
        }
      }
    }
    // What cannot be seen quickly may hold them.
    return found ?? true
  }
}

extension Wording {
  fileprivate static let none = Wording(english: "", chinese: "")

  fileprivate init(_ text: String) { self.init(english: text, chinese: text) }
}

extension LawSubject {
  /// What tells it from all others.
  fileprivate var key: String { "\(kind.rawValue) \(name)" }

  /// What it is called, in files and officially.
  fileprivate var searchedNames: [String] {
    switch self {
    case .activity(let activity): [name] + [activity.code].compactMap(\.self)
    case .instrument(let instrument):
      [name, instrument.short.english, instrument.short.chinese]
        + (instrument.number.map { [$0.english, $0.chinese] } ?? [])
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
      [instrument.issuer, instrument.number].compactMap(\.self)
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
