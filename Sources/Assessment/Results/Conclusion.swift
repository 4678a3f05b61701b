/// What a line comes to, or a company by its worst lines: the answer, and what is said in the same breath.
public struct Conclusion: Hashable, Sendable {
  public let answer: Answer
  /// Whether it is given only by what the line is likely to be.
  public var isLikely = false
  /// Whether another view of a contested point, of which one is taken, gives another answer.
  public var isOfOneView = false
  /// Whether filings alone are needed.
  public var byFiling = false
  /// Whether it is open and nothing encoded says which licence it needs.
  public var isUnlicensed = false
  /// Whether the rules of its field are not encoded.
  public var isUncovered = false

  public init(_ answer: Answer, byFiling: Bool = false) {
    self.answer = answer
    self.byFiling = byFiling
  }

  /// The same without how sure it is, as lines are counted.
  public var plain: Conclusion {
    var plain = self
    plain.isLikely = false
    plain.isOfOneView = false
    return plain
  }
}

extension Conclusion: Comparable {
  /// Worse comes first; of one answer, what asks for more.
  public static func < (a: Self, b: Self) -> Bool {
    func rank(_ conclusion: Self) -> (Answer, Int) {
      (conclusion.answer, (conclusion.byFiling ? 1 : 0) + (conclusion.isUnlicensed ? 0 : 2) + (conclusion.isUncovered ? 4 : 0))
    }
    return rank(a) < rank(b)
  }
}

extension CompanyAssessment {
  public func conclusion(of line: LineFinding) -> Conclusion {
    var conclusion = plainConclusion(of: line)
    conclusion.isLikely = isAnswerOnlyLikely(line)
    conclusion.isOfOneView = isAnswerOfOneView(line)
    return conclusion
  }

  /// The same without how sure it is.
  public func plainConclusion(of line: LineFinding) -> Conclusion {
    var conclusion = Conclusion(line.answer)
    conclusion.byFiling = line.answer == .yesWithLicence && needsOnlyFilings(line)
    conclusion.isUnlicensed = isUnlicensed(line)
    conclusion.isUncovered = line.answer == .nothingFound && line.isOfUnencodedField
    return conclusion
  }

  /// What each line comes to.
  public var conclusions: [Conclusion] { lines[..<lineCount].map(conclusion) }

  /// Those of the lines that have the company's answer.
  public var worstConclusions: [Conclusion] {
    let answer = self.answer
    return lines[..<lineCount].filter { $0.answer == answer }.map(conclusion)
  }
}

extension [Conclusion] {
  /// What lines with one answer come to together: what is so of each, and that licences were not checked where it is so of
  /// one.
  ///
  /// - Parameter answer: Theirs.
  public func together(_ answer: Answer) -> Conclusion {
    var conclusion = Conclusion(answer)
    guard !isEmpty else { return conclusion }
    conclusion.isLikely = allSatisfy(\.isLikely)
    conclusion.isOfOneView = allSatisfy(\.isOfOneView)
    conclusion.byFiling = allSatisfy(\.byFiling)
    conclusion.isUnlicensed = contains(where: \.isUnlicensed)
    conclusion.isUncovered = allSatisfy(\.isUncovered)
    return conclusion
  }
}
