import Diagnostics
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
    #expect(nearestName(to: "中间", among: ["中国", "外国"]) == "中国")
  }
}
