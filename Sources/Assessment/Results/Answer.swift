public import Law

/// What people are told first: what a whole set of outcomes means for who asks.
///
/// The order is that of need for action, worst first.
public enum Answer: UInt8, CaseIterable, Sendable {
  /// Closed to foreign capital, or to this investor.
  case no
  /// Not with this structure; on every reading at least one condition is broken.
  case notAsStructured
  /// Open to this investor; what is stated of the product breaks a ban of conduct.
  case notAsDesigned
  /// Some completions of the facts are closed, and others open.
  case depends
  /// Nothing listed was found in what is described.
  case nothingFound
  /// Open on conditions, met or left to the authority.
  case yesOnConditions
  /// Open; a licence or a filing is needed.
  case yesWithLicence
  /// Open.
  case yes
  /// Not a question of foreign investment access.
  case notReached

  /// The outcomes that close.
  private static let closed = VerdictSet([.prohibited, .notOpen])
  /// The outcomes with which the structure described cannot go ahead.
  private static let bad = VerdictSet([.prohibited, .notOpen, .restrictedViolated])

  /// The answer that a set of outcomes comes to.
  ///
  /// - Parameters:
  ///   - outcomes: Not empty.
  ///   - isNothingFound: Whether in every completion no activity but the one every line carries is at least likely, no
  ///     kind of business was named and no topic is in play.
  ///   - breaksBan: Whether a fact that is stated breaks a ban of conduct.
  public init(_ outcomes: VerdictSet, isNothingFound: Bool, breaksBan: Bool) {
    self =
      if isNothingFound {
        .nothingFound
      } else if outcomes.isSubset(of: Self.closed) {
        .no
      } else if outcomes.isSubset(of: Self.bad) {
        .notAsStructured
      } else if outcomes.intersects(Self.bad) {
        .depends
      } else if breaksBan {
        .notAsDesigned
      } else if outcomes.contains(.restrictedSatisfied) {
        .yesOnConditions
      } else if outcomes.contains(.permittedWithLicence) {
        .yesWithLicence
      } else if outcomes.contains(.permitted) {
        .yes
      } else {
        .notReached
      }
  }

  /// The name in files, tables and documents.
  public var name: String { staticName.description }

  /// The name, for writing without a string.
  package var staticName: StaticString {
    switch self {
    case .no: "no"
    case .notAsStructured: "not-as-structured"
    case .notAsDesigned: "not-as-designed"
    case .depends: "depends"
    case .nothingFound: "nothing-found"
    case .yesOnConditions: "yes-on-conditions"
    case .yesWithLicence: "yes-with-licence"
    case .yes: "yes"
    case .notReached: "not-reached"
    }
  }

  public init?(name: String) {
    guard let answer = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = answer
  }
}

extension Answer: Comparable {
  /// Worse comes first.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension CompanyAssessment.LineFinding {
  /// What the line comes to in plain words.
  public var answer: Answer { answer(to: verdicts) }

  /// The answer if other outcomes are possible.
  package func answer(to outcomes: VerdictSet) -> Answer {
    Answer(
      outcomes, isNothingFound: isNothingFound,
      breaksBan: bans.contains { $0.state == .broken })
  }
}

extension CompanyAssessment {
  /// What the company comes to: the answer of its worst line.
  public var answer: Answer {
    var worst: Answer?
    for line in 0..<lineCount {
      let answer = lines[line].answer
      worst = worst.map { min($0, answer) } ?? answer
    }
    return worst ?? .nothingFound
  }

  /// Whether what is known of some line breaks a ban of conduct.
  public var breaksBan: Bool {
    lines[..<lineCount].contains { line in line.bans.contains { $0.state == .broken } }
  }

  /// Whether a line is surely an activity that carries a ban.
  public func isCarriedFirmly(_ ban: DutyID, _ line: LineFinding) -> Bool {
    line.activities.contains { index in
      activities[index].grades == 1 << Grade.yes.rawValue
        && epoch?.law[ban].activities.contains(activities[index].activity) ?? false
    }
  }

  /// Whether the answer of a line is given only by activities that it is likely, and not sure, to be, or is open only as far
  /// as it is not what a row keeps out that is neither settled nor compared with a text.
  public func isAnswerOnlyLikely(_ line: LineFinding) -> Bool {
    if line.answer(to: line.firmVerdicts) != line.answer { return true }
    if line.answer > .nothingFound, let law = epoch?.law,
      line.setAside.contains(where: { law[$0.row].confidence.checked == .unchecked })
    {
      return true
    }
    if line.answer == .notAsDesigned {
      return line.brokenBans.allSatisfy { ban in
        epoch?.law[ban].confidence.certainty != .settled || !isCarriedFirmly(ban, line)
      }
    }
    let counting = line.activities.map { activities[$0] }.filter {
      $0.mayCount && $0.activity != epoch?.law.generalBusiness
    }
    return !counting.isEmpty && counting.allSatisfy { $0.grades & (1 << Grade.yes.rawValue) == 0 }
  }

  /// Whether a line has its answer on the view that is taken of a contested point, and another answer on another view.
  public func isAnswerOfOneView(_ line: LineFinding) -> Bool {
    let answer = line.answer
    guard let law = epoch?.law, answer != .depends, answer != .nothingFound else { return false }
    let chosen = Set(law.chosenReadings.map(\.id))
    return line.alternatives.contains { alternative in
      law[alternative.reading].defaults.count == 1 && !chosen.contains(alternative.reading)
        && line.answer(to: alternative.verdicts) != answer
    }
  }

  /// Whether the answer of a line hangs on a contested point: one that is left open, one that another view of would
  /// change it, or a clause or a grade that gives the worst outcome and is itself contested.
  public func isAnswerContested(_ line: LineFinding) -> Bool {
    guard let law = epoch?.law else { return false }
    if line.answer == .notAsDesigned {
      return line.brokenBans.allSatisfy { law[$0].confidence.certainty == .contested }
    }
    let isOpen = line.open.contains { variable in
      if case .reading = law.space.variables[variable].subject { true } else { false }
    }
    let answer = line.answer
    if isOpen || line.alternatives.contains(where: { line.answer(to: $0.verdicts) != answer }) {
      return true
    }
    guard let worst = line.verdicts.verdicts.first else { return false }
    return line.activities.contains { index in
      let finding = activities[index]
      guard finding.mayCount, finding.verdicts.contains(worst) else { return false }
      let isGradeContested =
        row(of: finding).map { law[$0].confidence.certainty == .contested } ?? false
      return isGradeContested
        || positions(of: finding).contains {
          $0.verdict == worst && $0.marks.confidence.certainty == .contested
        }
    }
  }
}
