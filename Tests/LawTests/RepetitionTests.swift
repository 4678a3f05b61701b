import Diagnostics
import Law
import TestSupport
import Testing

@Suite("What the law says twice")
struct RepetitionTests {
  /// What loading finds, rendered.
  private func problems(_ files: [LawFile]) -> [String] {
    Law.load(files).problems.map { $0.rendered() }
  }

  private func file(_ path: String, _ text: String) -> LawFile {
    LawFile(path: path, bytes: Array(text.utf8))
  }

  private var small: [LawFile] {
    [file("subjects.yaml", SmallLaw.subjects), file("list.yaml", SmallLaw.list)]
  }

  @Test("A copy of a file of the law, of any folder, is one error")
  func copies() throws {
    let shipped = try ShippedFiles.all()
    var folders: Set<Substring> = []
    for original in shipped where !original.path.hasPrefix("lexicon/") && folders.insert(original.path.prefix { $0 != "/" }).inserted {
      let copy = LawFile(path: "zz/copy.yaml", bytes: original.bytes)
      let found = problems(shipped + [copy])
      #expect(found.count == 1, "\(original.path): \(found)")
      #expect(found.first?.contains("`\(original.path)`") ?? false)
    }
  }

  @Test("So is a copy with a word changed, or a name")
  func changedCopies() {
    let subjects = problems(
      small + [file("other.yaml", SmallLaw.subjects.replacing("Shipping", with: "Ships"))])
    #expect(subjects.count == 1)
    #expect(subjects.first?.contains("error[declared-twice]") ?? false)
    #expect(
      subjects.first?.contains("names of this file are declared in `other.yaml` already") ?? false,
      "\(subjects)")
    let list = problems(
      small + [file("other.yaml", SmallLaw.list.replacing("The List", with: "A List"))])
    #expect(list.count == 1)
    #expect(list.first?.contains("a second instrument is called `list`") ?? false)
    let renamed = problems(
      small + [
        file("other.yaml", SmallLaw.list.replacing("instrument: list", with: "instrument: roll"))
      ])
    #expect(renamed.count == 1)
    #expect(renamed.first?.contains("error[overlapping-periods]") ?? false, "\(renamed)")
    #expect(renamed.first?.contains("9 clauses of this file") ?? false, "\(renamed)")
  }

  @Test("Names that one file gives twice are an error each, in the order of the lines")
  func order() {
    let names = (0..<20).map { "name-\($0)" }
    let list = names.map { name in
      "{ rule: \(name), for: [fishing], measure: prohibited, certainty: settled, "
        + "says: { en: x, zh: 某 } }"
    }
    let text = SmallLaw.list.replacing(
      "    rules:\n", with: "    rules:\n" + (list + list).map { "      - \($0)\n" }.joined(),
      maxReplacements: 1)
    let found = problems([small[0], file("list.yaml", text)])
    #expect(found.count == names.count)
    for (name, problem) in zip(names, found) {
      #expect(problem.contains("have a rule `\(name)` in force on the same day"))
    }
  }
}
