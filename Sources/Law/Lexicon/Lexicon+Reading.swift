public import Diagnostics
import YAML

extension Lexicon {
  /// Reads the lexicon of a law. What is faulty in it is left out; ``problems(in:)`` names it.
  init(_ law: Law) {
    self = LexiconReader(law).lexicon
  }

  /// What is wrong with the files of a lexicon: their form, words that lead to nothing or to everything, words given
  /// twice, and activities, topics and places without one.
  public static func problems(in law: Law) -> [Diagnostic] {
    let reader = LexiconReader(law)
    return reader.builder.problems + LexiconCheck(reader.lexicon, law).findings
  }
}

/// Gathers what the files of a lexicon say.
private struct LexiconReader {
  let builder = LawBuilder(overlays: [])
  private let law: Law
  private let activities: [String: ActivityID]
  private let topics: [String: TopicID]
  private let facts: [String: Fact]
  private let places: [String: PlaceID]
  private var entries: [Lexicon.Entry] = []
  private var silent = SilentWords()

  init(_ law: Law) {
    self.law = law
    activities = Dictionary(law.activities.map { ($0.name, $0.id) }) { first, _ in first }
    topics = Dictionary(law.topics.map { ($0.name, $0.id) }) { first, _ in first }
    facts = Dictionary(law.facts.map { ($0.name, $0) }) { first, _ in first }
    places = Dictionary(law.places.map { ($0.name, $0.id) }) { first, _ in first }
    for file in law.lexiconFiles {
      let parsed = YAMLDocument.parse(bytes: file.bytes, file: file.name)
      builder.add(parsed.problems)
      for document in parsed.documents { read(document.root) }
    }
    addNames()
  }

  var lexicon: Lexicon { Lexicon(entries: entries, silent: silent, places: places) }

  private mutating func read(_ root: YAMLValue) {
    let fields = Fields(root, of: "a file of the lexicon", builder)
    for value in fields.list("words") { entries.append(entry(value)) }
    if let value = fields.optional("says-nothing") {
      for phrase in phrases(Fields(value, of: "the words that say nothing", builder)) {
        silent.insert(phrase)
      }
    }
    fields.finish()
  }

  private func entry(_ value: YAMLValue) -> Lexicon.Entry {
    let fields = Fields(value, of: "an entry of the lexicon", builder)
    var entry = Lexicon.Entry(source: builder.source(value))
    if fields.optional("takes-over") != nil {
      entry.takesOver = fields.word("takes-over", among: \Lexicon.Reach.rawValue) ?? .nothing
    }
    entry.subjects += fields.list("activities").compactMap {
      resolve($0, "activity", activities).map(Lexicon.Subject.activity)
    }
    entry.subjects += fields.list("about").compactMap { resolve($0, "topic", topics).map(Lexicon.Subject.topic) }
    if let features = fields.optional("features") { entry.subjects += read(features: features) }
    entry.subjects += fields.list("places").compactMap { resolve($0, "place", places).map(Lexicon.Subject.place) }
    entry.phrases = phrases(fields)
    return entry
  }

  /// The words of a mapping with `en`, `zh` or both.
  private func phrases(_ fields: Fields) -> [Phrase] {
    defer { fields.finish() }
    return Language.allCases.flatMap { fields.list($0.rawValue) }.compactMap { value in builder.text(value).map { Phrase($0) } }
  }

  private func read(features value: YAMLValue) -> [Lexicon.Subject] {
    guard value.isMapping else {
      builder.report(.notAMapping("features"), at: value)
      return []
    }
    return value.entries.flatMap { entry -> [Lexicon.Subject] in
      guard let fact = resolve(entry.key, "fact", facts) else { return [] }
      guard !fact.values.isEmpty else { return [.feature(fact.id, value: nil)] }
      let names = Dictionary(fact.values.enumerated().map { ($1.name, $0) }) { first, _ in first }
      return builder.listed(entry.value).compactMap { item in
        guard let name = builder.text(item) else { return nil }
        if let position = names[name] { return .feature(fact.id, value: position) }
        builder.report(
          .unknownValue(name, of: fact.name, nearest: nearestName(to: name, among: names.keys.sorted())), at: item)
        return nil
      }
    }
  }

  private func resolve<Subject>(_ value: YAMLValue, _ kind: String, _ names: [String: Subject]) -> Subject? {
    guard let name = builder.text(value) else { return nil }
    if let subject = names[name] { return subject }
    builder.report(
      .unknownName(kind: kind, name, nearest: nearestName(to: name, among: names.keys.sorted())), at: value)
    return nil
  }

  /// The names that the law itself gives lead to what they name.
  private mutating func addNames() {
    for activity in law.activities where activity.id != law.generalBusiness {
      add([activity.title.english, activity.title.chinese, activity.code], .activity(activity.id))
    }
    for place in law.places { add([place.title.english, place.title.chinese], .place(place.id)) }
  }

  private mutating func add(_ names: [String?], _ subject: Lexicon.Subject) {
    entries.append(Lexicon.Entry(phrases: names.compactMap { name in name.map { Phrase(name: $0) } }, subjects: [subject]))
  }
}
