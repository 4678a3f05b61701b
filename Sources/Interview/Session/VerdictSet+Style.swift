import Law
import TerminalUI

extension VerdictSet {
  /// How outcomes that are still possible stand out.
  var style: Style {
    let bad = VerdictSet([.prohibited, .notOpen, .restrictedViolated])
    if isSubset(of: bad) { return .bad }
    if intersects(bad) || contains(.indeterminate) { return .warning }
    return self == VerdictSet([.outOfScope]) ? .dim : .good
  }
}
