import SeededRandom

/// The text of conditions made at random over the facts of a ``RandomLaw``.
struct RandomCondition {
  let hasGroup: Bool
  let hasState: Bool
  let hasOutweighs: Bool
  var random: SplitMix64

  /// Over facts of the company, readings and the term `reached` only.
  mutating func company() -> String {
    random.pick(
      [
        "{ permit: yes }", "{ permit: no }", "{ form: odd }", "{ form: [odd, rare] }",
        "{ consent: yes }", "{ staff: below 10 }", "{ staff: at least 10 }",
        "{ staff: exactly 11 }",
        "{ founded: before 2020-03-01 }", "{ founded: after 2020-02-28 }", "{ seat: inside }",
        "{ seat: town }", "{ seat: zone }", "{ seat: [quarter, outside] }", "{ doubt: one }",
        "{ scope: [one, three] }",
      ] + ownership)
  }

  private var ownership: [String] {
    var tests = [
      "{ foreign-equity: at most 50 % }", "{ foreign-equity: above 30 % }",
      "{ foreign-equity: exactly 100 % }", "{ foreign-equity: at least 50 % }",
      "{ any-foreign-holder: yes }",
    ]
    if hasGroup { tests += ["{ largest-group: below 50 % }", "{ largest-group: at least 25 % }"] }
    if hasState { tests += ["{ state-share: above 50 % }", "{ state-share: at least 25 % }"] }
    if hasOutweighs { tests += ["{ outweighs: yes }", "{ outweighs: no }"] }
    return tests
  }

  /// Mostly over features of the service; what a row may test.
  mutating func feature(depth: Int) -> String {
    combined(depth) { condition in
      let features = [
        "{ public: yes }", "{ public: no }", "{ mode: [own, mixed] }", "{ mode: none }",
        "{ acts: first }", "{ acts: [first, second] }", "{ acts: { only: [second, third] } }",
        "{ acts: { none: true } }", "{ depth: some }", "{ depth: none }", "{ depth: [some, deep] }",
        "{ fee: at most 0.5 % }", "{ fee: above 0.5001% }", "{ public: yes, mode: own }",
        "{ yard: { same-as: seat, among: zone } }", "{ yard: [zone, inside] }",
        "{ about: show }", "{ about: [talk, plain] }", "{ stated: fee }", "{ stated: [mode, acts] }",
      ]
      return condition.random.chance(0.8) ? condition.random.pick(features) : condition.company()
    }
  }

  /// Over anything, grades of other activities included; what a clause may test.
  mutating func any(depth: Int) -> String {
    combined(depth) { condition in
      switch Int.random(in: 0..<10, using: &condition.random) {
      case 0: condition.random.pick(["reached", "shown", "busy"])
      case 1, 2: condition.carrying()
      case 3, 4, 5: condition.feature(depth: 0)
      case _: condition.company()
      }
    }
  }

  /// That the line is an activity.
  mutating func carrying() -> String {
    random.pick([
      "{ carries: alpha }", "{ carries: { beta: possible } }", "{ carries: { gamma: yes } }",
      "{ carries: [alpha, gamma] }", "{ carries: { alpha: remote, beta: likely } }",
    ])
  }

  private mutating func combined(_ depth: Int, _ test: (inout Self) -> String) -> String {
    if depth == 0 || random.chance(0.4) { return test(&self) }
    let first = combined(depth - 1, test)
    switch random.pick([0, 0, 1, 1, 2]) {
    case 0: return "{ all: [\(first), \(combined(depth - 1, test))] }"
    case 1: return "{ any: [\(first), \(combined(depth - 1, test))] }"
    case _: return "{ not: \(first) }"
    }
  }
}
