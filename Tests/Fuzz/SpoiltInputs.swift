import Foundation
import SeededRandom

/// The seeds of a target, and forms of them spoilt at random, the same each time.
struct SpoiltInputs {
  let seeds: [(name: String, bytes: [UInt8])]
  /// Pieces that mean something to what reads them.
  private let pieces: [[UInt8]]

  /// - Parameter folder: Of the seeds; `NAME.dict` beside it is a dictionary of libFuzzer.
  init(folder: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    seeds = try names.map { name in
      (name, Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))))
    }
    let dictionary = String(decoding: try Data(contentsOf: URL(filePath: folder + ".dict")), as: UTF8.self)
    pieces = dictionary.split(separator: "\n").filter { $0.hasPrefix("\"") }.map(Self.piece)
  }

  /// A line of a dictionary: a text in quotes, with `\\`, `\"` and `\xAB`.
  private static func piece(_ line: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = line.utf8.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      if next == UInt8(ascii: "x"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(next)
      }
    }
    return bytes
  }

  /// A seed, or the beginning of one and the end of another, with some places spoilt.
  func spoilt(_ number: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: number)
    var bytes = random.pick(seeds).bytes
    if random.chance(0.2) {
      let other = random.pick(seeds).bytes
      bytes = bytes.prefix(Int.random(in: 0...bytes.count, using: &random))
        + other.suffix(Int.random(in: 0...other.count, using: &random))
    }
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0...16, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
      case 3 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case _: bytes.insert(contentsOf: random.pick(pieces), at: place)
      }
    }
    return bytes
  }
}
