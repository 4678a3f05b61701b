import Foundation
import Testing

@testable import Reports

@Suite("Pictures")
struct PictureTests {
  private var picture: Picture {
    var drawing = Drawing()
    drawing.rectangle(x: 4, y: 4, width: 100, height: 40, fill: "#fbe9dd", stroke: "#b8561b", dashed: true, title: "a")
    drawing.rectangle(x: 4, y: 60, width: 100, height: 40, fill: "#eef2f6")
    drawing.line([(50, 44), (50, 60)], dashed: true)
    drawing.text("中 & <b>", x: 50, y: 30, anchor: .middle, fill: "#1b2430", isBold: true)
    return Picture(drawing: drawing, width: 112, height: 104, title: "t", description: "d", id: "x")
  }

  private static func word(_ bytes: [UInt8], _ place: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  @Test("A metafile is records one after the other, as its header counts them, and ends with the one that ends it")
  func records() {
    let bytes = picture.emf
    var types: [Int] = []
    var place = 0
    while place < bytes.count {
      types.append(Self.word(bytes, place))
      let size = Self.word(bytes, place + 4)
      #expect(size >= 12 && size % 4 == 0)
      place += size
    }
    #expect(place == bytes.count && types.first == 1 && types.last == 14)
    #expect(Self.word(bytes, 40) == 0x464D_4520 && Self.word(bytes, 48) == bytes.count)
    #expect(Self.word(bytes, 52) == types.count)
    #expect(types.filter { [43, 4, 84].contains($0) } == [43, 43, 4, 84])
    // What is made is let go: pens, brushes and fonts.
    #expect(types.count { [38, 39, 82].contains($0) } == types.count { $0 == 40 })
  }

  @Test("A document for word processors has its drawings as addresses of pictures, others have not")
  func links() throws {
    var document = ContentObject()
    document.add(.chart, drawing: picture)
    let link = try #require(document.withPictures["picture"])
    guard case .text(let address) = link else {
      Issue.record("\(link)")
      return
    }
    let data = try #require(Data(base64Encoded: String(address.dropFirst("data:image/x-emf;base64,".count))))
    #expect(Array(data) == picture.emf)
    #expect(document["picture"] == nil)
  }
}
