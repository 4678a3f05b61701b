import Law

/// Provisions as texts cite them, with their numbers: `Article 7(2)`, `items 12 to 14 and 16`.
struct CitedProvisions: Equatable {
  /// A provision, or several that follow each other.
  struct Part: Equatable {
    let numbers: ClosedRange<Int>
    /// What stands in brackets after the number: `(2)`; empty for the whole provision, and for several.
    let paragraph: String

    /// Whether some provision is in both.
    func meets(_ other: Part) -> Bool {
      numbers.overlaps(other.numbers)
        && (paragraph.isEmpty || other.paragraph.isEmpty || paragraph.hasPrefix(other.paragraph)
          || other.paragraph.hasPrefix(paragraph))
    }
  }

  /// `article`, `item`, `note`, `point` or `chapter`.
  let kind: String
  let parts: [Part]

  /// Reads what stands at the beginning of a text in words.
  ///
  /// - Returns: `nil` unless a kind of provision and a number do.
  init?(_ words: ArraySlice<Substring>) {
    guard let first = words.first?.lowercased(),
      let kind = Self.kinds.first(where: { first == $0 || first == $0 + "s" })
    else { return nil }
    self.kind = kind
    var parts: [Part] = []
    var isRange = false
    for word in words.dropFirst() {
      if word == "to" {
        isRange = true
        continue
      }
      if word == "and" || word == "or" { continue }
      if word.hasPrefix("("), let last = parts.last {
        // A further paragraph of the same: `26(2) and (3)`.
        parts[parts.count - 1] = Part(numbers: last.numbers, paragraph: "")
        continue
      }
      guard let (number, paragraph, isLast) = Self.number(word) else { break }
      if isRange, let start = parts.last?.numbers.lowerBound, start <= number {
        parts[parts.count - 1] = Part(numbers: start...number, paragraph: "")
      } else {
        parts.append(Part(numbers: number...number, paragraph: paragraph))
      }
      isRange = false
      if isLast { break }
    }
    guard !parts.isEmpty else { return nil }
    self.parts = parts
  }

  private static let kinds = ["article", "item", "note", "point", "chapter"]

  /// A number with its paragraph: `7`, `7(2)`; and whether the list ends with it, as it does unless a comma or nothing
  /// follows.
  private static func number(_ word: Substring) -> (number: Int, paragraph: String, isLast: Bool)? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits) else { return nil }
    var rest = word.dropFirst(digits.count)
    var paragraph = ""
    while rest.first == "(", let end = rest.firstIndex(of: ")") {
      paragraph += rest[...end]
      rest = rest[rest.index(after: end)...]
    }
    return (number, paragraph, !(rest.isEmpty || rest == ","))
  }
}

/// Finds what a text cites of the instruments of a law, and whether they have it.
struct CitationCheck {
  private struct Named {
    /// The name as it is cited, in words.
    let words: [Substring]
    let name: String
    let instrument: InstrumentID
  }

  /// By first word, those of more words first.
  private let names: [Substring: [Named]]
  /// By instrument, what is encoded of it and what is said not to be.
  private let provisions: [InstrumentID: [CitedProvisions]]
  /// The instruments of which all that is not listed is said not to be encoded.
  private let open: Set<InstrumentID>

  init(_ law: Law) {
    let named = law.instruments.map { instrument in
      let name = instrument.short[.english]
      return Named(words: name.split(separator: " "), name: name, instrument: instrument.id)
    }
    names = Dictionary(grouping: named) { $0.words.first ?? "" }
      .mapValues { $0.sorted { $0.words.count > $1.words.count } }
    var provisions: [InstrumentID: [CitedProvisions]] = [:]
    var open: Set<InstrumentID> = []
    for instrument in law.instruments {
      let omitted = instrument.notEncoded.map(\.provision)
      if omitted.contains(where: { $0.hasPrefix("all ") || $0.hasPrefix("other ") }) { open.insert(instrument.id) }
      provisions[instrument.id] = (instrument.provisions.map { law[$0].pinpoint[.english] } + omitted)
        .compactMap { CitedProvisions($0.split(separator: " ")[...]) }
    }
    self.provisions = provisions
    self.open = open
  }

  /// The instruments and provisions that a text cites and that are not there.
  func missing(in text: String) -> [(instrument: String, provision: String)] {
    let words = text.split(separator: " ")
    var missing: [(String, String)] = []
    var position = 0
    while position < words.count {
      guard let named = named(at: position, words) else {
        position += 1
        continue
      }
      position += named.words.count
      guard let cited = CitedProvisions(words[position...]), !open.contains(named.instrument) else { continue }
      for part in cited.parts where !has(named.instrument, cited.kind, part) {
        let kind = cited.kind == "article" ? "Article" : cited.kind
        let end = part.numbers.count > 1 ? " to \(part.numbers.upperBound)" : part.paragraph
        missing.append((named.name, "\(kind) \(part.numbers.lowerBound)\(end)"))
      }
    }
    return missing
  }

  private func has(_ instrument: InstrumentID, _ kind: String, _ part: CitedProvisions.Part) -> Bool {
    provisions[instrument, default: []].contains { $0.kind == kind && $0.parts.contains { $0.meets(part) } }
  }

  /// The instrument whose name starts at a word.
  private func named(at position: Int, _ words: [Substring]) -> Named? {
    let first = bare(words[position])
    return names[first]?.first { named in
      position + named.words.count <= words.count
        && named.words.indices.allSatisfy { index in
          let word = words[position + index]
          return named.words[index] == word || named.words[index] == bare(word)
        }
    }
  }

  /// A word without the bracket or quote before it and the comma after it.
  private func bare(_ word: Substring) -> Substring {
    var word = word
    while let first = word.first, first == "(" || first == "“" || first == "\"" { word = word.dropFirst() }
    while word.last == "," { word = word.dropLast() }
    return word
  }
}
