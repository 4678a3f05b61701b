import Diagnostics
import SeededRandom
import Testing

@Suite("The nearest name")
struct NearestNameTests {
  static let names = ["foreign-equity", "state-share", "form", "registered-in", "B21", "audience"]

  @Test(
    "A misspelt name finds the one that was meant",
    arguments: [
      ("foreign-equty", "foreign-equity"), ("Foreign_Equity", "foreign-equity"),
      ("froeign equity", "foreign-equity"), ("stat-shares", "state-share"), ("from", "form"),
      ("b12", "B21"), ("audeince", "audience"),
      ("equity-foreign", "foreign-equity"), ("Equity foriegn", "foreign-equity"),
    ])
  func misspelt(name: String, meant: String) {
    #expect(nearestName(to: name, among: NearestNameTests.names) == meant)
  }

  @Test(
    "What is near nothing finds nothing",
    arguments: ["", "x", "holder", "equity", String(repeating: "form", count: 1000)])
  func farOff(name: String) {
    #expect(nearestName(to: name, among: NearestNameTests.names) == nil)
  }

  @Test("Of names equally near the first is taken, and a known name needs none")
  func ties() {
    #expect(nearestName(to: "bat", among: ["cat", "hat"]) == "cat")
    #expect(nearestName(to: "bat", among: ["cat", "bat"]) == nil)
    #expect(nearestName(to: "bar-foo", among: ["foo-baz", "foo-bar", "bar-fox"]) == "foo-bar")
    #expect(nearestName(to: "bar-foo", among: ["bar-fox", "foo-bar"]) == "bar-fox")
    #expect(nearestName(to: "Form", among: ["form", "Form"]) == nil)
    #expect(nearestName(to: "中间", among: ["中国", "外国"]) == "中国")
  }

  @Test(
    "The longer the name, the more may differ",
    arguments: [
      ("abcd", "abcx", true), ("abcd", "abxy", false), ("abcde", "abcxy", true),
      ("abcdefgh", "abcdefxy", true), ("abcdefgh", "abcdexyz", false),
      ("abcdefghi", "abcdefxyz", true), ("abcdefghi", "abcdewxyz", false),
    ])
  func limit(name: String, meant: String, isNear: Bool) {
    #expect(nearestName(to: name, among: [meant]) == (isNear ? meant : nil))
  }

  @Test("One random edit of a name finds it again", arguments: 0..<200)
  func oneEdit(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let meant = try #require(NearestNameTests.names.randomElement(using: &random))
    var written = Array(meant)
    let place = Int.random(in: 0..<written.count - 1, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: written.insert("x", at: place)
    case 1: written.remove(at: place)
    case 2: written[place] = "x"
    default: written.swapAt(place, place + 1)
    }
    guard written != Array(meant) else { return }
    #expect(nearestName(to: String(written), among: NearestNameTests.names) == meant)
  }

  @Test("Long hostile names cost little and are near nothing")
  func hostile() {
    let long = String(repeating: "a-", count: 2_000_000)
    let clock = ContinuousClock()
    let time = clock.measure {
      for _ in 0..<100 {
        #expect(nearestName(to: long, among: NearestNameTests.names) == nil)
        #expect(nearestName(to: "form", among: [long, "from"]) == "from")
      }
    }
    // To read it through would take a second each time.
    #expect(time < .seconds(5))
  }
}
