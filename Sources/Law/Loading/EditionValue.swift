import YAML

/// What an edition says of one thing: what its own file gives, over what the texts that it continues say.
struct EditionValue {
  /// Where it is written: in the file of the edition, or in that of the latest before it that speaks of it.
  let place: YAMLValue
  /// Whether the edition's own file speaks of it.
  let isGiven: Bool
  /// What the editions before say, below ``place``, the latest first.
  private let earlier: [YAMLValue]

  /// Said of the text or the days of one edition, and never of the next: nobody held that one against its text yet.
  static let neverInherited: Set<String> = ["checked", "remark", "from", "until", "until-by"]

  /// What a text says that continues none.
  init(_ value: YAMLValue) {
    self.init(place: value, isGiven: true, earlier: [])
  }

  private init(place: YAMLValue, isGiven: Bool, earlier: [YAMLValue]) {
    self.place = place
    self.isGiven = isGiven
    self.earlier = earlier
  }

  /// The same for an edition that continues this one and does not speak of it.
  var inherited: EditionValue { EditionValue(place: place, isGiven: false, earlier: earlier) }

  /// The same for an edition that continues this one and gives a part of it anew.
  func overlaid(by value: YAMLValue) -> EditionValue {
    EditionValue(place: value, isGiven: true, earlier: [place] + earlier)
  }

  /// What holds under a key without what the edition's file gives.
  func inherited(_ key: String) -> YAMLValue? {
    guard !Self.neverInherited.contains(key) else { return nil }
    if !isGiven, let value = place[key] { return value }
    return earlier.lazy.compactMap { $0[key] }.first
  }

  /// What holds under a key.
  subscript(key: String) -> YAMLValue? { (isGiven ? place[key] : nil) ?? inherited(key) }
}
