import DecisionDiagram
public import Law

/// How far a change of the law lets foreign capital go further in an activity, or less far, for the usual company.
///
/// That is a company with a foreign holder that states nothing else: registered where most places lie, which is outside
/// every special place, with whatever the law takes where nobody states it. So it has no certificate under a treaty, no
/// approval and no exemption. Every demand beside the share is supposed to be met, and licences to be had.
public struct UsualDifference: Sendable {
  public enum Effect: String, CaseIterable, Sendable {
    /// There was a limit or a bar, and there is none.
    case lifted
    /// There is a limit or a bar, and there was none.
    case added
    /// There is another limit, or another bar.
    case changed
    /// There was none and is none; whether a licence is needed is another answer.
    case licence
  }

  public let activity: ActivityID
  public let effect: Effect
  /// How far foreign capital may go under either law; several where a contested point that is left open decides.
  public let before: [MatrixCell]
  public let after: [MatrixCell]
}

/// Compares two laws for the usual company; see ``UsualDifference``.
public struct UsualComparison {
  private let before: Side
  private let after: Side

  public init(_ before: EpochLaw, _ after: EpochLaw) {
    self.before = Side(before)
    self.after = Side(after)
  }

  /// - Returns: `nil` where nothing changes for the usual company.
  public func difference(of activity: ActivityID) -> UsualDifference? {
    let (old, new) = (before.cells(of: activity), after.cells(of: activity))
    guard Set(old) != Set(new) else { return nil }
    let effect: UsualDifference.Effect =
      switch (old.allSatisfy(\.isFree), new.allSatisfy(\.isFree)) {
      case (false, true): .lifted
      case (true, false): .added
      case (false, false): .changed
      case (true, true): .licence
      }
    return UsualDifference(activity: activity, effect: effect, before: old, after: new)
  }

  private struct Side {
    let epoch: EpochLaw
    let reader: CellReader
    let facts: [ValueSet]

    init(_ epoch: EpochLaw) {
      self.epoch = epoch
      let law = epoch.law
      reader = CellReader(law)
      let usual = law.space.usualValues(of: law)
      facts = law.space.variables.enumerated().map { index, variable in
        if case .places = variable.domain { .only(usual[index]) } else { variable.leftOut }
      }
    }

    func cells(of activity: ActivityID) -> [MatrixCell] {
      reader.cells(of: epoch.verdicts(of: activity), where: facts)
    }
  }
}

extension MatrixCell {
  /// Whether no rule limits foreign capital.
  fileprivate var isFree: Bool { limit == nil && best >= .permittedWithLicence }
}
