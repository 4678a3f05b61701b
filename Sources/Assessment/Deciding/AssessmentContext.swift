public import Law
import Synchronization

/// The law as all workers of one run share it: each epoch compiled once.
public final class AssessmentContext: Sendable {
  public let law: Law
  private let epochs: Mutex<[Int: EpochLaw]> = Mutex([:])
  private let workspace: CompilingWorkspace

  /// By activity, the variables one of which a line must state to be it at all; `nil` where its grade may differ from `no`
  /// even with none of them stated.
  let triggers: [[Int]?]

  public init(_ law: Law) {
    self.law = law
    workspace = CompilingWorkspace(law)
    let triggers = GradeTriggers(law)
    self.triggers = law.activities.map { triggers.triggers(of: $0.id) }
  }

  /// The law of the epoch that a day falls in.
  public func epoch(of date: CalendarDate) -> EpochLaw {
    let number = law.epoch(of: date)
    return epochs.withLock { epochs in
      if let found = epochs[number] { return found }
      let made = EpochLaw(law, on: date, in: workspace)
      epochs[number] = made
      return made
    }
  }
}
