import Advisory
package import Law
package import Questionnaire
import Wording
package import YAML

/// What is put to whoever answers: the same for a screen and for lines of text.
package struct Prompt: Hashable {
  package enum Input: Hashable {
    case line(Line)
    case choice([Option], severalAtOnce: Bool, isSearched: Bool)
    /// A choice of one among options of which only so many are shown before something is typed.
    case search([Option], idle: Int)
  }

  /// What a line that is typed may be.
  package enum Line: Hashable {
    case name
    case percentage, count, date
    /// Where a file is to be written.
    case path(suggested: String)

    /// Whether it may be left open.
    var mayBeUnknown: Bool {
      switch self {
      case .percentage, .count, .date: true
      case .name, .path: false
      }
    }
  }

  package struct Option: Hashable {
    let meaning: Meaning
    let title: String
    /// Shown beside the title.
    var note = ""
    /// Further words by which it is found.
    var keywords = ""
    /// Whether it is chosen alone, also where several may be.
    var isAlone = false
    /// Whether what is marked is chosen with it.
    var keepsMarks = false
    /// The word that files and scripts use for it.
    var word = ""
    /// What everyday words lead to it.
    var subjects: [Lexicon.Subject] = []
    /// Under what it stands in a long list.
    var heading = ""
    /// Shown below the title.
    var detail = ""
    /// The official code of what it is.
    var code: String?

    /// Whether it says what a line does.
    var namesBusiness: Bool { if case .business(let business) = meaning { !business.isEmpty } else { false } }
  }

  package enum Meaning: Hashable {
    case unknown
    /// A value of the fact, as files write it.
    case value(YAMLContent)
    /// Something that a line does.
    case business(Business)
    /// A section of business, by position.
    case section(Int)
    /// The activities of a section, or of the law, by their official names.
    case officialNames(section: Int?)
    /// Takes back something that was chosen, by position.
    case takeBack(Int)
    /// That nothing is to be added to what the line does.
    case isAll
    /// That the line does something beside.
    case doesMore
    /// Something assumed or inferred, to be asked about.
    case fact(FactID)
    /// That all that is assumed and inferred is kept.
    case keep
    case further(Bool)
    case share, holders
    case chain(ChainStep)
    case ending(Ending)
    /// An answer given before, by position.
    case answered(Int)
    /// Something assumed or inferred of a line.
    case taken(FactID, line: Int)
  }

  package let title: String
  var help: String?
  let input: Input
  /// The options that are marked, or the one that stands out, at first, by position.
  var chosen: [Int] = []
  /// What stands in the line at first.
  var text = ""
  /// Whether it asks what to do next, of few titles.
  var isMenu = false
}

/// What can be done when nothing is left to ask.
package enum Ending: Hashable {
  case wholeResult, routes, writeMemo, writeFile, anotherLine, whatIf, review, goOn, leave
  /// Of another answer that was tried: to take it.
  case keepTrial
}

extension Prompt {
  /// A choice of yes and no, without anything between.
  static func yesNo(
    _ title: String, help: String? = nil, yes: Meaning, no: Meaning, _ words: ReportWords
  ) -> Prompt {
    Prompt(
      title: title, help: help,
      input: .choice(
        [
          Option(meaning: yes, title: words("yes", "是"), word: "yes"),
          Option(meaning: no, title: words("no", "否"), word: "no"),
        ], severalAtOnce: false, isSearched: false))
  }

  /// The options, where there are some.
  var options: [Option] {
    switch input {
    case .choice(let options, _, _), .search(let options, _): options
    case .line: []
    }
  }

  /// Whether what is typed looks for options: in a list that is made for it, and in one longer than there are digits.
  var isSearched: Bool {
    switch input {
    case .choice(let options, _, let isSearched): isSearched || options.count > 9
    case .search: true
    case .line: false
    }
  }

  /// By how much the numbers of options that are only found are ahead of their positions. They stand apart from those that
  /// are shown at first, so that they stay as they are while these change.
  private var gap: Int {
    guard case .search(_, let idle) = input else { return 0 }
    return (idle / 100 + 1) * 100 - idle
  }

  /// The number of an option, by its position.
  func number(of position: Int) -> Int { position + 1 + (position < shownAtFirst ? 0 : gap) }

  /// The position of the option that has a number; `nil` where none has.
  func position(numbered number: Int) -> Int? {
    let position = number <= shownAtFirst ? number - 1 : number - 1 - gap
    return options.indices.contains(position) && self.number(of: position) == number ? position : nil
  }

  /// How many options are shown before something is typed.
  var shownAtFirst: Int { if case .search(_, let idle) = input { idle } else { options.count } }

  /// Whether several options can be chosen.
  var takesSeveral: Bool {
    if case .choice(_, severalAtOnce: true, _) = input { true } else { false }
  }

  /// All that it shows at first, as one text.
  var wholeText: String {
    let shown: ArraySlice<Option> =
      switch input {
      case .choice(let options, _, let isSearched): isSearched || options.count > 9 ? [] : options[...]
      case .search(let options, let idle): options.prefix(idle)
      case .line: []
      }
    return ([title, help ?? ""] + shown.flatMap { [$0.title, $0.note] }).joined(separator: "\n")
  }
}
