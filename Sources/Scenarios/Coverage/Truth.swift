/// How a condition can turn out while some facts are missing.
///
/// Source: Kleene, Introduction to Metamathematics (1952), § 64, strong tables; a set of truth
/// values stands for the third.
struct Truth: OptionSet, Hashable {
  let rawValue: UInt8

  static let no = Truth(rawValue: 0b01)
  static let yes = Truth(rawValue: 0b10)
  static let open: Truth = [.no, .yes]

  var canHold: Bool { contains(.yes) }
  var canFail: Bool { contains(.no) }
  var isOpen: Bool { self == .open }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(canHold: Bool, canFail: Bool) {
    self = (canHold ? Truth.yes : []).union(canFail ? .no : [])
  }

  static prefix func ! (truth: Truth) -> Truth {
    Truth(canHold: truth.canFail, canFail: truth.canHold)
  }
}
