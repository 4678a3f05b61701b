import Advisory
import Law
import Questionnaire
import YAML

/// What is put to whoever answers: the same for a screen and for lines of text.
struct Prompt: Hashable {
  enum Input: Hashable {
    case line(Line)
    case choice([Option], severalAtOnce: Bool, isSearched: Bool)
  }

  /// What a line that is typed may be.
  enum Line: Hashable {
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

  struct Option: Hashable {
    let meaning: Meaning
    let title: String
    /// Shown beside the title.
    var note = ""
    /// Further words by which it is found.
    var keywords = ""
    /// Whether it is chosen alone, also where several may be.
    var isAlone = false
    /// The word that files and scripts use for it.
    var word = ""
  }

  enum Meaning: Hashable {
    case unknown
    /// A value of the fact, as files write it.
    case value(YAMLContent)
    case topic(TopicID)
    case knowsActivities
    case activity(ActivityID)
    /// An assumption to be asked about.
    case fact(FactID)
    case further(Bool)
    case share, holders
    case chain(ChainStep)
    case ending(Ending)
    /// An answer given before, by position.
    case answered(Int)
  }

  let title: String
  var help: String?
  let input: Input
}

/// What can be done when nothing is left to ask.
enum Ending: Hashable {
  case writeFile, writeMemo, goOn, change, leave
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
    if case .choice(let options, _, _) = input { return options }
    return []
  }
}
