import DecisionDiagram
import Law

/// The duties of an epoch, and what the facts of the line at hand make of them.
///
/// What a duty comes to is kept from one line to the next, and from one company to the next: it is decided again only
/// where a fact that it looks at is known otherwise than last time.
final class DutyTable {
  /// Whether a line carries an activity that a duty attaches to.
  enum Carriage {
    case none, possible, certain
  }

  /// Those in force.
  let duties: [DutyID]
  /// For each activity, the duties that it carries, by position in `duties`.
  let ofActivity: [[Int]]
  private let epoch: EpochLaw
  /// The bans in force, by position in `duties`.
  let bans: [Int]
  /// The activities that carry one.
  let activitiesWithBans: ActivitySet
  /// How each stands; compiled where it is asked for.
  private var diagrams: [FrozenDiagram?]
  /// How each can stand for what carries it; `nil` where it is to be decided.
  private var states: [DutyStates?]
  private var carriage: [Carriage]
  /// The variables that diagrams compiled so far look at, each with what was known of it last and the duties that look
  /// at it.
  private var watched: [Watched] = []
  /// By variable, its position in `watched`; -1 where no diagram looks at it.
  private var positions: [Int]

  private struct Watched {
    let variable: Int
    var known: ValueSet
    var duties: [Int]
  }

  init(_ epoch: EpochLaw) {
    self.epoch = epoch
    duties = epoch.duties
    var carried = [[Int]](repeating: [], count: epoch.law.activities.count)
    for (position, duty) in duties.enumerated() {
      for activity in epoch.law[duty].activities.members { carried[activity.index].append(position) }
    }
    ofActivity = carried
    let duties = duties
    bans = duties.indices.filter { epoch.law[duties[$0]].kind == .ban }
    activitiesWithBans = bans.reduce(into: ActivitySet()) {
      $0.formUnion(epoch.law[duties[$1]].activities)
    }
    diagrams = Array(repeating: nil, count: duties.count)
    states = Array(repeating: nil, count: duties.count)
    carriage = Array(repeating: .none, count: duties.count)
    positions = Array(repeating: -1, count: epoch.law.space.variables.count)
  }

  /// How the duty at a position in `duties` stands; see ``EpochLaw/state(of:)``.
  func state(_ position: Int) -> FrozenDiagram {
    if let found = diagrams[position] { return found }
    let made = epoch.state(of: duties[position])
    diagrams[position] = made
    watch(made, position)
    return made
  }

  // MARK: - The line at hand

  /// Forgets what the last line carried, and what is now known otherwise.
  func begin(known: UnsafePointer<ValueSet>) {
    for position in carriage.indices { carriage[position] = .none }
    for index in watched.indices {
      let variable = watched[index].variable
      if watched[index].known == known[variable] { continue }
      watched[index].known = known[variable]
      for position in watched[index].duties { states[position] = nil }
    }
  }

  /// Takes up an activity of the line.
  ///
  /// - Parameter isCertain: Whether the line is it whatever is missing.
  func carry(_ activity: ActivityID, isCertain: Bool) {
    for position in ofActivity[activity.index] {
      if isCertain {
        carriage[position] = .certain
      } else if carriage[position] == .none {
        carriage[position] = .possible
      }
    }
  }

  /// Gives the duties that the line has, those of them that it breaks, and those that hang on what is not known, in the
  /// order of the law.
  func collect(
    known: UnsafePointer<ValueSet>, _ scratch: UnsafeMutablePointer<DiagramScratch>,
    into line: inout CompanyAssessment.LineFinding
  ) {
    for position in carriage.indices where carriage[position] != .none {
      let stands = states[position] ?? decide(position, known, scratch)
      guard stands.mayApply else { continue }
      if carriage[position] == .certain, !stands.mayNotApply {
        line.duties.append(duties[position])
        if stands.isBroken { line.brokenDuties.append(duties[position]) }
      } else {
        line.openDuties.append(duties[position])
      }
    }
  }

  private func decide(
    _ position: Int, _ known: UnsafePointer<ValueSet>,
    _ scratch: UnsafeMutablePointer<DiagramScratch>
  ) -> DutyStates {
    state(position).collectLeaves(known: known, into: &scratch.pointee)
    let stands = DutyStates(scratch.pointee.leaves)
    states[position] = stands
    return stands
  }

  private func watch(_ diagram: FrozenDiagram, _ position: Int) {
    for variable in diagram.support {
      if positions[variable] < 0 {
        positions[variable] = watched.count
        // No line knows nothing at all of a fact, so the next one is looked at.
        watched.append(Watched(variable: variable, known: [], duties: []))
      }
      watched[positions[variable]].duties.append(position)
    }
  }
}
