import Testing

/// What the end of an interview says.
@Suite("The end of an interview")
struct AskEndTests {
  private let directory = TemporaryDirectory()

  /// The end of an interview in lines of text, its line breaks taken away.
  private func end(_ lines: [String], file: [String] = ["--as-of", "2026-11-29"]) throws -> String {
    let run = try ProgramPath.run(
      ["ask"] + file, input: (lines + ["leave"]).map { $0 + "\n" }.joined(), in: directory)
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    let last = run.output.split(separator: "Nothing is left to ask", omittingEmptySubsequences: false).dropLast().last ?? ""
    let result = last.split(separator: "Is there another service line?").last ?? ""
    return result.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  /// What stands elsewhere in a memo is not referred to where there is no memo.
  private func refersToNothing(_ text: String) -> Bool {
    !text.contains("part 3") && !text.contains("part 5") && !text.contains("Annex")
  }

  /// Online games are closed (Negative List 2024, item 13) to a company with any foreign holder.
  @Test("It depends on what is named, the share that nobody knows included")
  func unknownShare() throws {
    let end = try end(["Lanhe", "line", "games", "done", "unknown", "keep", "no"])
    #expect(end.contains("It depends on the foreign share (none:") && end.contains("more than 0 %: no)"), "\(end)")
    #expect(refersToNothing(end), "\(end)")
  }

  @Test("A contested point that the answer hangs on is told with both outcomes")
  func contested() throws {
    let end = try end([
      "Lanhe", "line", "games", "done", "holders", "Founder Wang", "100", "person", "contract", "Tiger BVI", "foreign", "done",
      "keep", "no",
    ])
    #expect(end.contains("Is control by contract foreign investment?"), "\(end)")
    #expect(end.contains(": closed.") && end.contains(": open, with a licence."), "\(end)")
    #expect(refersToNothing(end), "\(end)")
  }

  /// No text exempts streams of chat or lessons from the Audio-visual Provisions, Article 17, which item 13 of the Negative
  /// List 2024 closes.
  @Test("What would make the answer worse stands beside it")
  func exposure() throws {
    directory.write(
      """
      company: Lanhe
      as-of: 2026-11-29
      registered-in: guangdong-outside-zones
      foreign-equity: 100 %
      services:
        - service: line
          about: [programmes]
          features:
            av-kinds: [commerce-chat-or-lesson-live]
            av-role: none
            paid-by-users: yes

      """, to: "lanhe.yaml")
    let end = try end(["keep"], file: ["lanhe.yaml"])
    #expect(end.contains("Yes.") && end.contains("If the authority took it for an internet audio-visual"), "\(end)")
    #expect(end.contains("it would be closed to the company."), "\(end)")
  }

  @Test("What the answer turns most on is told in few values, and not by other lines of business")
  func turnsMostOn() throws {
    for file in ["offline-lines: [entertainment-venue]", "telecom-functions: [business-software]"] {
      let about = file.hasPrefix("telecom") ? "software-services" : "performances-and-venues"
      directory.write(
        """
        company: Lanhe
        as-of: 2026-11-29
        foreign-equity: 100 %
        services: [{ service: line, about: [\(about)], features: { \(file) } }]

        """, to: "lanhe.yaml")
      let run = try ProgramPath.run(["assess", "lanhe.yaml"], input: "", in: directory)
      let rest = run.output.split(separator: "turns most on ").dropFirst().first.map(String.init) ?? ""
      let turns = rest.split(separator: "\n").prefix { line in line == rest.split(separator: "\n").first || line.hasPrefix("      ") }
      #expect(turns.count <= 9, "\(run.output)")
      #expect(!turns.joined().contains("wheat"), "\(run.output)")
    }
  }
}
