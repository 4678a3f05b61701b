import Testing

@testable import TextWidth

@Suite("Display width")
struct DisplayWidthTests {
  @Test("Samples of many scripts are as wide as wcwidth says", arguments: widthSamples)
  func agreesWithWcwidth(sample: WidthSample) {
    #expect(sample.text.displayWidth == sample.width)
  }

  @Test("Every scalar alone is as wide as wcwidth says")
  func everyScalar() {
    var counts = [0, 0, 0]
    var checksum: UInt64 = 0
    for value in UInt32(0xA0)..<0x110000 where value != 0xAD {
      guard let scalar = Unicode.Scalar(value) else { continue }
      counts[scalar.displayWidth] += 1
      checksum = checksum &* 31 &+ UInt64(value) &* 4 &+ UInt64(scalar.displayWidth)
    }
    #expect(counts == scalarCountsByWidth)
    #expect(checksum == scalarChecksum)
  }

  @Test("Controls take no cell, printable ASCII one each")
  func ascii() {
    for value in UInt8(0)..<0x80 {
      let isPrintable = 0x20..<0x7F ~= value
      #expect(Unicode.Scalar(value).displayWidth == (isPrintable ? 1 : 0))
      #expect(String(Unicode.Scalar(value)).displayWidth == (isPrintable ? 1 : 0))
    }
    #expect("".displayWidth == 0)
    #expect("a\u{7F}b".displayWidth == 2)
    #expect("\r\n".displayWidth == 0)
  }

  @Test("A text is as wide as its characters together")
  func adds() {
    for sample in widthSamples {
      #expect(sample.text.reduce(0) { $0 + $1.displayWidth } == sample.text.displayWidth)
    }
  }

  @Test("The steps ascend and each changes the width")
  func stepsAscend() {
    for (step, next) in zip(widthSteps, widthSteps.dropFirst()) {
      #expect(step >> 2 < next >> 2)
      #expect(step & 3 != next & 3)
    }
  }
}
