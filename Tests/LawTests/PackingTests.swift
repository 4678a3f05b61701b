import DecisionDiagram
import SeededRandom
import TestSupport
import Testing

@testable import Law

@Suite("A law written down packed")
struct PackingTests {
  /// The shipped law, and what is made of its packed form: to pack it takes long.
  private static let shipped: Result<(law: Law, packed: PackedLaw.Parts, unpacked: Law), any Error> = Result {
    let law = try ShippedLaw.law.get()
    let packed = law.packed()
    return (law, packed, unpacked(packed))
  }

  private func unpacked(_ law: Law) -> Law { Self.unpacked(law.packed()) }

  /// The law made of a packed form; the bytes stay, as those of a program do.
  private static func unpacked(_ packed: PackedLaw.Parts) -> Law {
    func kept(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
      _ = copy.initialize(from: bytes)
      return UnsafeBufferPointer(copy)
    }
    return Law(unpacking: PackedLaw(packed, kept: kept))
  }

  @Test("The shipped law comes back as it was, and every byte of it is text")
  func shipped() throws {
    let (_, packed, unpacked) = try Self.shipped.get()
    #expect(unpacked.packed() == packed)
    for (name, bytes) in packed.all { #expect(String(validating: bytes, as: UTF8.self) != nil, "\(name)") }
  }

  @Test("A random law comes back as it was", arguments: 0..<50)
  func random(seed: UInt64) throws {
    let law = try #require(Law.load(RandomLaw.files(seed: seed)).law)
    #expect(unpacked(law).packed() == law.packed(), "seed \(seed)")
  }

  @Test("Texts, names, conditions and scales of the packed law are those of the files")
  func parts() throws {
    let (law, _, other) = try Self.shipped.get()
    #expect(law.provisions.map(\.wording) == other.provisions.map(\.wording))
    #expect(law.duties.map(\.mend) == other.duties.map(\.mend))
    #expect(law.rules.map(\.name) == other.rules.map(\.name))
    #expect(law.rules.map(\.when) == other.rules.map(\.when))
    #expect(law.gradeRows.map(\.when) == other.gradeRows.map(\.when))
    #expect(law.space.variables.map(\.domain) == other.space.variables.map(\.domain))
    #expect(law.space.flags == other.space.flags)
    #expect(law.changes == other.changes)
    #expect(law.findings.triggers == other.findings.triggers)
    #expect(law.findings.factsOfVerdicts == other.findings.factsOfVerdicts)
    for text in ["bookshop", "网约车", "hospital furniture", "private tutoring for children"] {
      #expect(law.lexicon.find(text) == other.lexicon.find(text), "\(text)")
    }
    #expect(law.rules.map(\.source.line) == other.rules.map(\.source.line))
    #expect(law.rules.map(\.source.file) == other.rules.map(\.source.file))
  }

  @Test("Nothing that a law holds is left out of its packed form")
  func whole() throws {
    let (law, _, unpacked) = try Self.shipped.get()
    #expect(difference(law, unpacked, "law") == nil)
  }

  /// Where two values differ in what they store; `nil` where they do not.
  private func difference(_ a: Any, _ b: Any, _ path: String) -> String? {
    switch (a, b) {
    case (let a as Wording, let b as Wording): return a == b ? nil : path
    case (let a as SourceReference, let b as SourceReference):
      let isSame = (a.file, a.line, a.column, a.isOverlay) == (b.file, b.line, b.column, b.isOverlay)
      return isSame ? nil : path
    case (is LexiconSource, is LexiconSource): return nil
    // Only a packed law comes with what the build compiled.
    case (is CompiledLaw?, is CompiledLaw?): return nil
    case (_, _): break
    }
    let mirrors = (Mirror(reflecting: a), Mirror(reflecting: b))
    var children = (Array(mirrors.0.children), Array(mirrors.1.children))
    guard children.0.count == children.1.count else { return path }
    if children.0.isEmpty { return "\(a)" == "\(b)" ? nil : path }
    if mirrors.0.displayStyle == .set || mirrors.0.displayStyle == .dictionary {
      children.0.sort { "\($0.value)" < "\($1.value)" }
      children.1.sort { "\($0.value)" < "\($1.value)" }
    }
    for (number, (first, second)) in zip(children.0, children.1).enumerated() {
      guard first.label == second.label else { return path }
      let place = "\(path).\(first.label ?? "\(number)")"
      if let found = difference(first.value, second.value, place) { return found }
    }
    return nil
  }

  @Test("What the build compiles of a law is what is compiled of it when asked", arguments: 0..<20)
  func compiled(seed: UInt64) throws {
    let law = try #require(Law.load(RandomLaw.files(seed: seed)).law)
    expectSameDiagrams(law, unpacked(law), law.changes)
  }

  @Test("What the build compiles of the shipped law is what is compiled of it when asked, on days far apart")
  func compiledShipped() throws {
    let (law, _, unpacked) = try Self.shipped.get()
    let days = law.changes.indices.filter { $0 % 24 == 7 || $0 == law.changes.count - 1 }.map { law.changes[$0] }
    expectSameDiagrams(law, unpacked, days)
  }

  /// Expects that two forms of one law are compiled to the same functions and outcomes.
  private func expectSameDiagrams(_ law: Law, _ packed: Law, _ days: [CalendarDate]) {
    let store = DiagramStore(domainSizes: law.space.variables.map(\.size))
    let all = law.space.variables.map(\.all)
    func function(_ diagram: FrozenDiagram) -> Diagram? {
      all.withUnsafeBufferPointer { all in
        all.baseAddress.map { diagram.restricted(known: $0, in: store) { $0 } }
      }
    }
    for day in days {
      let (asked, built) = (EpochLaw(law, on: day), EpochLaw(packed, on: day))
      for activity in law.activities.map(\.id) {
        let name = "\(law[activity].name) on \(day)"
        let (grade, builtGrade) = (asked.grade(of: activity), built.grade(of: activity))
        #expect(function(grade.diagram) == function(builtGrade.diagram), "grade of \(name)")
        #expect(grade.outcomes == builtGrade.outcomes, "grade of \(name)")
        // Asked for first, verdicts are compiled by themselves.
        #expect(
          function(asked.verdicts(of: activity).diagram) == function(built.verdicts(of: activity).diagram),
          "verdicts of \(name)")
        let (position, builtPosition) = (asked.position(of: activity), built.position(of: activity))
        #expect(function(position.diagram) == function(builtPosition.diagram), "position of \(name)")
        #expect(position.outcomes == builtPosition.outcomes, "position of \(name)")
      }
      for duty in asked.duties {
        #expect(function(asked.state(of: duty)) == function(built.state(of: duty)), "\(law[duty].name) on \(day)")
      }
      #expect(
        asked.consistency.checks.map { function($0.diagram) } == built.consistency.checks.map { function($0.diagram) })
    }
  }

  @Test("Numbers of every size come back as they were")
  func numbers() {
    var random = SplitMix64(seed: 1)
    var numbers: [Int] = [0, 1, -1, 31, 32, -32, 63, 64, 4095, 4096, .max, .min]
    for shift in 0..<63 { numbers.append(Int.random(in: 0...Int.max, using: &random) >> shift) }
    var writer = PackWriter()
    writer.write(numbers, numbers.map { -($0 / 2) })
    #expect(writer.records.allSatisfy { $0 < 128 })
    writer.records.withUnsafeBufferPointer { records in
      var reader = PackReader(PackedBytes(records), texts: nil)
      #expect(reader.read() == numbers)
      #expect(reader.read() == numbers.map { -($0 / 2) })
    }
  }
}
