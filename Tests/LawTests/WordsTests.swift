import Diagnostics
import TestSupport
import Testing

@testable import Law

@Suite("What sentences about the law need")
struct WordsTests {
  @Test("A duty has the subject of its instrument, or its own; acts and breaches are read")
  func duties() throws {
    let law = try #require(
      SmallLaw.load(
        replacing: "zh: 安全 } }\n",
        with: "zh: 安全 } }\n  - { subject: money, name: { en: Money, zh: 罚款 } }\n",
        spoiling: (
          "breach: licence",
          "subject: money\n        event: { en: on inspection, zh: 检查时 }\n        breach: licence"
        )
      ).law)
    #expect(law.subjects.map(\.name) == ["safety", "money"])
    let duties = law.duties
    #expect(duties.map(\.name) == ["apply", "fine"])
    #expect(duties.map { $0.subject.map { law[$0].name } } == ["safety", "money"])
    #expect(duties.map { $0.act.map { law[$0].name } } == ["permit", nil])
    #expect(duties.map(\.breach) == [nil, .licence])
    #expect(duties.map { $0.event?.english } == [nil, "on inspection"])
    #expect(
      duties.map(\.says.english) == [
        "apply for the permit", "on inspection: a fine without the permit",
      ])
    #expect(duties.map(\.says.chinese) == ["申请许可证", "检查时，无证经营的罚款"])
    #expect(duties.map(\.asks.chinese) == ["申请许可证", "无证经营的罚款"])
    #expect(law.licences.first?.act == duties.first?.act)
    #expect(law.acts.first?.title == Wording(english: "permit of the office", chinese: "主管部门许可"))
  }

  @Test("An activity has its noun, or else its title; a group may have one")
  func nouns() throws {
    let law = try #require(
      SmallLaw.load(
        replacing: "name: { en: Sea, zh: 海 }",
        with: "name: { en: Sea, zh: 海 }, noun: { en: business at sea, zh: 海上业务 }"
      ).law)
    #expect(law.activity(named: "shipping")?.noun == Wording(english: "shipping", chinese: "航运业务"))
    #expect(law[law.generalBusiness].noun == law[law.generalBusiness].title)
    #expect(law.groups.map { $0.noun?.english } == ["business at sea"])
  }

  @Test("Who settles a reading stays when an answer is chosen")
  func settledBy() throws {
    let files = [
      LawFile(
        path: "a.yaml",
        bytes: Array(
          SmallLaw.subjects.replacing(
            "default: [half, more]",
            with: "default: [half, more]\n    settled-by: { en: the courts, zh: 法院 }"
          ).utf8)),
      LawFile(path: "b.yaml", bytes: Array(SmallLaw.list.utf8)),
    ]
    for choices in [[], [ReadingChoice(reading: "control", answer: "half")]] {
      let law = try #require(Law.load(files, readings: choices).law)
      #expect(law.readings.first?.settledBy?.english == "the courts")
    }
    #expect(SmallLaw.load().law?.readings.first?.settledBy == nil)
  }

  @Test(
    "A name that is not there is said, with the nearest",
    arguments: [
      (
        "\nsubject: safety", "\nsubject: saftey", "error[unknown-subject]", "did you mean `safety`?"
      ),
      (
        "for: [sea]\n        certainty", "subject: safty\n        for: [sea]\n        certainty",
        "error[unknown-subject]", "did you mean `safety`?"
      ),
      (
        "        act: permit", "        act: permits", "error[unknown-act]",
        "did you mean `permit`?"
      ),
      (", act: permit", ", act: premit", "error[unknown-act]", "did you mean `permit`?"),
      ("breach: licence", "breach: license", "error[unknown-value]", "did you mean `licence`?"),
    ])
  func unknown(old: String, new: String, code: String, help: String) {
    let (law, problems) = SmallLaw.load(replacing: old, with: new)
    #expect(law == nil)
    #expect(problems.contains { $0.contains(code) && $0.contains(help) }, "\(problems)")
  }

  @Test(
    "A penalty says which breach it answers, and nothing else does",
    arguments: [
      ("breach: licence\n        ", "", "error[missing-key]"),
      ("kind: penalty", "kind: pointer", "error[unknown-key]"),
    ])
  func breaches(old: String, new: String, code: String) {
    let (law, problems) = SmallLaw.load(replacing: old, with: new)
    #expect(law == nil)
    #expect(problems.contains { $0.contains(code) && $0.contains("`breach`") }, "\(problems)")
  }

  @Test(
    "A lever says what it is as a noun, and what it costs the business", arguments: ["as", "loses"])
  func levers(left key: String) {
    let words = [
      "as": "as: { en: a change of course, zh: 改变航线 }", "loses": "loses: { en: the sea, zh: 海 }",
    ]
    func lever(_ keys: [String]) -> String {
      let rest = keys.compactMap { words[$0] }.map { ", " + $0 }.joined()
      return
        "levers:\n  - { lever: course, says: { en: stay ashore, zh: 靠岸 }, cost: low, moves: [goes-to-sea]\(rest) }\n"
        + "subjects:\n"
    }
    let (law, problems) = SmallLaw.load(replacing: "subjects:\n", with: lever(["as", "loses"]))
    #expect(problems == [])
    #expect(law?.levers.first?.noun.english == "a change of course")
    #expect(law?.levers.first?.loses.chinese == "海")
    let faulty = SmallLaw.load(
      replacing: "subjects:\n", with: lever(["as", "loses"].filter { $0 != key }))
    #expect(faulty.law == nil)
    #expect(
      faulty.problems.contains { $0.contains("error[missing-key]") && $0.contains("`\(key)`") })
  }

  @Test("The phrases of the shipped law stand inside a sentence")
  func phrases() throws {
    let law = try ShippedLaw.law.get()
    var phrases = law.activities.filter { $0.id != law.generalBusiness }.map(\.noun)
    phrases += law.groups.compactMap(\.noun)
    phrases += law.levers.flatMap { [$0.noun, $0.loses] }
    phrases += law.duties.compactMap(\.event)
    #expect(phrases.count > 300)
    for phrase in phrases {
      let first = try #require(phrase.english.first)
      #expect(first.isLowercase, "\(phrase.english)")
      for (text, stops) in [(phrase.english, ".;:"), (phrase.chinese, "。；：，")] {
        #expect(text.last.map { !stops.contains($0) } ?? false, "\(text)")
      }
    }
    for event in Set(law.duties.compactMap(\.event)) {
      #expect(
        ["on ", "after ", "once ", "before ", "where "].contains { event.english.hasPrefix($0) }, "\(event.english)")
      #expect(["时", "后", "前", "的"].contains { event.chinese.hasSuffix($0) }, "\(event.chinese)")
    }
  }
}
