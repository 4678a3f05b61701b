import ArgumentParser
import Foundation
import Glibc
import Testing

@testable import ZhunruCommand

private typealias Status = ZhunruCommand.ExitStatus

@Suite("Records in, records out")
struct RecordTests {
  private func assess(_ arguments: [String], in directory: TemporaryDirectory) throws -> (Status, [[String: Any]]) {
    var command = try Assess.parse(arguments + ["--format", "jsonl", "-o", directory["out"]])
    let status = try command.statusOfExecution { _ in }
    let lines = (directory.content(of: "out") ?? "").split(separator: "\n")
    return (
      status,
      try lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    )
  }

  private static func record(_ name: String, _ more: String = "\"as-of\": \"2024-06-01\"") -> String {
    "{\"company\": \"\(name)\", \(more), \"foreign-equity\": \"60 %\", "
      + "\"services\": [{\"service\": \"s\", \"activity\": \"call-centre\", \"note\": null}]}"
  }

  @Test("A company comes to the same in YAML, in JSON and in JSON Lines")
  func forms() throws {
    let directory = TemporaryDirectory()
    directory.write(
      """
      company: A
      as-of: 2024-06-01
      foreign-equity: 60 %
      registered-in: null
      services: [{ service: s, activity: call-centre }]

      """, to: "1.yaml")
    directory.write("[\(Self.record("A"))]", to: "2.json")
    directory.write(Self.record("A") + "\n", to: "3.jsonl")
    directory.write(Self.record("A"), to: "4")
    var (status, results) = try assess([directory.path, directory["4"]], in: directory)
    #expect(status == .clean)
    #expect(results.count == 4)
    for index in results.indices {
      results[index]["file"] = nil
      results[index]["services"] = try #require(results[index]["services"] as? [[String: Any]]).map { service in
        service.filter { $0.key != "line" }
      }
    }
    for result in results { #expect(NSDictionary(dictionary: result) == NSDictionary(dictionary: results[0])) }
  }

  @Test("Quoted yes and no, and words of JSON, are answers")
  func words() throws {
    let directory = TemporaryDirectory()
    func record(_ answer: String) -> String {
      """
      {"company": "A", "as-of": "2024-06-01", "foreign-equity": "60 %",
       "services": [{"service": "s", "features": {"current-affairs": "core", "uses-generative-ai": \(answer)}}]}
      """
    }
    directory.write("[" + ["\"yes\"", "true"].map(record).joined(separator: ",") + "]", to: "a.json")
    let (status, results) = try assess([directory["a.json"]], in: directory)
    #expect(status == .clean)
    #expect(results.count == 2)
    #expect(results[0]["verdict"] as? String == results[1]["verdict"] as? String)
  }

  @Test("A line out for each line in, in order, with its id; refused ones in their place and with status 0")
  func inline() throws {
    let directory = TemporaryDirectory()
    var lines: [String] = []
    for number in 0..<3000 {
      lines.append(
        number % 250 == 7
          ? "{\"id\": \(number), \"company\": \"C\(number)\", \"foreign-equity\" 1}"
          : Self.record("C\(number)", "\"as-of\": \"2024-06-01\", \"id\": \(number)"))
    }
    directory.write(lines.joined(separator: "\n"), to: "a.jsonl")
    let (status, results) = try assess([directory["a.jsonl"], "--errors", "inline"], in: directory)
    #expect(status == .clean)
    #expect(results.map { $0["id"] as? Int } == Array(0..<3000))
    for (number, result) in results.enumerated() {
      #expect(result["line"] as? Int == number + 1)
      let problems = result["problems"] as? [[String: Any]]
      #expect((problems == nil) == (number % 250 != 7))
      #expect((result["verdict"] == nil) == (number % 250 == 7))
      guard let problem = problems?.first else { continue }
      #expect(problem["code"] as? String == "missing-colon")
      #expect(problem["line"] as? Int == number + 1)
    }
    let told = try assess([directory["a.jsonl"]], in: directory)
    #expect(told.0 == .badInput)
    #expect(told.1.count == 3000 - 12)
  }

  @Test("An id keeps its kind: a number stays one, and text is never taken for one")
  func ids() throws {
    let directory = TemporaryDirectory()
    directory.write(
      "[\(Self.record("A", "\"id\": 12.5")), \(Self.record("B", "\"id\": \"0012\"")), \(Self.record("C", "\"id\": \"12\""))]",
      to: "a.json")
    let (_, results) = try assess([directory["a.json"]], in: directory)
    #expect(results[0]["id"] as? Double == 12.5)
    #expect(results[1]["id"] as? String == "0012")
    #expect(results[2]["id"] as? String == "12")
  }

  @Test("A record without a day is refused in JSON Lines alone, unless a day is given for all")
  func days() throws {
    let directory = TemporaryDirectory()
    let record = Self.record("A", "\"note\": \"x\"")
    directory.write(record, to: "a.jsonl")
    directory.write(record, to: "b.json")
    var (status, results) = try assess([directory["a.jsonl"], "--errors", "inline"], in: directory)
    #expect(status == .clean)
    #expect((results[0]["problems"] as? [[String: Any]])?.first?["code"] as? String == "no-date")
    (status, results) = try assess([directory["a.jsonl"], "--as-of", "2024-06-01"], in: directory)
    #expect(status == .clean && results.count == 1)
    (status, results) = try assess([directory["b.json"]], in: directory)
    #expect(status == .clean && results.count == 1)
  }

  @Test("A stream of no records is no fault, as a part of a larger one may be")
  func empty() throws {
    let directory = TemporaryDirectory()
    directory.write("", to: "a.jsonl")
    #expect(try assess([directory["a.jsonl"]], in: directory).0 == .clean)
    directory.write("[]", to: "b.json")
    #expect(try assess([directory["b.json"]], in: directory).0 == .badInput)
  }

  @Test("Each line is answered before the next is written")
  func stream() throws {
    let asked = Pipe()
    let answered = Pipe()
    let thread = Thread {
      var command = try? Assess.parse([
        "/dev/fd/\(asked.reading)", "--input", "jsonl", "--format", "jsonl", "-o", "/dev/fd/\(answered.writing)",
      ])
      _ = try? command?.statusOfExecution { _ in }
      close(answered.writing)
    }
    thread.stackSize = 8 << 20
    thread.start()
    for number in 0..<5 {
      let line = Array((Self.record("C\(number)") + "\n").utf8)
      #expect(Glibc.write(asked.writing, line, line.count) == line.count)
      var answer: [UInt8] = []
      var byte: UInt8 = 0
      while read(answered.reading, &byte, 1) == 1, byte != UInt8(ascii: "\n") { answer.append(byte) }
      #expect(String(decoding: answer, as: UTF8.self).hasPrefix("{\"company\":\"C\(number)\""))
    }
    close(asked.writing)
    var byte: UInt8 = 0
    #expect(read(answered.reading, &byte, 1) == 0)
    close(asked.reading)
    close(answered.reading)
  }

  @Test("Other commands read records too")
  func otherCommands() throws {
    let directory = TemporaryDirectory()
    directory.write("[\(Self.record("A")), \(Self.record("B"))]", to: "a.json")
    var routes = try RoutesCommand.parse([directory["a.json"], "--format", "json", "-o", directory["out"]])
    #expect(try routes.statusOfExecution { _ in } == .clean)
    #expect(directory.content(of: "out")?.contains("\"B\"") == true)
    var explain = try Explain.parse([directory["a.json"], "-o", directory["out"]])
    #expect(try explain.statusOfExecution { _ in } == .clean)
    #expect(directory.content(of: "out")?.hasPrefix("A ") == true)
  }

  @Test("Refused records go among results only where these are JSON")
  func inlineNeedsJSON() {
    #expect(throws: (any Error).self) { try Assess.parse(["a.yaml", "--errors", "inline"]) }
  }
}
