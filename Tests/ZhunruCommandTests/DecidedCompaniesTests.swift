import Assessment
import Diagnostics
import Law
import Portfolio
import Testing

@testable import ZhunruCommand

@Suite("Companies decided before, and beside others")
struct DecidedCompaniesTests {
  /// Companies of which some are alike but for their names, and others differ in one thing.
  private static func companies(rounds: Int) -> String {
    var text = ""
    for round in 0..<rounds {
      for share in ["49 %", "50 %", "51 %", "at most 50 %"] {
        for day in ["2023-06-01", "2024-06-01", "2024-11-02"] {
          for line in ["activity: app-store", "activity: call-centre", "about: [news]\n    service: News"] {
            text += """
              ---
              company: Company \(round), \(share)
              as-of: \(day)
              foreign-equity: \(share)
              registered-in: \(share == "50 %" ? "beijing" : "shanghai")
              services:
                - \(line)

              """
          }
        }
      }
    }
    return text
  }

  @Test(
    "A company comes to the same whatever was decided before it, also where little is kept",
    arguments: [ResultFormat.jsonl, .csv])
  func sameAsAnew(format: ResultFormat) throws {
    let bytes = Array(Self.companies(rounds: 3).utf8)
    let anew = try AssessedFile(bytes, name: "a.yaml", format)
    #expect(anew.summary.companyCount == 108)
    #expect(anew.messages.isEmpty)
    for most in [32 << 20, 50_000, 0] {
      let again = try AssessedFile(
        bytes, name: "a.yaml", format, decided: DecidedCompanies(most: most))
      #expect(again.output == anew.output)
    }
  }

  @Test("What is made of companies side by side comes in the order of the input, without those that are faulty")
  func order() throws {
    let directory = TemporaryDirectory()
    let law = try #require(AssessedFile.law)
    for name in ["a", "b", "c"] {
      let companies = (0..<7).map { number in
        let share = name == "b" && number == 3 ? "140 %" : "40 %"
        return """
          ---
          company: \(name)\(number)
          as-of: 2024-06-01
          foreign-equity: \(share)
          services:
            - activity: app-store

          """
      }
      directory.write(companies.joined(), to: "\(name).yaml")
    }
    let plan = CompanyPlan(
      context: AssessmentContext(law), schema: PortfolioSchema(law), fixedDate: nil,
      today: try #require(CalendarDate(year: 2024, month: 6, day: 1)))
    let (names, _, status) = try CompanyInputs.map(
      InputList(arguments: [directory.path]), plan, style: DiagnosticStyle()
    ) {
      { pass, _, _ in String(decoding: pass.record.nameBytes(in: pass.tree), as: UTF8.self) }
    }
    let all = ["a", "b", "c"].flatMap { name in (0..<7).map { "\(name)\($0)" } }
    #expect(names == all.filter { $0 != "b3" })
    #expect(status == .badInput)
  }
}
