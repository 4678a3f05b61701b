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
}
