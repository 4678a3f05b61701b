/// Everyday words in English and Chinese, and what of the law each leads to.
///
/// Read from the files under `lexicon/` of a law, once for each ``init(_:)``; an assessment needs none of them.
public struct Lexicon: Sendable {
  /// What words lead to.
  public enum Subject: Hashable, Sendable {
    case activity(ActivityID)
    /// A topic, or a kind of ordinary business.
    case topic(TopicID)
    /// A value of a choice, an element of a set, by position; the fact itself where it is neither.
    case feature(FactID, value: Int?)
    case place(PlaceID)
  }

  /// A subject that a text leads to.
  public struct Hit: Hashable, Sendable {
    public let subject: Subject
    /// How much of the text leads to it; comparable between hits of one text.
    public let weight: Int
    /// The words of the lexicon found in the text, as its files write them.
    public let words: [String]
  }

  /// Words that mean the same, and what they lead to.
  struct Entry: Sendable {
    var phrases: [Phrase] = []
    /// The likeliest first.
    var subjects: [Subject] = []
    /// Whether what stands before them, or after `for`, says only whom they are for.
    var takesOver = false
    /// Where it is written; `nil` for the names that the law itself gives.
    var source: SourceReference?
  }

  /// The words that say nothing of the field.
  let silent: SilentWords
  let entries: [Entry]
  /// The places of the phrases whose first part may begin with a word or a character.
  private let index: [String: [PhrasePlace]]

  private struct PhrasePlace {
    let entry: Int
    let phrase: Int
  }

  init(entries: [Entry], silent: SilentWords) {
    self.entries = entries
    self.silent = silent
    var index: [String: [PhrasePlace]] = [:]
    for (number, entry) in entries.enumerated() {
      for (place, phrase) in entry.phrases.enumerated() {
        for first in phrase.beginnings {
          index[first, default: []].append(PhrasePlace(entry: number, phrase: place))
        }
      }
    }
    self.index = index
  }

  // MARK: - Finding

  /// What a text leads to, best first.
  ///
  /// A longer phrase hides the shorter ones within it: who types `corn seed` does not mean all seed.
  public func find(_ text: String) -> [Hit] {
    let searched = PhraseFinder(SearchText(text), silent: silent)
    let matches = shown(matches(in: searched), in: searched)
    var found: [Subject: (weights: [Int: Int], words: [String], order: Int)] = [:]
    for match in matches {
      let entry = entries[match.entry]
      for (rank, subject) in entry.subjects.enumerated() {
        var known = found[subject] ?? ([:], [], found.count)
        for position in match.positions {
          let weight = searched.weight(at: position) * max(20 - rank, 10) * (searched.isHead(match.positions) ? 6 : 5)
          known.weights[position] = max(known.weights[position] ?? 0, weight)
        }
        let word = entry.phrases[match.phrase].text
        if !known.words.contains(word) { known.words.append(word) }
        found[subject] = known
      }
    }
    return found.map { subject, known in
      (Hit(subject: subject, weight: known.weights.values.reduce(0, +), words: known.words), known.order)
    }
    .sorted { ($1.0.weight, $0.1) < ($0.0.weight, $1.1) }
    .map(\.0)
  }

  /// The activities that a text leads to, best first.
  public func activities(in text: String) -> [ActivityID] {
    find(text).compactMap { if case .activity(let activity) = $0.subject { activity } else { nil } }
  }

  /// What a text that is still being typed may lead to, best first: what it says already, then what some phrase that
  /// begins with it does.
  public func suggestions(for typed: String) -> [Subject] {
    var subjects = find(typed).map(\.subject)
    var known = Set(subjects)
    let beginning = SearchText.folded(typed)
    guard !beginning.isEmpty else { return [] }
    for entry in entries where entry.phrases.contains(where: { $0.begins(with: beginning) }) {
      for subject in entry.subjects where known.insert(subject).inserted { subjects.append(subject) }
    }
    return subjects
  }

  /// Whether a text holds words beside those that say nothing of the field.
  package func saysSomething(_ text: String) -> Bool {
    !PhraseFinder(SearchText(text), silent: silent).saysNothing
  }

  private struct Match {
    let entry: Int
    let phrase: Int
    let positions: Set<Int>
  }

  private func matches(in searched: PhraseFinder) -> [Match] {
    var matches: [Match] = []
    var seen: Set<[Int]> = []
    for key in searched.keys {
      for place in index[key] ?? [] where seen.insert([place.entry, place.phrase]).inserted {
        if let positions = searched.positions(of: entries[place.entry].phrases[place.phrase]) {
          matches.append(Match(entry: place.entry, phrase: place.phrase, positions: positions))
        }
      }
    }
    return matches.sorted { ($0.entry, $0.phrase) < ($1.entry, $1.phrase) }
  }

  /// Without what longer phrases hide, and without what is only whom something is for.
  private func shown(_ matches: [Match], in searched: PhraseFinder) -> [Match] {
    let longest = matches.filter { match in
      !matches.contains { $0.positions.isStrictSuperset(of: match.positions) }
    }
    let taking = longest.filter { entries[$0.entry].takesOver }
    return longest.filter { match in
      entries[match.entry].takesOver
        || !taking.contains { searched.is(match.positions, only: $0.positions) }
    }
  }
}
