/// The text of a small law made at random: a handful of facts of every kind, readings, activities,
/// rows, a text without gates and one with, standing rules, exceptions, blocks, impossible cases.
package struct RandomLaw {
  private var random: SplitMix64
  private var text = ""

  package static func yaml(seed: UInt64) -> String {
    var law = RandomLaw(random: SplitMix64(seed: seed))
    law.write()
    return law.text
  }

  private init(random: SplitMix64) {
    self.random = random
  }

  private static let wording = "{ en: x, zh: 某 }"
  private static let activities = ["alpha", "beta", "gamma"]

  private mutating func write() {
    text = """
      groups:
        - { group: both, name: \(Self.wording) }
      activities:
        - { activity: general-business, name: \(Self.wording) }
        - { activity: alpha, in: [both], name: \(Self.wording) }
        - { activity: beta, in: [both], name: \(Self.wording) }
        - { activity: gamma, name: \(Self.wording) }
      places:
        - { place: inside, name: \(Self.wording) }
        - { place: town, in: [inside], name: \(Self.wording) }
        - { place: outside, name: \(Self.wording) }
      computed:
        - { fact: foreign-equity, kind: percentage, operation: sum, over: foreign, question: \(Self.wording) }
        - { fact: any-foreign-holder, kind: yes-no, operation: any, over: foreign, question: \(Self.wording) }
      readings:
        - reading: doubt
          question: \(Self.wording)
          answers: [{ answer: one, says: \(Self.wording) }, { answer: two, says: \(Self.wording) }]
          default: \(random.chance(0.5) ? "[one, two]" : "one")
      facts:
        - { fact: seat, of: company, kind: place, question: \(Self.wording) }
        - { fact: permit, of: company, kind: yes-no, left-out: no, question: \(Self.wording) }
        - fact: form
          of: company
          kind: choice
          question: \(Self.wording)
          left-out: plain
          values: [{ value: plain, says: \(Self.wording) }, { value: odd, says: \(Self.wording) }]
        - { fact: public, of: service, kind: yes-no, question: \(Self.wording) }
        - fact: mode
          of: service
          kind: choice
          question: \(Self.wording)
          left-out: none
          values: [{ value: none, says: \(Self.wording) }, { value: own, says: \(Self.wording) }, { value: mixed, says: \(Self.wording) }]
        - fact: acts
          of: service
          kind: set
          question: \(Self.wording)
          \(random.chance(0.7) ? "left-out: none" : "left-out: not-known")
          values: [{ value: first, says: \(Self.wording) }, { value: second, says: \(Self.wording) }]
        - fact: depth
          of: service
          kind: choice
          question: \(Self.wording)
          applies-when: { public: yes }
          values: [{ value: none, says: \(Self.wording) }, { value: some, says: \(Self.wording) }]
      terms:
        - { term: reached, name: \(Self.wording), means: \(condition(1, service: false)) }
      impossible:
        - { case: never, says: \(Self.wording), when: { all: [\(test(service: false)), \(test(service: false)), \(test(service: true))] } }
      measures:
        - { measure: closed, name: \(Self.wording), otherwise: prohibited }
        - { measure: shut, name: \(Self.wording), otherwise: not-open }
        - { measure: cap, name: \(Self.wording), otherwise: restricted-violated, met: restricted-satisfied, limits-share: true }
        - { measure: licence, name: \(Self.wording), met: permitted-with-licence }
      licences:
        - { licence: paper, name: \(Self.wording), authority: \(Self.wording) }
      grades:

      """
    for number in 0..<6 {
      let grade = random.pick(["yes", "likely", "possible", "remote", "no"])
      let blocks = grade == "no" && random.chance(0.7) ? ", blocks: true" : ""
      text +=
        "  - { row: row-\(number), for: [\(random.pick(Self.activities))], grade: \(grade)\(blocks), "
        + "when: \(condition(2, service: true)), says: \(Self.wording), certainty: settled }\n"
    }
  }

  /// The second file: the instrument with its clauses.
  package static func instrument(seed: UInt64) -> String {
    var law = RandomLaw(random: SplitMix64(seed: seed ^ 0xABCD_EF01))
    law.writeInstrument()
    return law.text
  }

  private mutating func writeInstrument() {
    text = """
      instrument: list
      title: \(Self.wording)
      in-force: 2020-01-01
      reviewed: 2020-01-01
      provisions:
        - provision: item 1
          zh: 第1项
          wording: \(Self.wording)
          checked: confirmed
          regimes:
            - { regime: base, name: \(Self.wording), for: everything }
            - { regime: side, name: \(Self.wording), for: [both], when: \(condition(2, service: true)), otherwise: \(random.pick(["permitted", "out-of-scope"])), displaces: \(random.pick(["[rule-4]", "everything", "[]"])) }
            - { regime: free, name: \(Self.wording), for: everything, when: { any-foreign-holder: no }, otherwise: out-of-scope }
          rules:

      """
    let measures = ["closed", "shut", "cap", "cap", "licence"]
    for number in 0..<7 {
      let measure = random.pick(measures)
      let regime = number >= 4 ? "standing" : random.pick(["base", "base", "side"])
      let demands =
        measure == "cap"
        ? ", demands: \(random.pick(["{ foreign-equity: at most 50 % }", "{ foreign-equity: below 30 % }", condition(1, service: false)]))"
        : ""
      let licence = measure == "licence" ? ", licence: paper" : ""
      let when = random.chance(0.6) ? ", when: \(condition(2, service: true))" : ""
      let whom =
        number == 3 && regime != "standing"
        ? "to-requirements: [cap]"
        : "for: [\(random.pick(Self.activities + ["both", "everything"]))]"
      text +=
        "        - { rule: rule-\(number), \(whom), of: \(regime), measure: \(measure)\(demands)\(licence)\(when), says: \(Self.wording), certainty: settled }\n"
    }
    text += "    exceptions:\n"
    for number in 0..<2 {
      text +=
        "        - { exception: exception-\(number), lifts: [rule-\(random.pick([0, 1, 2, 3, 4, 5, 6]))], when: \(condition(1, service: true)), says: \(Self.wording), certainty: settled }\n"
    }
    text += "    blocks:\n"
    text +=
      "        - { block: block-0, of: exception-0, when: \(condition(1, service: true)), says: \(Self.wording), certainty: settled }\n"
  }

  // MARK: - Conditions

  private mutating func condition(_ depth: Int, service: Bool) -> String {
    if depth == 0 || random.chance(0.4) { return test(service: service) }
    switch random.pick([0, 0, 1, 1, 2]) {
    case 0:
      return
        "{ all: [\(condition(depth - 1, service: service)), \(condition(depth - 1, service: service))] }"
    case 1:
      return
        "{ any: [\(condition(depth - 1, service: service)), \(condition(depth - 1, service: service))] }"
    case _: return "{ not: \(condition(depth - 1, service: service)) }"
    }
  }

  private mutating func test(service: Bool) -> String {
    let company = [
      "{ permit: yes }", "{ form: odd }", "{ foreign-equity: at most 50 % }",
      "{ foreign-equity: above 30 % }", "{ any-foreign-holder: yes }", "{ seat: inside }",
      "{ seat: town }", "{ doubt: one }",
    ]
    let ofService = [
      "{ public: yes }", "{ public: no }", "{ mode: [own, mixed] }", "{ mode: none }",
      "{ acts: first }", "{ acts: [first, second] }", "{ acts: { only: [second] } }",
      "{ acts: { none: true } }", "{ depth: some }", "{ depth: none }",
    ]
    return random.pick(service && random.chance(0.65) ? ofService : company)
  }
}
