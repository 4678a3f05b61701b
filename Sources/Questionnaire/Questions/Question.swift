public import Law

/// One thing that an interview asks.
public enum Question: Hashable, Sendable {
  case companyName
  /// What a service line is called.
  case serviceName(line: Int)
  /// What a service line does.
  case business(line: Int)
  /// Who holds the company.
  case ownership(line: Int)
  case fact(FactID, line: Int)
  /// Which of the facts that are assumed or inferred, because nobody states them, may be otherwise.
  case assumptions([FactID], line: Int)
  /// Whether there is a further service line.
  case anotherService

  /// The service line that it is asked for; `nil` for the company as such.
  public var line: Int? {
    switch self {
    case .companyName, .anotherService: nil
    case .serviceName(let line), .business(let line), .ownership(let line),
      .fact(_, let line), .assumptions(_, let line):
      line
    }
  }
}
