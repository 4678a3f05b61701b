import Testing
import TextWidth

@Suite("Fitting a text into a width")
struct FittingTests {
  @Test(
    "A text too wide ends in an ellipsis within the width",
    arguments: [
      ("foreign share", 13, "foreign share"),
      ("foreign share", 12, "foreign sha…"),
      ("foreign share", 9, "foreign…"),
      ("外资比例", 8, "外资比例"),
      ("外资比例", 7, "外资比…"),
      ("外资比例", 6, "外资…"),
      ("👨\u{200D}👩\u{200D}👧中国", 4, "👨\u{200D}👩\u{200D}👧…"),
      ("ab", 1, "…"),
      ("ab", 0, ""),
      ("", 0, ""),
    ])
  func truncation(text: String, width: Int, result: String) {
    #expect(text.truncated(toWidth: width) == result)
  }

  @Test("Truncation never exceeds the width, for samples of many scripts")
  func truncationHolds() {
    let text = widthSamples.map(\.text).joined(separator: " ")
    for width in 0..<100 {
      #expect(text.truncated(toWidth: width).displayWidth <= width)
      #expect(text.truncated(toWidth: width, ellipsis: "...").displayWidth <= width)
    }
  }

  @Test("Padding fills with spaces by cells, not by characters")
  func padding() {
    #expect("中".padded(toWidth: 5) == "中   ")
    #expect("中".padded(toWidth: 5, alignment: .trailing) == "   中")
    #expect("中".padded(toWidth: 5, alignment: .center) == " 中  ")
    #expect("中国人".padded(toWidth: 5) == "中国人")
  }
}
