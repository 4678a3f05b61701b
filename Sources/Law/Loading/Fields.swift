import DecisionDiagram
import Diagnostics
import YAML

/// The entries of one mapping, each read once; what nothing reads is reported at the end.
final class Fields {
  /// Where they stand.
  var value: YAMLValue { edition.place }
  /// With what is inherited where an edition does not give it.
  private let edition: EditionValue
  private let what: String
  private let builder: LawBuilder
  /// Every key that was asked for.
  private var known: [String] = []
  /// Which entries were read, by position.
  private var read = ValueSet()

  convenience init(_ value: YAMLValue, of what: String, _ builder: LawBuilder) {
    self.init(EditionValue(value), of: what, builder)
  }

  init(_ edition: EditionValue, of what: String, _ builder: LawBuilder) {
    self.edition = edition
    self.what = what
    self.builder = builder
    if !value.isMapping { builder.report(.notAMapping(what), at: value) }
  }

  /// The value under a key, if there is one.
  func optional(_ key: String) -> YAMLValue? {
    known.append(key)
    guard edition.isGiven, let entry = value.entry(key) else { return edition.inherited(key) }
    read.insert(entry.position)
    return entry.value
  }

  /// The value under a key that must be there.
  func required(_ key: String) -> YAMLValue? {
    let found = optional(key)
    if found == nil, value.isMapping {
      builder.report(.missing(key: key, of: what), at: value)
    }
    return found
  }

  func text(_ key: String) -> String? { required(key).flatMap(builder.text) }
  func optionalText(_ key: String) -> String? { optional(key).flatMap(builder.text) }

  func wording(_ key: String) -> Wording {
    required(key).map(builder.wording) ?? Wording(english: "", chinese: "")
  }
  func optionalWording(_ key: String) -> Wording? { optional(key).map(builder.wording) }

  func date(_ key: String) -> CalendarDate? { optional(key).flatMap(builder.date) }

  func flag(_ key: String) -> Bool {
    guard let value = optional(key) else { return false }
    return builder.flag(value)
  }

  /// The entries of a list under a key; none if the key is absent.
  func list(_ key: String) -> [YAMLValue] {
    guard let value = optional(key) else { return [] }
    guard value.isSequence else {
      builder.report(.notAList("`\(key)`"), at: value)
      return []
    }
    return value.elements
  }

  /// One of a fixed list of words.
  func word<Word: CaseIterable>(_ key: String, among names: KeyPath<Word, String>) -> Word? {
    guard let value = required(key), let text = builder.text(value) else { return nil }
    return builder.word(text, at: value, of: key, among: names)
  }

  func condition(_ key: String) -> Condition? { optional(key).map(builder.condition) }

  /// Reports every key that nothing read.
  func finish() {
    // What is inherited was reported where it stands.
    guard edition.isGiven, value.isMapping, read.count < value.entryCount else { return }
    let known = Set(known)
    for entry in value.entries {
      guard let key = entry.key.string, !known.contains(key) else { continue }
      builder.report(
        .unknownKey(key, nearest: nearestName(to: key, among: known.sorted())), at: entry.key)
    }
  }
}
