public import Law

/// What an interview is to settle, each with all before it.
public enum InquiryGoal: Int, CaseIterable, Comparable, Sendable {
  /// The verdict of each service line.
  case verdicts
  /// The verdict of each activity that a line is.
  case activities
  /// Which duties apply.
  case duties

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// What can be asked of a company or a line in one question.
public enum InquirySubject: Hashable, Sendable {
  /// The foreign share, or the list of holders, which settles every figure of ownership.
  case ownership
  case fact(FactID)
}

/// A question that can still change what is to be settled.
public struct OpenQuestion: Sendable {
  public let subject: InquirySubject
  /// How many questions are expected once it is answered, this one left out.
  public let remaining: Double
  /// The duty whose questions come next, of those whether it applies; `nil` for what concerns no duty, or a later one.
  public var duty: DutyID?
}
