import BuiltInLaw
import Law
import Testing

@testable import ZhunruCommand

@Suite("The law built into the program")
struct BuiltInLawTests {
  @Test("The packed law says what the files compiled in beside it say")
  func isThatOfTheFiles() throws {
    let read = try #require(Law.load(LawFile.embedded).law)
    #expect(Law.builtIn.packed() == read.packed())
  }

  @Test("Its digest is that of the files compiled in beside it, and changes with any of them")
  func digest() {
    var files = LawFile.embedded
    #expect(Law.builtIn.digest == LawFile.digest(of: files))
    files[0] = LawFile(path: files[0].path, bytes: files[0].bytes + [0x0A])
    #expect(Law.builtIn.digest != LawFile.digest(of: files))
  }
}
