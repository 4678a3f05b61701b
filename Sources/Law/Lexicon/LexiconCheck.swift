import Diagnostics

/// Finds words of a lexicon that lead nowhere or everywhere, words given twice, and what no word leads to.
struct LexiconCheck {
  private(set) var findings: [Diagnostic] = []
  private let lexicon: Lexicon
  private let law: Law

  /// Words that lead to more activities than these say nothing of the field.
  private static let most = 8

  init(_ lexicon: Lexicon, _ law: Law) {
    self.lexicon = lexicon
    self.law = law
    // A law without a lexicon is a law all the same.
    guard !law.lexiconFiles.isEmpty else { return }
    var owners: [[[[String]]]: Lexicon.Entry] = [:]
    for entry in lexicon.entries where entry.source != nil {
      checkWhere(entry)
      for phrase in entry.phrases {
        check(phrase, of: entry)
        if let other = owners.updateValue(entry, forKey: phrase.parts) { reportTwice(phrase, entry, other) }
      }
    }
    checkEverySubject()
  }

  /// It has words, and leads somewhere, but not everywhere.
  private mutating func checkWhere(_ entry: Lexicon.Entry) {
    if entry.phrases.isEmpty {
      report("no-words", "an entry of the lexicon has no words", entry.source, help: "add `en: […]` or `zh: […]`")
    }
    let name = entry.phrases.first?.text ?? ""
    if entry.subjects.isEmpty {
      report(
        "word-to-nothing", "the word `\(name)` leads to nothing", entry.source,
        help: "name an activity, a topic or kind under `about`, a feature or a place")
    }
    let activities = entry.subjects.count { if case .activity = $0 { true } else { false } }
    if activities > Self.most {
      report(
        "word-to-everything", "the word `\(name)` leads to \(activities) activities", entry.source,
        help: "name at most \(Self.most), or put it among the words that say nothing")
    }
  }

  private mutating func check(_ phrase: Phrase, of entry: Lexicon.Entry) {
    if phrase.parts.isEmpty {
      report(
        "word-to-nothing", "`\(phrase.text)` holds no letter or character to find it by", entry.source)
    } else if PhraseFinder(SearchText(phrase.text), silent: lexicon.silent).saysNothing {
      report(
        "word-to-everything", "`\(phrase.text)` is made of words that say nothing of a field", entry.source,
        help: "add a word that tells the field, or take it off `says-nothing`")
    }
  }

  private mutating func reportTwice(_ phrase: Phrase, _ entry: Lexicon.Entry, _ other: Lexicon.Entry) {
    report(
      "word-given-twice", "the word `\(phrase.text)` is given twice", entry.source,
      other: other.source?.label("given here"), help: "let one entry lead to all that it means, the likeliest first")
  }

  /// Every activity, topic and kind of business has a word of its own beside its official name, every place a name.
  private mutating func checkEverySubject() {
    var led: [Language: Set<Lexicon.Subject>] = [:]
    for entry in lexicon.entries where entry.source != nil {
      for phrase in entry.phrases {
        led[phrase.isChinese ? .chinese : .english, default: []].formUnion(entry.subjects)
      }
    }
    func lacks(_ subject: Lexicon.Subject) -> String? {
      let missing = Language.allCases.filter { !(led[$0]?.contains(subject) ?? false) }
      return missing.isEmpty ? nil : missing.map { $0 == .english ? "English" : "Chinese" }.joined(separator: " or ")
    }
    for activity in law.activities where activity.id != law.generalBusiness {
      guard let language = lacks(.activity(activity.id)) else { continue }
      report(
        "no-word", "no \(language) word of the lexicon leads to the activity `\(activity.name)`", activity.source,
        help: "add its everyday words to a file under lexicon/")
    }
    for topic in law.topics where topic.inPlay == nil && topic.declaredBy.isEmpty {
      guard let language = lacks(.topic(topic.id)) else { continue }
      report(
        "no-word", "no \(language) word of the lexicon leads to \(topic.isOrdinary ? "the kind" : "the topic") `\(topic.name)`",
        topic.source, help: "add its everyday words to a file under lexicon/")
    }
  }

  private mutating func report(
    _ code: String, _ headline: Message, _ source: SourceReference?, other: Diagnostic.Label? = nil,
    help: Message? = nil
  ) {
    findings.append(
      Diagnostic(
        severity: .error, code: code, headline: headline, primary: source?.label(),
        secondary: other.map { [$0] } ?? [], help: help))
  }
}

extension Phrase {
  /// Whether it is found in Chinese text.
  var isChinese: Bool {
    parts.joined().joined().contains { word in word.unicodeScalars.contains { $0.value >= 0x3400 } }
  }
}
