/// What changes in a law from one epoch to the next.
public struct LawTimeline: Sendable {
  /// A clause by what it is and its name, the same in every edition.
  public struct ClauseName: Hashable, Comparable, Sendable {
    public enum Kind: Int, Sendable {
      case regime, rule, exception, block, duty
    }

    public let kind: Kind
    public let name: String

    public static func < (a: Self, b: Self) -> Bool {
      (a.kind.rawValue, a.name) < (b.kind.rawValue, b.name)
    }
  }

  /// A clause that begins, ends or changes.
  public struct Change: Sendable {
    public enum What: String, Sendable {
      case begins, ends, changes
    }

    public let what: What
    public let clause: ClauseName
    /// Where it stands from that day, or stood until it.
    public let provision: ProvisionID
    public let says: Wording
  }

  /// A place that comes into another on the day, or leaves it.
  public struct PlaceChange: Sendable {
    public let place: PlaceID
    public let within: PlaceID
    public let begins: Bool
  }

  /// A day on which something changes.
  public struct Epoch: Sendable {
    public let day: CalendarDate
    public internal(set) var begins: [InstrumentID] = []
    public internal(set) var ends: [InstrumentID] = []
    public internal(set) var changes: [Change] = []
    public internal(set) var places: [PlaceChange] = []

    public var isEmpty: Bool {
      begins.isEmpty && ends.isEmpty && changes.isEmpty && places.isEmpty
    }
  }

  /// In the order of the days; the first day of the encoded law comes first.
  public let epochs: [Epoch]

  /// - Parameter isWanted: Which clauses to look at, by themselves; instruments and places are left
  ///   out where it is given.
  public init(_ law: Law, where isWanted: ((Clause) -> Bool)? = nil) {
    let clauses = Self.clauses(of: law).filter { isWanted?($0) ?? true }
    epochs = law.changes.map { day in
      var epoch = Epoch(day: day)
      epoch.changes = Self.changes(clauses, on: day)
      if isWanted == nil {
        epoch.begins = law.instruments.filter { $0.period.first == day }.map(\.id)
        epoch.ends = law.instruments.filter { $0.period.last?.next == day }.map(\.id)
        epoch.places = Self.places(law, on: day)
      }
      return epoch
    }.filter { !$0.isEmpty }
  }

  private static func places(_ law: Law, on day: CalendarDate) -> [PlaceChange] {
    law.places.flatMap { place in
      place.direct.filter { $0.from == day || $0.until?.next == day }.map {
        PlaceChange(place: place.id, within: $0.place, begins: $0.from == day)
      }
    }
  }

  // MARK: - Clauses

  /// A clause of one edition, with all that decides what it does.
  public struct Clause: Sendable {
    public let name: ClauseName
    public let provision: ProvisionID
    public let says: Wording
    public let period: Period
    /// The activities it is made for; `nil` for a clause that names none.
    public let activities: ActivitySet?
    fileprivate let content: [AnyHashableSendable]
  }

  private static func clauses(of law: Law) -> [Clause] {
    var all: [Clause] = []
    func add(
      _ kind: ClauseName.Kind, _ name: String, _ provision: ProvisionID, _ says: Wording,
      _ period: Period, _ activities: ActivitySet?, _ content: [AnyHashableSendable]
    ) {
      all.append(
        Clause(
          name: ClauseName(kind: kind, name: name), provision: provision, says: says,
          period: period, activities: activities, content: content))
    }
    for regime in law.regimes {
      add(
        .regime, regime.name, regime.provision, regime.title, regime.period, regime.activities,
        [
          .init(regime.when), .init(regime.activities), .init(regime.displaces),
          .init(regime.otherwise),
        ])
    }
    for rule in law.rules {
      add(
        .rule, rule.name, rule.provision, rule.says, rule.period,
        rule.toRequirements.isEmpty ? rule.activities : nil,
        [
          .init(rule.when), .init(rule.demands), .init(rule.activities), .init(rule.measure),
          .init(rule.otherwise), .init(rule.met), .init(rule.toRequirements), .init(rule.licence),
          .init(rule.regime),
        ])
    }
    for exception in law.exceptions {
      let lifted = law.rules.filter { exception.lifts.contains($0.named) }
        .reduce(into: ActivitySet()) { $0.formUnion($1.activities) }
      add(
        .exception, exception.name, exception.provision, exception.says, exception.period,
        exception.activities ?? lifted,
        [.init(exception.when), .init(exception.activities), .init(exception.lifts)])
    }
    for block in law.blocks {
      add(
        .block, block.name, block.provision, block.says, block.period, nil,
        [.init(block.when), .init(block.exception)])
    }
    for duty in law.duties {
      add(
        .duty, duty.name, duty.provision, duty.says, duty.period, duty.activities,
        [
          .init(duty.when), .init(duty.brokenWhen), .init(duty.kind), .init(duty.activities),
          .init(duty.says), .init(duty.deadline),
        ])
    }
    return all
  }

  private static func changes(_ clauses: [Clause], on day: CalendarDate) -> [Change] {
    let before = Dictionary(
      clauses.filter { $0.period.contains(day.previous) }.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first })
    let after = Dictionary(
      clauses.filter { $0.period.contains(day) }.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first })
    return Set(before.keys).union(after.keys).sorted().compactMap { name in
      switch (before[name], after[name]) {
      case (nil, let new?):
        Change(what: .begins, clause: name, provision: new.provision, says: new.says)
      case (let old?, nil):
        Change(what: .ends, clause: name, provision: old.provision, says: old.says)
      case (let old?, let new?) where old.content != new.content:
        Change(what: .changes, clause: name, provision: new.provision, says: new.says)
      case (_, _): nil
      }
    }
  }
}

/// A value that is compared with others of its kind, across threads.
private struct AnyHashableSendable: Hashable, @unchecked Sendable {
  // Unchecked because `AnyHashable` is not Sendable; only Sendable values go in.
  private let value: AnyHashable

  init(_ value: some Hashable & Sendable) { self.value = AnyHashable(value) }
}
