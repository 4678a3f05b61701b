import Diagnostics
import TestSupport
import Testing

@testable import Law

@Suite("Laws that cannot be compiled")
struct FaultyLawTests {
  static let words = "says: { en: x, zh: 某 }"

  static func reading(_ answers: Int, _ defaults: String) -> String {
    let list = (0..<answers).map { "{ answer: a\($0), \(words) }" }.joined(separator: ", ")
    return "readings: [{ reading: r, question: { en: x, zh: 某 }, answers: [\(list)], "
      + "default: \(defaults) }]\n"
  }

  static func fact(_ kind: String, _ values: Int, named name: String = "many") -> String {
    let list = (0..<values).map { "{ value: a\($0), \(words) }" }.joined(separator: ", ")
    return "facts: [{ fact: \(name), of: service, kind: \(kind), question: { en: x, zh: 某 }, "
      + "values: [\(list)] }]\n"
  }

  @Test(
    "A fact or a reading has a value, and no word of conditions for a name",
    arguments: [
      (reading(0, "[]"), true), (reading(2, "[]"), true), (reading(1, "a0"), false),
      (reading(128, "a127"), false), (reading(300, "a0"), false), (fact("choice", 0), true),
      (fact("choice", 128), false), (fact("choice", 300), false), (fact("set", 0), true),
      (fact("set", 128), false), (fact("set", 300), false),
      (fact("choice", 2, named: "any"), true), (fact("choice", 2, named: "carries"), true),
    ])
  func sizes(text: String, isFaulty: Bool) {
    let base = """
      activities: [{ activity: general-business, name: { en: x, zh: 某 } }]

      """
    let (law, problems) = Law.load([LawFile(path: "a.yaml", bytes: Array((base + text).utf8))])
    #expect((law == nil) == isFaulty, "\(problems.map(\.headline.english))")
    #expect(problems.isEmpty != isFaulty)
  }

  @Test(
    "A set that words what it holds words what it lacks, with a place for the element; nothing else does",
    arguments: [
      ("set", "states: { en: 'it has {}', zh: '有{}' }", "missing-key"),
      ("set", "states: { en: 'it has {}', zh: '有{}' }, lacks: { en: 'it has no {}', zh: '没有' }", "no-place-for-the-value"),
      ("choice", "states: { en: 'it is {}', zh: '是{}' }, lacks: { en: 'it is not {}', zh: '不是{}' }", "unknown-key"),
      ("set", "states: { en: 'it has {}', zh: '有{}' }, lacks: { en: 'it has no {}', zh: '没有{}' }", nil),
    ])
  func lacks(kind: String, clauses: String, code: String?) {
    let text = """
      activities: [{ activity: general-business, name: { en: x, zh: 某 } }]

      """ + Self.fact(kind, 3).replacing("kind: \(kind),", with: "kind: \(kind), \(clauses),")
    let (_, problems) = Law.load([LawFile(path: "a.yaml", bytes: Array(text.utf8))])
    #expect(problems.map(\.code) == [code].compactMap(\.self), "\(problems.map(\.headline.english))")
  }

  @Test(
    "A topic settles facts of a service line that can be none",
    arguments: [
      ("opens: [many]", "set", "service", true), ("opens: [many]", "choice", "service", false),
      ("is: [many]", "set", "service", false), ("opens: [many]", "set", "company", false),
      ("opens: [other]", "set", "service", false), ("opens: []", "set", "service", true),
    ])
  func topics(settles: String, kind: String, subject: String, isSound: Bool) {
    let text = """
      activities: [{ activity: general-business, name: { en: x, zh: 某 } }]
      topics: [{ topic: t, \(Self.words), \(settles) }]

      """ + Self.fact(kind, 3).replacing("of: service", with: "of: \(subject)")
    let (law, problems) = Law.load([LawFile(path: "a.yaml", bytes: Array(text.utf8))])
    #expect((law != nil) == isSound, "\(problems.map(\.headline.english))")
  }

  @Test("No grade, fact or impossible case hangs on a grade")
  func gradeInGrade() throws {
    #expect(throws: Never.self) {
      try Law.small(
        facts: ["seat company place"], rows: ["alpha yes { seat: town }"],
        rules: ["beta closed { carries: alpha }"])
    }
    for (rows, impossible) in [
      (["alpha yes { carries: beta }"], []), (["alpha yes { not: { carries: beta } }"], []),
      ([], ["{ seat: town, carries: { beta: possible } }"]),
    ] {
      let error = #expect(throws: FaultyLaw.self) {
        try Law.small(facts: ["seat company place"], impossible: impossible, rows: rows)
      }
      #expect(error?.headlines == ["`carries` cannot stand in what grades are made of"])
    }
    let error = #expect(throws: FaultyLaw.self) {
      try Law.small(facts: [
        "open service yes-no", "paid service yes-no, applies-when: { carries: alpha }",
      ])
    }
    #expect(error?.headlines.count == 1)
  }

  @Test(
    "No two origins are spelt alike",
    arguments: [
      ("also: [US, 美国]", "also: [JP]", false), ("also: [US]", "also: [us]", true),
      ("also: [US, U.S.]", "also: [Home]", true), ("also: [home]", "also: [JP]", true),
    ])
  func origins(first: String, second: String, isFaulty: Bool) {
    let text = "name: { en: x, zh: 某 }"
    let law = Law.load([
      LawFile(
        path: "a.yaml",
        bytes: Array(
          """
          activities: [{ activity: general-business, \(text) }]
          origins:
            - { origin: abroad, \(text), counts-as: foreign, \(first) }
            - { origin: home, \(text), counts-as: chinese, \(second) }
          """.utf8))
    ])
    #expect((law.law == nil) == isFaulty, "\(law.problems.map(\.headline.english))")
  }
}
