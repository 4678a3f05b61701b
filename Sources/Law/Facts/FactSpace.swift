public import DecisionDiagram

/// Every fact and reading as variables with finite domains, in one order.
///
/// Readings come first, then what belongs to a company, then what belongs to a service line, each with its flags before
/// its facts, then the grades that rules test. Flags say what a file says at all: that it states a fact itself, and that
/// a line is about a topic. A set is one variable per element; every other fact is one variable. One space
/// serves the whole law, so what a file says is placed in it once, whatever the date and activity.
public final class FactSpace: Sendable {
  public enum Subject: Hashable, Sendable {
    case reading(ReadingID)
    case fact(FactID)
    /// Whether a set contains the element at this position.
    case element(FactID, Int)
    /// The grade of an activity of the same line, from `no` to `yes`.
    case grade(ActivityID)
    /// Whether what a file says puts a topic in play; its own condition apart.
    case topic(TopicID)
    /// Whether a file states the fact itself.
    case stated(FactID)
  }

  /// What follows for the flags where a file states a variable.
  public struct Flags: Hashable, Sendable {
    /// The flag that says so; `nil` where nothing asks.
    package let stated: Int?
    /// The flags of the topics that it puts in play where it is not none.
    package let topics: [Int]
    /// The value that is none; `nil` where there is none.
    package let none: Int?
  }

  /// What a line says of itself by declaring an activity.
  package struct Declared: Sendable {
    /// The flags of the topics that it brings into play.
    package let topics: [Int]
    /// The elements of facts that name activities, as far as they belong to a topic of its own, by variable.
    package let elements: [Int]
    /// Those of them that bear its name.
    package let own: [Int]
  }

  public enum Domain: Hashable, Sendable {
    /// `no`, `yes`.
    case yesNo
    /// Values named in the law, by position.
    case values(Int)
    case figures(FigureDomain)
    case places(PlaceDomain)
  }

  public struct Variable: Sendable {
    public let subject: Subject
    public let domain: Domain
    /// Number of values, at least one.
    public let size: Int
    /// What is taken where nothing is stated and no topic is in play.
    public let leftOut: ValueSet
    /// What is taken where nothing is stated, once a topic that it belongs to is in play.
    public let inPlay: ValueSet
    init(
      subject: Subject, domain: Domain, size: Int, leftOut: ValueSet, inPlay: ValueSet? = nil
    ) {
      self.subject = subject
      self.domain = domain
      self.size = size
      self.leftOut = leftOut
      self.inPlay = inPlay ?? leftOut
    }

    /// Every value.
    public var all: ValueSet { ValueSet.all(size) }
  }

  public let variables: [Variable]
  /// The variables of each fact.
  public let ofFact: [Range<Int>]
  public let readings: Range<Int>
  public let company: Range<Int>
  public let service: Range<Int>
  /// The grade variables, by activity.
  public let ofGrade: [ActivityID: Int]
  /// The flag of each topic.
  public let ofTopic: [Int]
  /// The flags of facts of which something asks whether they are stated.
  public let ofStated: [FactID: Int]
  /// By variable, what follows for the flags.
  package let flags: [Flags]
  /// By activity, what a line says of itself that declares it.
  package let ofDeclared: [Declared]

  /// What is known of every variable when nothing is stated.
  public let nothingStated: [ValueSet]

  public func variable(of reading: ReadingID) -> Int { readings.lowerBound + reading.index }

  /// The fact that a variable belongs to; `nil` for readings and grades.
  public func fact(of variable: Int) -> FactID? {
    switch variables[variable].subject {
    case .fact(let fact), .element(let fact, _): fact
    case .reading, .grade, .topic, .stated: nil
    }
  }

  init(
    variables: [Variable], ofFact: [Range<Int>], readings: Range<Int>, company: Range<Int>,
    service: Range<Int>, ofGrade: [ActivityID: Int], ofTopic: [Int], ofStated: [FactID: Int],
    flags: [Flags], ofDeclared: [Declared]
  ) {
    self.variables = variables
    self.ofFact = ofFact
    self.readings = readings
    self.company = company
    self.service = service
    self.ofGrade = ofGrade
    self.ofTopic = ofTopic
    self.ofStated = ofStated
    self.flags = flags
    self.ofDeclared = ofDeclared
    nothingStated = variables.map(\.leftOut)
  }

  /// Whether a variable says what a file says at all.
  package func isFlag(_ variable: Int) -> Bool {
    switch variables[variable].subject {
    case .topic, .stated: true
    case .reading, .fact, .element, .grade: false
    }
  }

  /// Every flag.
  package var allFlags: [Int] { ofTopic + ofStated.values.sorted() }

  /// The values of a fact's variable on which a test holds; not for sets.
  ///
  /// - Parameter date: The day on which places are looked at.
  package func mask(of test: FactTest, on variable: Int, date: CalendarDate) -> ValueSet {
    switch (variables[variable].domain, test) {
    case (.yesNo, .isOneOf(let values)), (.values, .isOneOf(let values)):
      ValueSet(values)
    case (.figures(let domain), .figure(let comparison, let limit)):
      domain.mask(comparison, limit)
    case (.places(let domain), .lies(let places)):
      domain.mask(of: places, on: date)
    case (_, _):
      preconditionFailure("a test is made for the kind of its fact when the law is loaded")
    }
  }
}
