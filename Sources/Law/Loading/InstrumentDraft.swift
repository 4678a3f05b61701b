import YAML

/// A text of law whose own file is read, and what it continues found.
struct InstrumentDraft {
  let value: YAMLValue
  let name: String
  /// Its own file, then those of the texts it continues, the latest first.
  var lineage: [YAMLValue]
  /// With what it has from the text that it continues.
  var provisions: [ProvisionDraft] = []

  init(value: YAMLValue, name: String) {
    self.value = value
    self.name = name
    lineage = [value]
  }

  /// Whether what it leaves out is as in another text.
  var isContinuation: Bool { lineage.count > 1 }
}

/// A provision of an edition, under the number that it has there.
struct ProvisionDraft {
  var value: EditionValue
  /// As cited in English.
  var english: String
  /// As cited in Chinese; `nil` where that is the same.
  var chinese: String?
  var clauses: [ClauseDraft]
}

/// A clause of a provision.
struct ClauseDraft {
  /// What a provision can hold, in the order in which it is read.
  enum Kind: String, CaseIterable {
    case regime, rule, exception, block, duty

    /// The key of the list that holds them.
    var list: String { self == .duty ? "duties" : rawValue + "s" }

    /// What each of them says, so that one without it can only go on from another.
    var words: String { self == .regime ? "name" : "says" }
  }

  let kind: Kind
  let name: String
  var value: EditionValue
}
