import Law

/// Finds options of a list by what is typed: by the beginnings of their words, by Chinese characters, and by everyday
/// words that lead to them.
struct OptionFinder: Sendable {
  private struct Item: Sendable {
    let subject: Lexicon.Subject?
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
        subject: lexicon.subject(of: option), title: SearchText.folded(option.title), text: " " + String(words))
    }
  }

  /// The options that what is typed leads to, by position: those whose title holds it, those that everyday words lead
  /// to, the rest.
  func find(_ typed: String) -> [Int] {
    let words = SearchText.folded(typed).map { $0.isLetter || $0.isNumber ? $0 : " " }
    let parts = String(words).split(separator: " ").map(String.init)
    guard !parts.isEmpty else { return Array(items.indices) }
    let holding = items.indices.filter { items[$0].holds(parts) }
    let together = " " + parts.joined(separator: " ")
    let titled = holding.filter { (" " + items[$0].title).contains(together) }
    let led = lexicon.suggestions(for: typed).flatMap { subject in
      items.indices.filter { items[$0].subject == subject }
    }
    var found: [Int] = []
    for place in titled + led + holding where !found.contains(place) { found.append(place) }
    return found
  }
}

extension Lexicon {
  /// What an option stands for, where words can lead to it.
  fileprivate func subject(of option: Prompt.Option) -> Subject? {
    switch option.meaning {
    case .activity(let activity): .activity(activity)
    case .topic(let topic): .topic(topic)
    case .value: place(named: option.word).map(Subject.place)
    case .unknown, .knowsActivities, .fact, .further, .share, .holders, .chain, .ending, .answered: nil
    }
  }
}

extension Prompt.Option {
  /// Whether it is something a line can be about.
  var isTopic: Bool {
    if case .topic = meaning { true } else { false }
  }
}
