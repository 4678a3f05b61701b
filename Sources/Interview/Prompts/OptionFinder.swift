import Law

/// Finds options of a list by what is typed: by the beginnings of their words, by Chinese characters, and by everyday
/// words that lead to them.
struct OptionFinder: Sendable {
  private struct Item: Sendable {
    let meaning: Prompt.Meaning
    let subjects: [Lexicon.Subject]
    let title: String
    /// Title, note and further words, folded, with a blank before each word.
    let text: String

    /// Whether each part begins a word, or, in Chinese, stands anywhere.
    func holds(_ parts: [String]) -> Bool {
      parts.allSatisfy { part in
        let isChinese = part.unicodeScalars.contains { $0.value >= 0x3400 }
        return text.contains(isChinese ? part : " " + part)
      }
    }
  }

  private let items: [Item]
  private let lexicon: Lexicon

  init(_ options: [Prompt.Option], _ lexicon: Lexicon) {
    self.lexicon = lexicon
    items = options.map { option in
      let words = SearchText.folded("\(option.title) \(option.note) \(option.keywords)")
        .map { $0.isLetter || $0.isNumber ? $0 : " " }
      return Item(
        meaning: option.meaning, subjects: lexicon.subjects(of: option), title: SearchText.folded(option.title), text: " " + String(words))
    }
  }

  /// The options that what is typed leads to, by position: the one of that title, those that everyday words mean, of these
  /// first whose title holds what is typed; then others whose title holds it, those that words lead to, the rest.
  func find(_ typed: String) -> [Int] {
    let words = SearchText.folded(typed).map { $0.isLetter || $0.isNumber ? $0 : " " }
    let parts = String(words).split(separator: " ").map(String.init)
    guard !parts.isEmpty else { return Array(items.indices) }
    let holding = items.indices.filter { items[$0].holds(parts) }
    let together = " " + parts.joined(separator: " ")
    // The shorter the title that holds it, the closer.
    let titled = holding.filter { (" " + items[$0].title).contains(together) }
      .sorted { (items[$0].title.count, $0) < (items[$1].title.count, $1) }
    let subjects = lexicon.corrected(typed).map(lexicon.suggestions) ?? lexicon.suggestions(for: typed)
    let led = subjects.flatMap { subject in items.indices.filter { items[$0].subjects.contains(subject) } }
    let meant = led.filter { items[$0].subjects.areMeant(by: Set(subjects)) }
    let exact = titled.filter { items[$0].title == together.dropFirst() }
    var found: [Int] = []
    var meanings: Set<Prompt.Meaning> = []
    for place in exact + titled.filter(meant.contains) + meant + titled + led + holding where meanings.insert(items[place].meaning).inserted { found.append(place) }
    return found
  }
}

extension [Lexicon.Subject] {
  /// Whether what an option stands for is what words mean, and not only part of what could make it so: the topic itself,
  /// and of a fact that the words tell of none but the values that they tell.
  func areMeant(by words: Set<Lexicon.Subject>) -> Bool {
    if case .topic(let topic) = first { return words.contains(.topic(topic)) }
    return allSatisfy { subject in
      guard case .feature(let fact, _) = subject else { return true }
      let told = words.filter { if case .feature(fact, _) = $0 { true } else { false } }
      return told.isEmpty || told.contains(subject)
    }
  }
}

extension Lexicon {
  /// What words lead to an option.
  fileprivate func subjects(of option: Prompt.Option) -> [Subject] {
    guard case .value = option.meaning, let place = place(named: option.word) else { return option.subjects }
    return [.place(place)]
  }
}
