/// A phrase of the lexicon: parts that all stand in a text, near each other and in any order.
///
/// Written with a blank between parts and a stroke between what may stand for one of them: `car/truck maker/factory`.
/// A part in Chinese is a run of characters; one with a hyphen is several words that follow each other.
struct Phrase: Sendable {
  /// As the file writes it.
  let text: String
  /// The parts; of each the words or characters that may stand for it.
  let parts: [[[String]]]
  /// Two words written as one: `livestream` for `live stream`.
  let joined: [String]
  let folded: String

  init(text: String, parts: [[[String]]], joined: [String], folded: String) {
    self.text = text
    self.parts = parts
    self.joined = joined
    self.folded = folded
  }

  init(_ text: String) {
    self.text = text
    folded = SearchText.folded(text)
    let written = text.split(separator: " ").map { part in
      part.split(separator: "/").map { SearchText(String($0)).tokens.compactMap(\.self) }.filter { !$0.isEmpty }
    }
    .filter { !$0.isEmpty }
    parts = written.map { $0.map { $0.map(\.stem) } }
    var joined: [String] = []
    func join(_ first: SearchText.Token, _ second: SearchText.Token) {
      guard !first.isCharacter, !second.isCharacter else { return }
      joined.append(EnglishStem.of(first.word + second.word))
    }
    if written.count == 2 {
      for first in written[0] where first.count == 1 {
        for second in written[1] where second.count == 1 { join(first[0], second[0]) }
      }
    } else if written.count == 1 {
      for words in written[0] where words.count == 2 { join(words[0], words[1]) }
    }
    self.joined = joined
  }

  /// A name, whose words and characters follow each other as they stand.
  init(name: String) {
    text = name
    folded = SearchText.folded(name)
    parts = [[SearchText(name).tokens.compactMap { $0?.stem }]]
    joined = []
  }

  /// The words and characters with which its first part may begin, and the joined forms.
  var beginnings: Set<String> { Set(parts.first?.compactMap(\.first) ?? []).union(joined) }

  /// Whether what is typed so far is its beginning, by whole letters.
  func begins(with typed: String) -> Bool { folded.hasPrefix(typed) }
}

/// Where phrases stand in a text.
struct PhraseFinder {
  private let tokens: [SearchText.Token?]
  /// Where words stand that say nothing of the field.
  private let silent: Set<Int>
  /// Where a word or a character stands, and where two neighbours read as one word.
  private var places: [String: [Range<Int>]] = [:]
  /// The end of what the text is about: before the first `for`, `of` and the like.
  private let headEnd: Int

  /// Words after which stands what something is for.
  private static let links: Set = ["for", "of", "to", "with", "in", "on", "from", "by", "at", "between"]
  private static let joins: Set = ["and", "or", "和", "与", "及", "或"]

  init(_ text: SearchText, silent words: SilentWords) {
    tokens = text.tokens
    silent = words.positions(in: text.tokens)
    for (place, token) in tokens.enumerated() {
      guard let token else { continue }
      places[token.stem, default: []].append(place..<place + 1)
      if !token.isCharacter, place + 1 < tokens.count, let next = tokens[place + 1], !next.isCharacter {
        places[EnglishStem.of(token.word + next.word), default: []].append(place..<place + 2)
      }
    }
    let end = text.tokens.firstIndex { $0.map { Self.links.contains($0.word) } ?? false } ?? text.tokens.count
    let silent = silent
    headEnd = text.tokens[..<end].indices.last { text.tokens[$0] != nil && !silent.contains($0) }.map { $0 + 1 } ?? end
  }

  /// Whether every word says nothing of the field.
  var saysNothing: Bool { tokens.indices.allSatisfy { tokens[$0] == nil || silent.contains($0) } }

  /// The words and characters with which a phrase may begin, in the order of the text.
  var keys: [String] { places.sorted { $0.value[0].lowerBound < $1.value[0].lowerBound }.map(\.key) }

  /// How much a word or a character counts: two characters as much as a word.
  func weight(at position: Int) -> Int { tokens[position]?.isCharacter ?? true ? 1 : 2 }

  /// Whether these words end what the text is about, as a noun follows what qualifies it.
  func isHead(_ positions: Set<Int>) -> Bool { positions.contains(headEnd - 1) }

  /// Whether some words only say whom others are for: `hospital` beside `furniture`.
  func `is`(_ words: Set<Int>, only others: Set<Int>) -> Bool {
    guard let first = words.min(), let last = words.max(), let start = others.min(), let end = others.max(),
      words.isDisjoint(with: others)
    else { return false }
    if last < start { return !tokens[last..<start].contains(where: isBreak) }
    guard first > end else { return false }
    // `uniforms for schools`: what follows after a link.
    return tokens[end + 1..<first].contains { $0.map { Self.links.contains($0.word) } ?? false }
  }

  private func isBreak(_ token: SearchText.Token?) -> Bool {
    token.map { Self.links.contains($0.word) || Self.joins.contains($0.word) } ?? true
  }

  // MARK: - Positions

  /// Where the parts of a phrase stand, near each other, and how many other words stand between them.
  func places(of phrase: Phrase) -> [(positions: Set<Int>, gap: Int)] {
    var found = phrase.joined.flatMap { places[$0] ?? [] }.map { (positions: Set($0), gap: 0) }
    let choices = phrase.parts.map { $0.flatMap(ranges).prefix(Self.most) }
    guard !choices.isEmpty, choices.allSatisfy({ !$0.isEmpty }) else { return found }
    func choose(_ part: Int, _ positions: Set<Int>) {
      guard part < choices.count else {
        let gap = gap(in: positions)
        if gap <= 4 * (choices.count - 1) { found.append((positions, gap)) }
        return
      }
      for range in choices[part] where positions.isDisjoint(with: range) {
        choose(part + 1, positions.union(range))
      }
    }
    choose(0, [])
    return found
  }

  /// Of a part that stands in many places so many are tried.
  private static let most = 4

  /// The words between the first and the last of some that are none of them.
  private func gap(in positions: Set<Int>) -> Int {
    guard let first = positions.min(), let last = positions.max() else { return 0 }
    return (first...last).count { place in
      !positions.contains(place) && !silent.contains(place)
    }
  }

  /// Where words or characters follow each other.
  private func ranges(_ words: [String]) -> [Range<Int>] {
    guard let starts = places[words[0]] else { return [] }
    if words.count == 1 { return starts }
    return starts.compactMap { start in
      let range = start.lowerBound..<start.lowerBound + words.count
      guard start.count == 1, range.upperBound <= tokens.count,
        zip(tokens[range], words).allSatisfy({ $0?.stem == $1 })
      else { return nil }
      return range
    }
  }
}

/// Words that say nothing of a field: company, service, 公司.
struct SilentWords: Sendable {
  /// Their parts, by the first.
  private(set) var words: [String: [[String]]] = [:]

  /// The stems of all of them.
  var stems: Set<String> { Set(words.values.joined().joined()) }

  mutating func insert(_ phrase: Phrase) {
    for word in phrase.parts.joined() { words[word[0], default: []].append(word) }
  }

  func positions(in tokens: [SearchText.Token?]) -> Set<Int> {
    var positions: Set<Int> = []
    for (place, token) in tokens.enumerated() {
      guard let token else { continue }
      for word in words[token.stem] ?? [] where place + word.count <= tokens.count {
        let range = place..<place + word.count
        if zip(tokens[range], word).allSatisfy({ $0?.stem == $1 }) { positions.formUnion(range) }
      }
    }
    return positions
  }
}
