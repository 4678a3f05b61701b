import Law
import Questionnaire

/// What a line does as it is chosen, step by step: from a section, by words, by official names.
struct BusinessEntry: Hashable {
  /// What is looked at.
  enum Place: Hashable {
    case sections
    /// A section, by position.
    case section(Int)
    /// The official names of a section, or of the whole law.
    case names(section: Int?)
  }

  private(set) var place = Place.sections
  /// What was chosen so far.
  private(set) var chosen: [Prompt.Option] = []

  init(chosen: [Prompt.Option] = []) { self.chosen = chosen }

  /// All that was chosen, as one business.
  var business: Business {
    chosen.reduce(Business(about: [], activities: [])) { whole, option in
      if case .business(let part) = option.meaning { whole.joined(with: part) } else { whole }
    }
  }

  /// Takes what was chosen at the place at hand.
  ///
  /// - Returns: What the line does, once that is all.
  mutating func take(_ options: [Prompt.Option]) -> Business? {
    var isDone = false
    for option in options {
      switch option.meaning {
      case .section(let section): place = .section(section)
      case .officialNames(let section): place = .names(section: section)
      case .takeBack(let position): chosen.remove(at: position)
      case .isAll: isDone = true
      case .business(let part):
        place = .sections
        if part.isEmpty { isDone = true } else if !chosen.contains(option) { chosen.append(option) }
      case .unknown, .value, .doesMore, .fact, .keep, .further, .share, .holders, .chain, .ending, .answered, .taken:
        place = .sections
      }
    }
    return isDone ? business : nil
  }
}
