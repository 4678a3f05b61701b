public import Law
public import YAML

/// What an interview knows of a company so far.
public struct CompanyDraft: Hashable, Sendable {
  /// What it knows of one service line.
  public struct Service: Hashable, Sendable {
    public var name: String?
    /// What the line is about; `nil` while that is not asked, or where its activities are named.
    public var topics: [TopicID]?
    public var activities: [ActivityID] = []
    /// Whether features decide what else it is.
    public var isGraded = false
    /// The facts stated of it, as company files write them.
    public var facts: [FactID: YAMLContent] = [:]
    /// Elements of sets that stand marked where their fact is asked for.
    public var pointedAt: [FactID: [Int]] = [:]
    /// Assumed or inferred facts that are to be asked about.
    public var opened: Set<FactID> = []
    /// Assumed or inferred facts that were shown.
    public var offered: Set<FactID> = []

    public init(name: String? = nil) {
      self.name = name
    }

    /// Whether it is said what the line is about or is.
    var saysWhat: Bool { topics != nil || isGraded || !activities.isEmpty }
  }

  public var name: String?
  /// The facts stated of the company.
  public var facts: [FactID: YAMLContent] = [:]
  /// The list of holders.
  public var holders: YAMLContent?
  /// Whether ownership was asked about, answered or not.
  public var isOwnershipSettled = false
  public var services: [Service] = [Service()]
  /// Assumed or inferred facts of the company that are to be asked about.
  public var opened: Set<FactID> = []

  public init() {}
}
