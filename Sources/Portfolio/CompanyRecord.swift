public import DecisionDiagram
import Diagnostics
public import Law
import YAML

/// What a file says of one company, placed in the space of facts: flat arrays that are filled again
/// for the next company.
///
/// Names and notes stay in the tree they were read into, as node numbers.
public struct CompanyRecord: Sendable {
  /// A fact as stated: a variable, what is known of it, and the node that says so.
  public struct Statement: Sendable {
    public let variable: Int32
    public let known: ValueSet
    /// The line of the file.
    public let line: Int32
    /// Index of the node in the tree.
    package let node: Int32
    /// Whether it is not written, and follows from another figure, or an activity, that is.
    package let follows: Bool

    init(variable: Int32, known: ValueSet, line: Int32, node: Int32, follows: Bool = false) {
      self.variable = variable
      self.known = known
      self.line = line
      self.node = node
      self.follows = follows
    }

    /// A statement that stands in no file.
    package init(variable: Int, known: ValueSet) {
      self.init(variable: Int32(variable), known: known, line: 0, node: -1)
    }
  }

  /// The computed figures under another answer to a contested point of counting.
  package struct Counting: Sendable {
    package let reading: ReadingID
    package let answer: Int
    package let known: [(variable: Int, known: ValueSet)]
  }

  /// A service line.
  public struct Line: Sendable {
    /// The node of its name; -1 where it has none.
    package var name: Int32 = -1
    /// Where it stands in the file.
    package var node: Int32 = 0
    public var line: Int32 = 0
    /// The activities it declares, without those it declares twice.
    public var declared: [ActivityID] = []
    /// Whether its features decide what else it is.
    public var isGraded = false
    /// The topics and kinds of business that it is said to be about.
    public var about: [TopicID] = []
    /// Whether it is said to be nothing else.
    public var isNothingElse = false
    /// Official codes and groups it is known by alone: it is one activity of each.
    public var oneOf: [[ActivityID]] = []
    public var statements: [Statement] = []

    /// Whether it is said to be about a field whose rules are not encoded, so that nothing that is found is a ground for a
    /// Yes.
    public func isOfUnencodedField(_ law: Law) -> Bool { about.contains { law[$0].isUnencoded } }

    mutating func removeAll() {
      name = -1
      declared.removeAll(keepingCapacity: true)
      isGraded = false
      about.removeAll(keepingCapacity: true)
      isNothingElse = false
      oneOf.removeAll(keepingCapacity: true)
      statements.removeAll(keepingCapacity: true)
    }
  }

  /// The node of its name; -1 where it has none.
  package var name: Int32 = -1
  /// The node of `id:`; -1 where it has none.
  var idNode: Int32 = -1
  /// The first line of the company in its file.
  public var firstLine: Int32 = 1
  /// The date stated; `nil` where none is.
  public var asOf: CalendarDate?
  package var asOfNode: Int32 = -1
  /// The node of `memo:`; -1 where it has none.
  var memoNode: Int32 = -1
  /// What is known of every variable: readings, what the company states, and what is taken where
  /// nothing is stated. The facts of service lines stand at what is taken.
  public var known: [ValueSet] = []
  /// What the company states, computed figures of ownership included.
  public var statements: [Statement] = []
  /// The foreign share, least and greatest, in millionths, where it is known at all.
  public var foreignShare: (least: Int64, greatest: Int64)?
  /// The shares computed from a list of holders, by variable, least and greatest, in millionths.
  package var computedShares: [(variable: Int, least: Int64, greatest: Int64)] = []
  /// What other answers on the counting of shares make of the computed figures.
  package var countings: [Counting] = []
  /// What a reader should know of how its holders were taken.
  package var remarks: [OwnershipRemark] = []
  /// The day on which the investment was made, where the file says so.
  public var investedOn: CalendarDate?
  /// Where it is registered, where the file says so.
  public var place: PlaceID?
  /// How many of `lines` are in use.
  public var lineCount = 0
  public var lines: [Line] = []
  /// What is wrong with the company.
  var problems: [PlacedProblem] = []

  public init() {}

  /// Whether something is wrong, so that the company cannot be assessed.
  public var isFaulty: Bool { !problems.isEmpty }

  mutating func begin(from other: borrowing CompanyRecord) {
    name = -1
    idNode = -1
    asOf = other.asOf
    asOfNode = -1
    memoNode = -1
    if known.count == other.known.count {
      other.known.withUnsafeBufferPointer { stated in
        known.withUnsafeMutableBufferPointer { known in _ = known.update(fromContentsOf: stated) }
      }
    } else {
      known = other.known
    }
    statements.removeAll(keepingCapacity: true)
    for statement in other.statements { statements.append(statement) }
    foreignShare = other.foreignShare
    computedShares.removeAll(keepingCapacity: true)
    for share in other.computedShares { computedShares.append(share) }
    if !countings.isEmpty || !other.countings.isEmpty { countings = other.countings }
    if !remarks.isEmpty || !other.remarks.isEmpty { remarks = other.remarks }
    investedOn = other.investedOn
    place = other.place
    lineCount = 0
    problems.removeAll(keepingCapacity: true)
  }

  /// Takes one answer to a contested point, and the figures of ownership that come of it.
  package mutating func answer(_ reading: ReadingID, _ answer: Int, in law: Law) {
    known[law.space.variable(of: reading)] = .only(answer)
    for counting in countings where counting.reading == reading && counting.answer == answer {
      for (variable, figures) in counting.known { known[variable] = figures }
    }
  }

  mutating func beginLine() -> Int {
    if lineCount == lines.count { lines.append(Line()) } else { lines[lineCount].removeAll() }
    lineCount += 1
    return lineCount - 1
  }
}

/// A problem and the nodes it concerns.
struct PlacedProblem: Sendable {
  let problem: PortfolioProblem
  let node: YAMLNode
  /// A second place that explains it.
  let other: (node: YAMLNode, message: Message)?
}

extension CompanyRecord {
  /// What is wrong, in words, without its places.
  package var problemTexts: [String] {
    problems.map { placed in
      let label = Diagnostic.Label(
        file: "", span: placed.node.span, lineText: "", message: nil)
      return placed.problem.diagnostic(at: label).headline.english
    }
  }
}
