import Assessment
import Law
import Testing
import Zhunru

private func day(_ text: String) throws -> Day { try #require(Day(text)) }

@Suite("The library")
struct CounselTests {
  private func counsel(_ language: Counsel.Language = .english) throws -> Counsel {
    Counsel(in: language, today: try day("2024-06-01"))
  }

  /// The company of the README.
  private func lanhe() throws -> Company {
    var company = Company("Lanhe", asOf: try day("2024-06-01"), registeredIn: "shanghai-outside-zones")
    company.holders = [
      .init("Lanhe Cayman Ltd", origin: "foreign", share: "60 %"),
      .init("Suzhou Qingtian LP", origin: "chinese", share: "40 %"),
    ]
    company.services = [
      .init(
        "morning brief",
        features: [
          "audience": "public", "current-affairs": "core", "news-acts": ["summary-or-rewrite", "push-or-digest"],
          "company-edits": "automated-rewriting", "uses-generative-ai": true,
        ]),
      .init("support line", activities: ["call-centre"]),
    ]
    return company
  }

  @Test("A company that is described is assessed, line by line, with what decides")
  func assess() throws {
    let found = try counsel().assess(lanhe())
    let asOf = try day("2024-06-01")
    #expect(found.company == "Lanhe" && found.asOf == asOf)
    #expect(found.answer == .no && found.verdict == .prohibited && found.headline == "one of two lines is closed")
    #expect(found.foreignShare == 0.6...0.6)
    #expect(found.services.map(\.answer) == [.no, .yesWithLicence])
    let call = try #require(found.services[1].activities.first { $0.name == "call-centre" })
    #expect(call.code == "B24" && call.verdict == .permittedWithLicence && call.title == "Call centre")
    #expect(call.provisions.contains { $0.contains("Telecom Regulations, Article 7") })
    #expect(!call.licences.isEmpty)
  }

  @Test("What is said is said in Chinese where that is asked for")
  func chinese() throws {
    let found = try counsel(.chinese).assess(lanhe())
    #expect(found.services[1].activities.contains { $0.title.contains("呼叫中心") })
  }

  @Test("A proof begins with the verdict and ends in provisions")
  func explain() throws {
    let proofs = try counsel().explain(lanhe())
    #expect(proofs.count == 2 && proofs[0].verdict == .prohibited)
    func citations(_ proof: Proof) -> [String] { [proof.citation] + proof.because.flatMap(citations) }
    #expect(citations(proofs[0]).contains { $0.contains("Negative List 2021, item 15") })
  }

  @Test("Routes lead to better answers, or it is said that none does")
  func routes() throws {
    var company = Company("A", asOf: try day("2024-06-01"), registeredIn: "anhui-outside-zones")
    company.facts = ["foreign-equity": "60 %"]
    company.services = [.init("search", activities: ["information-search"])]
    let found = try counsel().routes(company)
    #expect(found.services[0].answer == .notAsStructured)
    let best = try #require(found.services[0].routes.first)
    #expect(best.answer > .notAsStructured && best.kind == .keepsBusiness && !best.steps.isEmpty)
    // One line alone is the company.
    #expect(found.company.isEmpty)
  }

  @Test("A memo is written in either form")
  func advise() throws {
    let company = try lanhe()
    #expect(try counsel().advise(company).hasPrefix("# Memo"))
    #expect(try counsel().advise(company, as: .html).hasPrefix("<!DOCTYPE html>"))
  }

  @Test("What is wrong with a company is said, with its place in a file")
  func refusals() throws {
    var company = try lanhe()
    company.services[1].activities = ["call-center"]
    let refusal = try #require(throws: Refusal.self) { try counsel().assess(company) }
    #expect(refusal.problems.count == 1 && refusal.problems[0].help?.contains("call-centre") == true)
    let results = try counsel().assess(
      file: """
        company: A
        foreign-equty: 60 %
        services: [{ service: a, activity: call-centre }]
        ---
        company: B
        foreign-equity: 60 %
        services: [{ service: b, activity: call-centre }]
        """)
    #expect(results.count == 2)
    #expect(throws: Refusal.self) { try results[0].get() }
    if case .failure(let refusal) = results[0] {
      let place = try #require(refusal.problems[0].place)
      #expect(place.file == "company.yaml" && place.line == 2 && place.column == 1)
      #expect(refusal.problems[0].text.contains("^^^^"))
    }
    #expect(try results[1].get().answer == .yesWithLicence)
    company = Company("No lines", asOf: try day("2010-01-01"))
    #expect(throws: Refusal.self) { try counsel().assess(company) }
  }

  @Test("A company is the same as the file that it writes")
  func sameAsFile() throws {
    let company = try lanhe()
    let found = try #require(try counsel().assess(file: company.json).first).get()
    #expect(try counsel().assess(company) == found)
  }

  @Test("The law built in has a digest and days; a law that cannot be read is refused")
  func rulebook() throws {
    let law = Rulebook.builtIn
    #expect(law.digest.count == 64 && law.firstDay == Day("2018-07-28"))
    #expect(try #require(law.day) > (try day("2024-01-01")))
    let refusal = try #require(throws: Refusal.self) {
      try Rulebook(files: ["facts/a.yaml": Array("fact: [\n".utf8), "README.md": []])
    }
    #expect(refusal.problems[0].place?.file == "facts/a.yaml")
  }

  @Test("Answers and verdicts are those of the files, in the same order")
  func names() {
    #expect(Zhunru.Answer.allCases.map(\.rawValue) == Assessment.Answer.allCases.sorted().map(\.name))
    #expect(Zhunru.Verdict.allCases.map(\.rawValue) == Law::Verdict.allCases.map(\.name))
  }
}
