import ArgumentParser
import Diagnostics
import Foundation
import Law
import Testing

@testable import ZhunruCommand

private typealias Status = ZhunruCommand.ExitStatus

@Suite("Portfolios as tables")
struct TableInputTests {
  /// Assesses, and takes from the results what does not hang on where they stand.
  private func assess(
    _ arguments: [String], in directory: TemporaryDirectory
  ) throws -> (status: Status, results: [[String: Any]], said: String) {
    var command = try Assess.parse(arguments + ["--format", "jsonl", "--errors", "inline", "-o", directory["out"]])
    var said = ""
    let status = try command.statusOfExecution { said += $0 }
    let results = try (directory.content(of: "out") ?? "").split(separator: "\n").map { line in
      var result = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      if result["problems"] == nil {
        result["file"] = nil
        result["line"] = nil
        result["services"] = (result["services"] as? [[String: Any]])?.map { $0.filter { $0.key != "line" } }
      }
      return result
    }
    return (status, results, said)
  }

  private static let yaml = """
    company: 蓝河
    id: "0012"
    as-of: 2024-06-01
    foreign-equity: 60 %
    registered-in: guangzhou
    services:
      - service: brief
        features: { audience: public, current-affairs: core, news-acts: [summary-or-rewrite, push-or-digest], uses-generative-ai: yes }
      - { service: support, activities: [call-centre] }
    ---
    company: B
    id: "7"
    as-of: 2024-06-01
    foreign-equity: 30 %
    services: [{ service: shop, about: [shop] }]

    """

  @Test("A table comes to the same as the file that says the same, in either language")
  func sameAsFile() throws {
    let directory = TemporaryDirectory()
    directory.write(Self.yaml, to: "a.yaml")
    directory.write(
      """
      company,id,as-of,foreign-equity,registered-in,service,activity,about,audience,current-affairs,news-acts,uses-generative-ai
      蓝河,0012,2024/6/1,60 %,Canton,brief,,,public,core,summary-or-rewrite; push-or-digest,yes
      ,,,,,support,b24,,,,,
      B,7,2024-06-01,30%,,shop,,shop,,,,
      """, to: "b.csv")
    let law = try #require(AssessedFile.law)
    func fact(_ name: String) throws -> (short: String, values: [String: String]) {
      let fact = try #require(law.facts.first { $0.name == name })
      return (fact.short.chinese, Dictionary(fact.values.map { ($0.name, $0.says.chinese) }) { first, _ in first })
    }
    let (audience, affairs, acts) = (try fact("audience"), try fact("current-affairs"), try fact("news-acts"))
    func title(_ name: String) throws -> String { try #require(law.activities.first { $0.name == name }).title.chinese }
    directory.write(
      "\u{FEFF}公司;编号;适用日期;\(try fact("foreign-equity").short)（%）;\(try fact("registered-in").short);业务;业务类别;主题;"
        + "\(audience.short);\(affairs.short);\(acts.short);\(try fact("uses-generative-ai").short)\r\n"
        + "蓝河;0012;2024年6月1日;60;广州;brief;;;\(audience.values["public"] ?? "");\(affairs.values["core"] ?? "");"
        + "\"\(acts.values["summary-or-rewrite"] ?? "")、\(acts.values["push-or-digest"] ?? "")\";是\r\n"
        + "蓝河;0012;;;;support;\(try title("call-centre"));;;;;\r\n"
        + "B;7;2024.6.1;30%;;shop;;\(try #require(law.topics.first { $0.name == "shop" }).says.chinese);;;;\r\n", to: "c.csv")
    let file = try assess([directory["a.yaml"]], in: directory).results
    for name in ["b.csv", "c.csv"] {
      let table = try assess([directory[name]], in: directory)
      #expect(table.status == .clean)
      #expect(NSArray(array: table.results) == NSArray(array: file), "\(name): \(table.results)")
    }
  }

  @Test("What is wrong names the file, the row and the column, and refuses its company alone")
  func problems() throws {
    let directory = TemporaryDirectory()
    directory.write(
      """
      company,as-of,foreign-equity,service,activity
      A,2024-06-01,0.6,x,call-centre
      B,2024-06-01,60 %,x,cal-centre
      C,,60 %,x,call-centre
      D,2024-06-01,60 %,x,call-centre
      D,2024-06-01,50 %,y,call-centre
      E,2024-06-01,60 %,x,call-centre
      A,2024-06-01,60 %,z,call-centre
      """, to: "a.csv")
    let (status, results, _) = try assess([directory["a.csv"]], in: directory)
    #expect(status == .clean)
    let told = results.map { result -> String in
      let company = result["company"] as? String ?? ""
      guard let problem = (result["problems"] as? [[String: Any]])?.first else { return company }
      return "\(company) \(problem["code"] ?? "") \(problem["line"] ?? ""):\(problem["column"] ?? "") \(problem["message"] ?? "")"
    }
    #expect(
      told == [
        "A no-percent-sign 2:14 in column `foreign-equity`", "B unknown-activity 3:21 in column `activity`", "C no-date 4:1 in column `company`",
        "D two-values 6:14 in column `foreign-equity`", "E", "A company-apart 8:1 in column `company`",
      ])
  }

  @Test("A column that nobody knows refuses the table, with the name that was meant; a file of columns explains it")
  func columns() throws {
    let directory = TemporaryDirectory()
    directory.write(
      "Fund name,as-of,Stake,Deal lead,service,activity\nA,2024-06-01,0.6,Jo,x,call-centre\n", to: "a.csv")
    let (_, refused, _) = try assess([directory["a.csv"]], in: directory)
    #expect((refused.first?["problems"] as? [[String: Any]])?.map { $0["column"] as? Int } == [1, 17, 23])
    directory.write(
      """
      columns:
        Fund name: company
        Stake: { is: foreign-equity, unit: fraction }
        Deal lead: ignore

      """, to: "columns.yaml")
    let (status, results, _) = try assess(
      [directory["a.csv"], "--columns", directory["columns.yaml"]], in: directory)
    #expect(status == .clean)
    #expect((results.first?["foreign-share"] as? [String: Any])?["least"] as? Double == 0.6)
    directory.write("columns: { Stake: { is: foreign-equity, unit: parts } }\n", to: "columns.yaml")
    let faulty = try assess([directory["a.csv"], "--columns", directory["columns.yaml"]], in: directory)
    #expect(faulty.status == .badInput)
    #expect(faulty.said.contains("error[no-such-unit]"))
  }

  @Test("Holders come from a table of their own, through tiers, and every one of them counts")
  func holders() throws {
    let directory = TemporaryDirectory()
    directory.write("company,as-of,service,activity\nA,2024-06-01,x,information-search\n", to: "a.csv")
    directory.write(
      """
      company,holder,origin,share,in
      A,Trading,chinese,70 %,
      A,Northern,HK,60 %,Trading
      A,Chen,chinese,40 %,Trading
      A,Chen,,30 %,
      """, to: "holders.csv")
    let (status, results, _) = try assess([directory["a.csv"], "--holders", directory["holders.csv"]], in: directory)
    #expect(status == .clean)
    #expect((results.first?["foreign-share"] as? [String: Any])?["least"] as? Double == 0.42)

    directory.write("company,holder,origin,share\nA,North,atlantis,70 %\nB,C,HK,1 %\n", to: "holders.csv")
    let faulty = try assess([directory["a.csv"], "--holders", directory["holders.csv"]], in: directory).results
    let problems = faulty.flatMap { $0["problems"] as? [[String: Any]] ?? [] }
    #expect(problems.map { $0["code"] as? String } == ["unknown-origin", "holders-of-nobody"])
    #expect(problems.map { $0["line"] as? Int } == [2, 3])
    #expect(problems.allSatisfy { ($0["file"] as? String)?.hasSuffix("holders.csv") == true })
  }

  @Test("The sheet to fill in is one that is read", arguments: ["en", "zh"])
  func sheet(language: String) throws {
    let directory = TemporaryDirectory()
    for kinds in [[], ["generative-ai", "news"], ["call-centre"]] {
      var command = try NewCommand.parse(kinds + ["--portfolio", "--lang", language, "-o", directory["a.csv"]])
      #expect(try command.statusOfExecution { _ in } == .clean)
      let header = try #require(directory.content(of: "a.csv"))
      let columns = header.split(separator: ",").count
      var cells = Array(repeating: "", count: columns)
      cells[0] = "A"
      cells[2] = "2024-06-01"
      let service = try #require(
        header.split(separator: ",").firstIndex { $0 == (language == "en" ? "service" : "业务") })
      cells[service] = "x"
      cells[service + 1] = "B24"
      directory.write(header + cells.joined(separator: ",") + "\n", to: "a.csv")
      let (status, results, _) = try assess([directory["a.csv"]], in: directory)
      #expect(status == .clean)
      #expect(results.count == 1 && results[0]["verdict"] != nil, "\(results)")
    }
  }

  @Test("The file to fill in for any kind of business is one that is read", arguments: ["en", "zh"])
  func form(language: String) throws {
    let directory = TemporaryDirectory()
    let law = try #require(AssessedFile.law)
    let kinds = law.topics.filter(\.canBeNamed).map(\.name) + law.activities.map(\.name)
    var command = try NewCommand.parse(kinds + ["--lang", language, "-o", directory["a.yaml"]])
    #expect(try command.statusOfExecution { _ in } == .clean)
    let (status, results, _) = try assess([directory["a.yaml"]], in: directory)
    #expect(status == .clean)
    #expect((results.first?["services"] as? [Any])?.count == kinds.count, "\(results.first?["problems"] ?? "")")
    // What stands after a # is right as well.
    let text = try #require(directory.content(of: "a.yaml")).split(separator: "\n").map { line in
      line.hasPrefix("      # ") && !line.hasPrefix("      #  ") && line.contains(#/^ +# [a-z-]+: /#)
        ? line.replacing("# ", with: "", maxReplacements: 1) : line
    }
    directory.write(text.joined(separator: "\n") + "\n", to: "a.yaml")
    let stated = try assess([directory["a.yaml"]], in: directory).results
    let problems = (stated.first?["problems"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
    #expect(problems.allSatisfy { $0 == "contradiction" }, "\(problems)")
  }

  @Test("A workbook says what it needs where LibreOffice is not there")
  func workbook() throws {
    let directory = TemporaryDirectory()
    directory.write("PK", to: "a.xlsx")
    #expect(
      InputProblem.needsProgram("a.xlsx", name: "soffice", package: "libreoffice-calc-nogui").diagnostic.rendered() == """
        error[not-installed]: `a.xlsx` is read with `soffice` of LibreOffice, which is not installed
          = help: install it (on Debian `apt-get install libreoffice-calc-nogui`), or save the sheet as “CSV UTF-8”

        """)
    #expect(throws: InputProblem.workbookFromStream) { try Spreadsheet.table(in: InputFile(opening: .standardInput)) }
    #expect(throws: InputProblem.self) { try Spreadsheet.table(in: InputFile(opening: .file(directory["a.xlsx"]))) }
  }
}
