import Testing

/// What is said of a business whose field the law in `data/` leaves out, such as betting: nothing else that is said of it
/// is a ground for a Yes, as gambling is closed by laws that no file restates.
@Suite("Fields whose rules are not encoded")
struct UncoveredFieldTests {
  private let directory = TemporaryDirectory()

  private func run(_ command: [String], services: String) throws -> (status: Int32, output: String, messages: String) {
    directory.write(
      "company: Luck\nas-of: 2026-11-29\nregistered-in: shanghai\nforeign-equity: 100 %\nservices:\n\(services)\n", to: "luck.yaml")
    return try ProgramPath.run(command + ["luck.yaml"], input: "", in: directory)
  }

  @Test(
    "Nothing beside it makes a Yes of it",
    arguments: [
      ("about: [not-encoded]", "nothing-found"),
      ("about: [shop, not-encoded]", "depends"),
      ("activity: hotel, about: [not-encoded]", "depends"),
      ("about: [not-encoded], features: { audience: registered, telecom-functions: [third-party-sellers], paid-by-users: yes }", "depends"),
      ("activity: tobacco-trade, about: [not-encoded]", "no"),
    ])
  func answers(service: String, answer: String) throws {
    let run = try run(["assess", "--format", "csv"], services: "  - { service: line, \(service) }")
    #expect(run.output.contains(",\(answer),"), "\(run.output)\(run.messages)")
  }

  @Test("The memo says that its field is not covered, and no rules of other fields")
  func memo() throws {
    let run = try run(["advise"], services: "  - { service: casino, about: [not-encoded] }")
    #expect(run.output.contains("**Its field is not covered here.** “casino” is about a field whose rules are not covered here"), "\(run.output)")
    #expect(!run.output.contains("information service") && !run.output.contains("50 %"), "\(run.output)")
  }

  @Test("A name that speaks of it is asked about, also where an activity is declared", arguments: ["about: [shop]", "activity: hotel"])
  func name(service: String) throws {
    let run = try run(["assess"], services: "  - { service: casino hall, \(service) }")
    #expect(run.output.contains("the name “casino hall” suggests"), "\(run.output)")
  }

  @Test("A Yes of a field whose licences were not checked says so in the brief as well")
  func licences() throws {
    let run = try run(["advise", "--brief"], services: "  - { service: gym, about: [fitness-and-sports] }")
    #expect(run.output.contains("**Yes, licences not checked.**"), "\(run.output)")
  }
}
