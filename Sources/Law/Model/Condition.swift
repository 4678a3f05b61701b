/// What must be so: tests of facts, grades and readings, combined.
public indirect enum Condition: Hashable, Sendable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case fact(FactID, FactTest)
  case term(TermID)
  /// The line is the activity, at least at this grade.
  case carries(ActivityID, Grade)
  /// One of these answers of a reading, by position.
  case reading(ReadingID, answers: [Int])
  /// The line is about one of these: a topic in play, a kind that is named.
  case about([TopicID])
  /// The file itself states one of these facts.
  case stated([FactID])

  public static let always = Condition.all([])
}

/// A test of one fact.
public enum FactTest: Hashable, Sendable {
  /// A choice or a yes-no is one of these values, by position.
  case isOneOf([Int])
  /// A set contains at least one of these elements.
  case containsAny([Int])
  /// A set contains at least one of these elements and nothing else.
  case containsOnly([Int])
  /// A set is empty.
  case isEmpty
  /// A percentage (millionths), a count or a date (its ordinal) compared with a figure.
  case figure(Comparison, Int64)
  /// A place is one of these or lies in one of them, on the day of the assessment.
  case lies(in: [PlaceID])
  /// A place and that of another fact lie in one and the same of the places that are directly in a
  /// group on the day of the assessment.
  case liesWith(FactID, among: PlaceID)
}

/// How a figure stands to a limit.
public enum Comparison: String, CaseIterable, Sendable {
  case atMost = "at most"
  case atLeast = "at least"
  case below = "below"
  case above = "above"
  case exactly = "exactly"

  public func holds(_ figure: Int64, _ limit: Int64) -> Bool {
    switch self {
    case .atMost: figure <= limit
    case .atLeast: figure >= limit
    case .below: figure < limit
    case .above: figure > limit
    case .exactly: figure == limit
    }
  }
}
