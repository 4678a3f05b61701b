/// Everyday words in English and Chinese, and what of the law each leads to.
///
/// Read from the files under `lexicon/` of a law, when ``Law/lexicon`` is first looked at.
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

  /// How far words take over what stands beside them.
  enum Reach: String, CaseIterable, Sendable {
    case nothing = "no"
    /// What stands before them, or after `for`: hospital furniture is furniture.
    case modifiers = "yes"
    /// Whatever it is: a tool for the company's own staff.
    case everything
  }

  /// Words that mean the same, and what they lead to.
  struct Entry: Sendable {
    var phrases: [Phrase] = []
    /// The likeliest first.
    var subjects: [Subject] = []
    /// What of a text they make say only whom they are for.
    var takesOver = Reach.nothing
    /// Where it is written; `nil` for the names that the law itself gives.
    var source: SourceReference?
  }

  /// The words that say nothing of the field.
  let silent: SilentWords
  let entries: [Entry]
  /// The places of the law, by name.
  let places: [String: PlaceID]
  /// The places of the phrases whose first part may begin with a word or a character.
  let index: [String: [PhrasePlace]]

  struct PhrasePlace: Sendable {
    let entry: Int
    let phrase: Int
  }

  init(entries: [Entry], silent: SilentWords, places: [String: PlaceID] = [:]) {
    self.places = places
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

  init(
    silent: SilentWords, entries: [Entry], places: [String: PlaceID], index: [String: [PhrasePlace]]
  ) {
    self.silent = silent
    self.entries = entries
    self.places = places
    self.index = index
  }

  /// The place with this name.
  package func place(named name: String) -> PlaceID? { places[name] }

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

  /// The everyday words of a language that lead to a subject first of all, as people would type them.
  package func words(for subject: Subject, in language: Language) -> [String] {
    let own = entries.filter { $0.source != nil && $0.subjects.contains(subject) }
    return own.sorted { ($0.subjects.first == subject ? 0 : 1) < ($1.subjects.first == subject ? 0 : 1) }
      .flatMap(\.phrases).filter { $0.isChinese == (language == .chinese) }
      .map { phrase in
        phrase.text.split(separator: " ").map { $0.split(separator: "/").first.map(String.init) ?? "" }
          .joined(separator: phrase.isChinese ? "" : " ")
      }
  }

  /// The activities that a text leads to, best first.
  public func activities(in text: String) -> [ActivityID] {
    find(text).compactMap { if case .activity(let activity) = $0.subject { activity } else { nil } }
  }

  /// The name, as files write it, of the first activity, topic or place that a text leads to; `nil` without one.
  ///
  /// - Parameter isWanted: Whether a subject can be meant.
  package func name(in text: String, of law: Law, where isWanted: (Subject) -> Bool) -> String? {
    for hit in find(text) where isWanted(hit.subject) {
      switch hit.subject {
      case .activity(let activity): return law[activity].name
      case .topic(let topic): return law[topic].name
      case .place(let place): return law[place].name
      case .feature: continue
      }
    }
    return nil
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
    /// The other words between its parts.
    let gap: Int
  }

  private func matches(in searched: PhraseFinder) -> [Match] {
    var matches: [Match] = []
    var seen: Set<[Int]> = []
    for key in searched.keys {
      for place in index[key] ?? [] where seen.insert([place.entry, place.phrase]).inserted {
        for found in searched.places(of: entries[place.entry].phrases[place.phrase]) {
          matches.append(
            Match(entry: place.entry, phrase: place.phrase, positions: found.positions, gap: found.gap))
        }
      }
    }
    return matches.sorted { ($0.entry, $0.phrase) < ($1.entry, $1.phrase) }
  }

  /// Without what longer or closer phrases hide, and without what is only whom something is for.
  private func shown(_ matches: [Match], in searched: PhraseFinder) -> [Match] {
    var whole: [Int: Set<Int>] = [:]
    for match in matches { whole[match.entry, default: []].formUnion(match.positions) }
    let longest = matches.filter { match in
      !matches.contains { other in
        other.entry != match.entry && !other.positions.isDisjoint(with: match.positions)
          && (other.positions.isStrictSuperset(of: match.positions) || other.gap < match.gap)
      }
        && !whole.contains { entry, positions in
          entry != match.entry && positions.isStrictSuperset(of: match.positions)
            && (whole[match.entry].map(positions.isStrictSuperset) ?? false)
        }
    }
    let taking = longest.filter { entries[$0.entry].takesOver != .nothing }
    return longest.filter { match in
      entries[match.entry].takesOver != .nothing
        || !taking.contains {
          entries[$0.entry].takesOver == .everything || searched.is(match.positions, only: $0.positions)
        }
    }
  }
}
