extension Law {
  /// The terms of the glossary that stand in a text, in the order in which they come. A longer name hides the shorter
  /// ones within it.
  package func glossaryTerms(in text: String) -> [GlossaryTerm] {
    let text = GlossaryText(text)
    var found: [(term: Int, place: Range<Int>)] = []
    for (number, term) in glossary.enumerated() {
      for name in Language.allCases.flatMap(term.names(in:)) {
        for place in text.places(of: GlossaryText(name)) { found.append((number, place)) }
      }
    }
    let shown = found.filter { one in
      !found.contains { $0.term != one.term && $0.place.count > one.place.count && $0.place.contains(one.place) }
    }
    var seen: Set<Int> = []
    return shown.sorted { ($0.place.lowerBound, -$0.place.count) < ($1.place.lowerBound, -$1.place.count) }
      .compactMap { seen.insert($0.term).inserted ? glossary[$0.term] : nil }
  }

  /// The terms that something typed names: the one that is called so, else those of which it is a part of a name.
  package func glossaryTerms(named typed: String) -> [GlossaryTerm] {
    let sought = GlossaryText(typed)
    guard !sought.isEmpty else { return [] }
    let named = glossary.filter { term in
      term.name == typed.lowercased() || Language.allCases.flatMap(term.names(in:)).contains { GlossaryText($0) == sought }
    }
    guard named.isEmpty else { return named }
    return glossary.filter { term in
      Language.allCases.flatMap(term.names(in:)).contains { !GlossaryText($0).places(of: sought).isEmpty }
    }
  }
}

/// A text as words of Latin letters and single Chinese characters, in which names are looked for.
private struct GlossaryText: Hashable {
  private var words: [String] = []

  init(_ text: String) {
    var word = ""
    func end() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for character in SearchText.folded(text) {
      if character.unicodeScalars.contains(where: { $0.value >= 0x3400 }) {
        end()
        if character.isLetter { words.append(String(character)) }
      } else if character.isLetter || character.isNumber {
        word.append(character)
      } else {
        end()
      }
    }
    end()
  }

  var isEmpty: Bool { words.isEmpty }

  /// Where another stands in it, by words; its last word may be in the plural.
  func places(of name: GlossaryText) -> [Range<Int>] {
    let count = name.words.count
    guard count > 0, words.count >= count else { return [] }
    return (0...(words.count - count)).compactMap { start in
      let holds = (0..<count).allSatisfy { offset in
        let word = words[start + offset]
        let sought = name.words[offset]
        return word == sought || offset == count - 1 && word == sought + "s"
      }
      return holds ? start..<(start + count) : nil
    }
  }
}
