import Law
import TestSupport
import Testing
import Wording

/// What people read holds no name of a fact, so each has words of its own.
@Suite("Words for facts")
struct FactWordsTests {
  let law: Law

  init() throws {
    law = try #require(shippedLaw)
  }

  @Test("Every fact has a short name in both languages, its own")
  func shortNames() {
    for language in Language.allCases {
      var owners: [String: String] = [:]
      for fact in law.facts {
        let short = fact.short[language]
        #expect(!short.isEmpty && (short != fact.name || !short.contains("-")), "\(fact.name)")
        #expect(owners.updateValue(fact.name, forKey: short) == nil, "\(fact.name): \(short)")
      }
    }
  }

  @Test("Every yes-no says that it is so and that it is not, as clauses")
  func statements() throws {
    for fact in law.facts where fact.kind == .yesNo {
      let clauses = try fact.values.map { try #require($0.states, "\(fact.name)") }
      for language in Language.allCases {
        let texts = clauses.map { $0[language] }
        #expect(Set(texts).count == 2 && !texts.contains(""), "\(fact.name)")
      }
    }
  }

  @Test("What a set does not hold is a clause that is not the one for what it holds")
  func negatives() {
    for fact in law.facts where fact.kind == .set {
      for language in Language.allCases {
        let words = ReportWords(language: language)
        for value in fact.values {
          let (has, lacks) = (words.clause(fact, elements: [value]), words.clause(fact, lacking: [value]))
          #expect(has != lacks && !lacks.contains("“") && !lacks.contains("{"), "\(lacks)")
        }
      }
    }
  }

  @Test(
    "Values of a choice are said together, those with clauses of their own after the others",
    arguments: [
      (
        Language.english, ["named-enterprises", "closed-group"],
        "it is open only to a few businesses chosen and named one by one, or members of a closed group"
      ),
      (.chinese, ["named-enterprises", "closed-group"], "服务对象仅限逐一选定的特定企业客户，或者封闭群体的成员"),
      (.chinese, ["public", "registered"], "服务对象为任何人（无需注册）或任何注册用户"),
    ])
  func severalValues(language: Language, values: [String], clause: String) throws {
    let fact = try #require(law.facts.first { $0.name == "audience" })
    let chosen = fact.values.filter { values.contains($0.name) }
    #expect(ReportWords(language: language).clause(fact, oneOf: chosen) == clause)
  }
}
