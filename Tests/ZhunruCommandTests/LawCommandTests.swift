import ArgumentParser
import Diagnostics
import Law
import Reports
import TerminalUI
import Testing

@testable import ZhunruCommand

private typealias Status = ZhunruCommand.ExitStatus

@Suite("Commands that show and prove the law")
struct LawCommandTests {
  /// Runs a command, its output in a file.
  private func run<Command: Subcommand>(
    _: Command.Type, _ arguments: [String]
  ) throws -> (status: Status, output: String, said: String) {
    let directory = TemporaryDirectory()
    var command = try Command.parse(arguments + ["-o", directory["out"]])
    var said = ""
    let status = try command.statusOfExecution { said += $0 }
    return (status, directory.content(of: "out") ?? "", said)
  }

  @Test("The shipped law is proved without a finding")
  func shippedLaw() throws {
    let law = try #require(AssessedFile.law)
    var check = LawCheck(law)
    check.run()
    #expect(check.findings.map { $0.rendered() } == [])
    #expect(check.coverage.activities == law.activities.count)
    #expect(check.coverage.positions == check.coverage.activities * check.coverage.epochs)
    #expect(check.coverage.combinations > 1e12)
  }

  @Test("A law that cannot be read ends with status 2 and no summary")
  func faultyLaw() throws {
    let directory = TemporaryDirectory()
    directory.write("activites: []\n", to: "a.yaml")
    let result = try run(LawCheckCommand.self, ["--law", directory.path])
    #expect(result.status == .badInput)
    #expect(result.output.isEmpty)
  }

  @Test("A law with a finding ends with status 1 and its summary")
  func findings() throws {
    let directory = TemporaryDirectory()
    directory.write(
      """
      activities:
        - { activity: general-business, name: { en: Business, zh: 一般业务 } }

      """, to: "a.yaml")
    let result = try run(LawCheckCommand.self, ["--law", directory.path])
    #expect(result.status == .findings)
    #expect(result.output.hasSuffix("\n1 finding\n"))
  }

  @Test(
    "A code shows every activity that shares it, whatever its case",
    arguments: [("B25", 6), ("b24", 1)])
  func code(code: String, count: Int) throws {
    let result = try run(LawShow.self, [code])
    #expect(result.status == .clean)
    let pages = result.output.split(separator: "\n").filter { $0.hasSuffix(" activity") }
    #expect(pages.count == count)
  }

  @Test("The edition of the day is shown")
  func edition() throws {
    func page(_ day: String) throws -> String {
      try run(LawShow.self, ["value-added-telecom-at-most-half", "--as-of", day]).output
    }
    #expect(try page("2024-10-31").contains("Negative List 2021, item 14"))
    #expect(try page("2024-11-01").contains("Negative List 2024, item 12"))
  }

  @Test("A name that is not there is usage, with the nearest that is")
  func unknown() throws {
    let shown = try run(LawShow.self, ["call-center"])
    #expect(shown.status == .usage)
    #expect(
      shown.said == """
        error[unknown-name]: nothing in the law is called `call-center`
          = help: did you mean `call-centre`? `zhunru law list activities` lists the activities, and so for every kind


        """)
    #expect(shown.output.isEmpty)
    let fact = try run(Facts.self, ["foreign-equty"])
    #expect(fact.status == .usage)
    #expect(fact.said.hasSuffix("did you mean `foreign-equity`? `zhunru facts` lists the names\n\n"))
    let far = try run(Facts.self, ["zzzzzzzz"])
    #expect(far.said.hasSuffix("= help: `zhunru facts` lists the names\n\n"))
  }

  @Test("Lists keep to the width", arguments: [80, 40], Language.allCases)
  func lists(width: Int, language: Language) throws {
    let law = try #require(AssessedFile.law)
    let list = FactList(law, language: language)
    var blocks = list.all + [list.origins]
    for kind in LawKind.allCases { blocks.append(LawList.list(law.subjects(kind), in: language)) }
    for block in blocks {
      for line in block.lines(width: width) { #expect(line.width <= width, "\(line.text)") }
    }
  }

  @Test("Every fact that a file may state is listed with its values")
  func facts() throws {
    let listed = try run(Facts.self, []).output
    let law = try #require(AssessedFile.law)
    for fact in law.facts {
      #expect(listed.contains(fact.name))
      if fact.kind == .choice || fact.kind == .set {
        for value in fact.values { #expect(listed.contains(value.name)) }
      }
    }
    let places = try run(Facts.self, ["registered-in"]).output
    for place in law.places { #expect(places.contains("  \(place.name): ")) }
    let origins = try run(Facts.self, ["ownership"]).output
    for origin in law.origins { #expect(origins.contains("\n\(origin.name) ")) }
  }

  @Test("A fact says where it is used, through terms as well")
  func uses() throws {
    let page = try run(LawShow.self, ["any-foreign-holder", "--as-of", "2024-12-01"]).output
    #expect(page.contains("term: foreign-investment"))
    #expect(page.contains("\nused by\n"))
  }

  @Test("A condition is shown as the files of the law write it")
  func condition() throws {
    let page = try run(LawShow.self, ["chinese-control"]).output
    #expect(
      page.contains(
        """
        demands
          any of
            all of
              reading chinese-control-threshold: fifty-one
              foreign-equity: at most 49 %

        """))
  }

  @Test("Facts are written as JSON too")
  func factsAsJSON() throws {
    let law = try #require(AssessedFile.law)
    let all = try run(Facts.self, ["--format", "json"]).output
    for fact in law.facts { #expect(all.contains("\"name\":\"\(fact.name)\"")) }
    let one = try run(Facts.self, ["audience", "--format", "json"]).output
    #expect(one.contains("\"value\":\"public\"") && !one.contains("\"name\":\"registered-in\""))
    #expect(try run(Facts.self, ["ownership", "--format", "json"]).output.contains("\"counts-as\":\"foreign\""))
  }

  @Test("Names are found by words of either language, and listed whole without any")
  func names() throws {
    #expect(try run(ActivitiesCommand.self, ["call", "centre"]).output.hasPrefix("call-centre "))
    #expect(try run(ActivitiesCommand.self, ["呼叫中心"]).output.hasPrefix("call-centre "))
    #expect(try run(ActivitiesCommand.self, ["B24"]).output.hasPrefix("call-centre "))
    #expect(try run(PlacesCommand.self, ["Canton"]).output.hasPrefix("guangzhou "))
    #expect(try run(PlacesCommand.self, ["北京"]).output.contains("Beijing · 北京市"))
    let none = try run(PlacesCommand.self, ["zzzzzz"])
    #expect(none.status == .findings)
    #expect(none.output == "no match\n")
    let law = try #require(AssessedFile.law)
    let all = try run(ActivitiesCommand.self, ["--width", "400"]).output
    for activity in law.activities { #expect(all.contains(activity.title.chinese)) }
    let json = try run(PlacesCommand.self, ["--format", "json", "shenzhen"]).output
    #expect(json.contains("\"name\":\"shenzhen\""))
  }
}
