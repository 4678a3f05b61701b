package import Law
import SeededRandom

/// The text of a small law made at random: facts of every kind, readings, activities, rows, texts
/// without gates and with, standing rules, exceptions, blocks, impossible cases, duties, and two
/// editions of the instrument they stand in.
package struct RandomLaw {
  /// The law, as files.
  package static func files(seed: UInt64) -> [LawFile] {
    var law = RandomLaw(seed: seed)
    return [
      LawFile(path: "facts.yaml", bytes: Array(law.facts().utf8)),
      LawFile(path: "grades.yaml", bytes: Array(law.grades().utf8)),
      LawFile(path: "first.yaml", bytes: Array(law.edition(isSecond: false).utf8)),
      LawFile(path: "second.yaml", bytes: Array(law.edition(isSecond: true).utf8)),
    ]
  }

  /// Days of either edition, and next to the day on which they change.
  package static let days = [
    (2020, 1, 1), (2020, 12, 31), (2021, 1, 1), (2021, 6, 30), (2021, 7, 1),
  ]

  private static let wording = "{ en: x, zh: 某 }"
  private static let activities = ["alpha", "beta", "gamma"]
  private static let measures = ["closed", "shut", "cap", "cap", "seat-inside", "licence", "note"]

  private var random: SplitMix64
  private var conditions: RandomCondition
  private let hasGroup: Bool
  private let hasState: Bool
  private let hasOutweighs: Bool
  private let isGoverned: Bool

  private init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    hasGroup = random.chance(0.6)
    hasState = random.chance(0.4)
    hasOutweighs = random.chance(0.5)
    isGoverned = random.chance(0.8)
    conditions = RandomCondition(
      hasGroup: hasGroup, hasState: hasState, hasOutweighs: hasOutweighs,
      random: SplitMix64(seed: seed ^ 0x5DEE_CE66_D5EE_CE66))
  }

  // MARK: - Facts

  private mutating func facts() -> String {
    let wording = Self.wording
    func values(_ names: String...) -> String {
      "[" + names.map { "{ value: \($0), says: \(wording) }" }.joined(separator: ", ") + "]"
    }
    func computed(_ fact: String, _ kind: String, _ operation: String, _ over: String) -> String {
      "  - { fact: \(fact), kind: \(kind), operation: \(operation), over: \(over), "
        + "question: \(wording) }\n"
    }
    func fact(_ name: String, _ subject: String, _ kind: String, _ more: String = "") -> String {
      "  - { fact: \(name), of: \(subject), kind: \(kind), question: \(wording)\(more) }\n"
    }
    func origin(_ name: String, _ counts: String, _ state: String) -> String {
      "  - { origin: \(name), name: \(wording), counts-as: \(counts), state-owned: \(state) }\n"
    }
    func reading(_ name: String, _ defaults: [String]) -> String {
      let answers = ["one", "two", "three"].map { "{ answer: \($0), says: \(wording) }" }
      return "  - { reading: \(name), question: \(wording), "
        + "answers: [\(answers.joined(separator: ", "))], "
        + "default: [\(defaults.joined(separator: ", "))] }\n"
    }
    var text = "groups:\n  - { group: both, name: \(wording) }\nactivities:\n"
    text += "  - { activity: general-business, name: \(wording) }\n"
    text += "  - { activity: alpha, in: [both], name: \(wording) }\n"
    text += "  - { activity: beta, in: [both], name: \(wording) }\n"
    text += "  - { activity: gamma, name: \(wording) }\n"
    text += "places:\n"
    text += "  - { place: inside, name: \(wording) }\n"
    text += "  - { place: town, in: [inside], name: \(wording) }\n"
    text += "  - { place: zone, name: \(wording) }\n"
    text +=
      "  - { place: quarter, in: [town, { place: zone, from: 2020-07-01 }], name: \(wording) }\n"
    text += "  - { place: outside, name: \(wording) }\n"
    text +=
      "  - { place: harbour, in: [outside, { place: zone, until: 2020-12-31 }], name: \(wording) }\n"
    text += "  - { place: pier, in: [harbour], name: \(wording) }\n"
    text += "origins:\n" + origin("abroad", "foreign", "no") + origin("home", "chinese", "no")
    text += origin("state", "chinese", "yes") + origin("unclear", "unknown", "unknown")
    text += "computed:\n" + computed("foreign-equity", "percentage", "sum", "foreign")
    text += computed("any-foreign-holder", "yes-no", "any", "foreign")
    if hasGroup {
      text += computed("largest-group", "percentage", "largest-with-affiliates", "foreign")
    }
    if hasState { text += computed("state-share", "percentage", "sum", "state") }
    if hasOutweighs { text += computed("outweighs", "yes-no", "outweighs-each", "foreign") }
    text += "readings:\n"
    text += reading("doubt", random.pick([["one"], ["one", "two"]]))
    text += reading("scope", random.pick([["three"], ["two"], ["one", "two", "three"]]))
    text += "facts:\n" + fact("seat", "company", "place")
    text += fact(
      "permit", "company", "yes-no",
      random.pick([", left-out: no", ""])
        + inference(random.pick(["yes", "no"]), "{ form: odd }", 0.4))
    text += fact(
      "form", "company", "choice", ", left-out: plain, values: \(values("plain", "odd", "rare"))")
    text += fact("consent", "company", "yes-no", ", left-out: no, applies-when: { form: odd }")
    text += fact("staff", "company", "count")
    text += fact("founded", "company", "date")
    text += fact(
      "public", "service", "yes-no",
      inference("yes", random.pick(["{ about: plain }", "{ stated: fee }", "{ fee: above 0.5 % }"]), 0.4))
    text += fact(
      "mode", "service", "choice",
      random.pick([", left-out: none", "", ""]) + inference("own", "{ public: yes }", 0.4)
        + ", values: \(values("none", "own", "mixed"))")
    text += fact(
      "acts", "service", "set",
      random.pick([", left-out: none", ""]) + inferredActs()
        + ", values: \(values("first", "second", "third"))")
    text += fact(
      "depth", "service", "choice",
      ", applies-when: { public: yes }, values: "
        + values("none", "some", "deep"))
    text += fact("fee", "service", "percentage")
    text += fact("yard", "service", "place")
    text += topics()
    text += "terms:\n"
    text += "  - { term: reached, name: \(wording), means: \(conditions.company()) }\n"
    text += "  - { term: shown, name: \(wording), means: \(conditions.feature(depth: 1)) }\n"
    text += "  - { term: busy, name: \(wording), means: \(conditions.carrying()) }\n"
    text += "impossible:\n"
    text += "  - { case: never, says: \(wording), when: { all: [\(conditions.company()), "
    text += "\(conditions.company()), \(conditions.feature(depth: 0))] } }\n"
    text += "  - { case: nowhere, says: \(wording), when: { all: [\(conditions.feature(depth: 0)), "
    text += "\(conditions.feature(depth: 0))] } }\n"
    text += """
      measures:
        - { measure: closed, name: \(wording), otherwise: prohibited }
        - { measure: shut, name: \(wording), otherwise: not-open }
        - { measure: cap, name: \(wording), otherwise: restricted-violated, met: restricted-satisfied }
        - { measure: seat-inside, name: \(wording), demands: { seat: inside }, otherwise: restricted-violated }
        - { measure: licence, name: \(wording), met: permitted-with-licence }
        - { measure: note, name: \(wording), otherwise: restricted-violated, met: permitted }
      licences:
        - { licence: paper, name: \(wording), authority: \(wording) }

      """
    return text
  }

  // MARK: - Topics and inferences

  /// What is inferred of a fact, as a field, or nothing.
  private mutating func inference(_ value: String, _ condition: String, _ chance: Double) -> String {
    guard random.chance(chance) else { return "" }
    return ", infers: [{ value: \(value), when: \(condition), says: \(Self.wording) }]"
  }

  private mutating func inferredActs() -> String {
    guard random.chance(0.4) else { return "" }
    let first = random.pick(["{ public: yes }", "{ stated: [yard, mode] }", "{ about: [talk, plain] }"])
    return ", infers: [{ includes: [second], when: \(first), says: \(Self.wording) }, "
      + "{ value: [third], when: { mode: own }, says: \(Self.wording) }]"
  }

  /// Two topics that may open facts, and a kind of ordinary business.
  private mutating func topics() -> String {
    guard random.chance(0.7) else {
      return "topics:\n  - { topic: show, says: \(Self.wording) }\n"
        + "  - { topic: talk, says: \(Self.wording) }\n"
        + "kinds:\n  - { kind: plain, says: \(Self.wording) }\n  - { kind: unread, says: \(Self.wording), not-encoded: true }\n"
    }
    let show = random.pick(["mode", "mode, { acts: [first] }", "{ acts: [first, second] }"])
    let talk = random.pick(["{ acts: [second, third] }", "mode", "depth, { acts: [third] }"])
    let inPlay = random.pick(["", "", ", in-play: { fee: above 0.5 % }", ", in-play: { yard: zone }"])
    return "topics:\n  - { topic: show, opens: [\(show)], says: \(Self.wording) }\n"
      + "  - { topic: talk, opens: [\(talk)], says: \(Self.wording)\(inPlay) }\n"
      + "kinds:\n  - { kind: plain, says: \(Self.wording) }\n  - { kind: unread, says: \(Self.wording), not-encoded: true }\n"
  }

  // MARK: - Grades
  private mutating func grades() -> String {
    var text = "grades:\n"
    for number in 0..<8 {
      let grade = random.pick(["yes", "yes", "likely", "likely", "possible", "remote", "no"])
      let blocks = grade == "no" && random.chance(0.7) ? ", blocks: true" : ""
      let whom = random.chance(0.2) ? "both" : random.pick(Self.activities)
      text += "  - { row: row-\(number), for: [\(whom)], grade: \(grade)\(blocks), "
      text += "when: \(conditions.feature(depth: 2)), says: \(Self.wording), certainty: settled }\n"
    }
    return text
  }

  // MARK: - Clauses

  private mutating func edition(isSecond: Bool) -> String {
    let wording = Self.wording
    var text = "instrument: \(isSecond ? "second" : "first")\ntitle: \(wording)\n"
    text += isSecond ? "in-force: 2021-01-01\nreplaces: first\n" : "in-force: 2020-01-01\n"
    text += "until-by: \(wording)\nreviewed: 2022-01-01\nprovisions:\n  - provision: item 1\n"
    text += "    zh: 第1项\n    wording: \(wording)\n    checked: confirmed\n    regimes:\n"
    let displaces = random.pick(["[rule-5]", "[rule-4, rule-6]", "everything", "[]"])
    let gate = isGoverned ? "" : ", when: \(conditions.company())"
    text += clause("regime: base, name: \(wording), for: everything\(gate)")
    text += clause(
      "regime: side, name: \(wording), for: [both], when: \(conditions.any(depth: 2)), "
        + "otherwise: \(random.pick(["permitted", "out-of-scope"])), displaces: \(displaces)")
    text += clause(
      "regime: free, name: \(wording), for: everything, except: [gamma], "
        + "when: { any-foreign-holder: no }, otherwise: out-of-scope")
    text += "    rules:\n"
    for number in 0..<9 { text += clause(rule(number, in: isSecond ? 2021 : 2020)) }
    text += "    exceptions:\n"
    for number in 0..<2 {
      let lifted = (0..<random.pick([1, 1, 2])).map { _ in "rule-\(random.pick(Array(0..<9)))" }
      let whom = random.chance(0.3) ? ", for: [\(random.pick(Self.activities))]" : ""
      text += clause(
        "exception: exception-\(number), lifts: [\(lifted.joined(separator: ", "))]\(whom), "
          + "when: \(conditions.any(depth: 1)), says: \(wording), certainty: settled")
    }
    text += "    blocks:\n"
    text += clause(
      "block: block-0, of: exception-0, when: \(conditions.any(depth: 1)), says: \(wording), "
        + "certainty: settled")
    text += "    duties:\n"
    for number in 0..<2 {
      text += clause(
        "duty: duty-\(number), kind: obligation, for: [\(random.pick(Self.activities))], "
          + "when: \(conditions.any(depth: 1)), says: \(wording), certainty: settled")
    }
    // What is drawn for these leaves the rest of a seed's law as it is without them.
    let before = (random, conditions)
    for (number, kind) in ["obligation", "ban", "ban"].enumerated() {
      text += clause(
        "duty: breakable-\(number), kind: \(kind), for: [\(random.pick(Self.activities))], "
          + "when: \(conditions.any(depth: 1)), broken-when: \(conditions.any(depth: 1)), "
          + "says: \(wording), certainty: settled")
    }
    (random, conditions) = before
    return text
  }

  private mutating func rule(_ number: Int, in year: Int) -> String {
    let measure = random.pick(Self.measures)
    let regime = number >= 5 ? "standing" : random.pick(["base", "base", "side"])
    var text = "rule: rule-\(number), of: \(regime), measure: \(measure)"
    if number == 4 || number == 8 {
      text += ", to-requirements: [\(random.pick(["cap", "licence", "closed"])), cap]"
    } else {
      text += ", for: [\(random.pick(Self.activities + ["both", "everything"]))]"
    }
    switch measure {
    case "cap":
      let limit = random.pick([
        "{ foreign-equity: at most 50 % }", "{ foreign-equity: below 30 % }", conditions.company(),
      ])
      text += ", demands: \(limit)"
    case "note": if random.chance(0.5) { text += ", demands: \(conditions.any(depth: 0))" }
    case "licence": text += ", licence: paper"
    case _: break
    }
    if measure == "cap", random.chance(0.2) { text += ", otherwise: not-open" }
    if random.chance(0.7) { text += ", when: \(conditions.any(depth: 2))" }
    if random.chance(0.15) {
      text += random.pick([", from: \(year)-07-01", ", until: \(year)-06-30"])
    }
    return text + ", says: \(Self.wording), certainty: settled"
  }

  private func clause(_ text: String) -> String { "      - { \(text) }\n" }
}
