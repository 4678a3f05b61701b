public import Law
import Synchronization

/// The law as all workers of one run share it: each epoch compiled once.
public final class AssessmentContext: Sendable {
  public let law: Law
  private let epochs: Mutex<[Int: EpochLaw]> = Mutex([:])
  private let workspace: CompilingWorkspace

  public init(_ law: Law) {
    self.law = law
    workspace = CompilingWorkspace(law)
  }

  /// - Parameters:
  ///   - other: Of a law that differs at most in the positions of some activities, and has the same facts and epochs.
  ///   - activities: Those.
  package init(_ law: Law, like other: AssessmentContext, except activities: ActivitySet) {
    self.law = law
    workspace = CompilingWorkspace(law, like: other.workspace, except: activities)
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
