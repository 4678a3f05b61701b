import ArgumentParser
import Foundation
import Law
import Testing

@testable import ZhunruCommand

private typealias Status = ZhunruCommand.ExitStatus

@Suite("Schemas")
struct SchemaTests {
  private func schema(_ arguments: [String] = []) throws -> [String: Any] {
    let directory = TemporaryDirectory()
    var command = try SchemaCommand.parse(arguments + ["-o", directory["out"]])
    #expect(try command.statusOfExecution { _ in } == .clean)
    let text = try #require(directory.content(of: "out"))
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("The schema that the shipped examples name is that of the law")
  func shipped() throws {
    let directory = TemporaryDirectory()
    var command = try SchemaCommand.parse(["-o", directory["out"]])
    #expect(try command.statusOfExecution { _ in } == .clean)
    try expectGolden(try #require(directory.content(of: "out")), "../data/company.schema.json")
  }

  /// The references in a schema, and those of its definitions that there are.
  private func references(_ value: Any, _ found: inout Set<String>) {
    if let object = value as? [String: Any] {
      if let reference = object["$ref"] as? String { found.insert(reference) }
      for part in object.values { references(part, &found) }
    } else if let list = value as? [Any] {
      for part in list { references(part, &found) }
    }
  }

  @Test("Every reference of a schema leads to a definition", arguments: ["companies", "output"])
  func references(subject: String) throws {
    let schema = try schema([subject])
    let definitions = try #require(schema["$defs"] as? [String: Any])
    var found: Set<String> = []
    references(schema, &found)
    #expect(found.isSubset(of: definitions.keys.map { "#/$defs/\($0)" }))
  }

  @Test("The schema of companies names every fact, value, activity and place, with what it means in both languages")
  func names() throws {
    let law = try #require(AssessedFile.law)
    let definitions = try #require(try schema()["$defs"] as? [String: Any])
    func properties(_ name: String) throws -> [String: Any] {
      try #require((definitions[name] as? [String: Any])?["properties"] as? [String: Any])
    }
    for fact in law.facts {
      let property = try #require(
        try properties(fact.subject == .company ? "company" : "features")[fact.name] as? [String: Any], "\(fact.name)")
      let description = try #require(property["description"] as? String)
      #expect(description.contains(fact.question.english) && description.contains(fact.question.chinese))
      for value in fact.values where fact.kind == .choice || fact.kind == .set {
        let names = ((property["anyOf"] as? [[String: Any]])?.first?["enum"] as? [String]) ?? []
        #expect(names.contains(value.name))
      }
    }
    for name in ["activity", "topic", "place"] {
      let definition = try #require(definitions[name] as? [String: Any])
      let names = try #require(definition["enum"] as? [String])
      #expect(names.count == (definition["enumDescriptions"] as? [String])?.count)
      #expect(Set(names).count == names.count, "\(name)")
    }
    let activities = try #require((definitions["activity"] as? [String: Any])?["enum"] as? [String])
    #expect(Set(activities).isSuperset(of: law.activities.map(\.name)))
  }
}
