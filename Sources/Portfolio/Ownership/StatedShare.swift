import Law

/// A share in a company as a file states it.
enum StatedShare {
  /// Not said, or said not to be known.
  case unknown
  /// A part of the whole, exactly or between two ends.
  case part(Band)
  /// A number of shares; of how many, the whole list says.
  case number(Int64)

  /// What a part can be.
  struct Band {
    var least: Share
    /// Whether it is above the least.
    var isAbove = false
    var greatest: Share
    /// Of an exact per cent, the decimals that are typed, and its millionths.
    var typed: (decimals: Int, millionths: Int64)?
  }

  /// Whether it is said to be, or that it can be, more than nothing.
  var mayBeSome: Bool {
    switch self {
    case .unknown: false
    case .part(let band): !band.greatest.isZero
    case .number(let number): number > 0
    }
  }

  /// What is wrong with a text that should be a share.
  enum Fault: Error {
    case notAShare
    case percentage(PercentageError)
    /// The second end of a band lies below the first.
    case endsBelow
  }

  /// Digits of a number of shares, and of the terms of a fraction, at most.
  private static let mostDigits = (number: 15, term: 9)

  /// Reads `25 %`, `25 % to 50 %`, `above 25 %` and the like, `1/3`, `1200000`.
  ///
  /// - Parameter text: UTF-8, without surrounding space.
  init(parsing text: UnsafeRawBufferPointer) throws(Fault) {
    // Most shares are an exact per cent.
    if text.last == UInt8(ascii: "%"), let first = text.first, first < UInt8(ascii: "a"),
      !text.dropLast().contains(UInt8(ascii: "%"))
    {
      self = .part(try Self.exactly(Array(text)))
      return
    }
    let words = String(decoding: text, as: UTF8.self).split(separator: " ").joined(separator: " ")
    if let number = Self.whole(words.filter { $0 != "," && $0 != "_" }, Self.mostDigits.number) {
      self = .number(number)
      return
    }
    for (word, comparison) in Self.comparisons where words.hasPrefix(word) {
      let end = try Self.exactly(Array(words.dropFirst(word.count).utf8))
      self = .part(try Self.band(comparison, end))
      return
    }
    if let middle = words.firstRange(of: " to ") {
      let from = try Self.exactly(Array(words[..<middle.lowerBound].utf8))
      let to = try Self.exactly(Array(words[middle.upperBound...].utf8))
      guard from.least <= to.least else { throw .endsBelow }
      self = .part(
        from.least == to.least ? from : Band(least: from.least, greatest: to.least))
      return
    }
    self = .part(try Self.exactly(Array(words.utf8)))
  }

  /// Reads a share from a text that is not in a file.
  init(_ text: [UInt8]) throws(Fault) {
    let read: Result<StatedShare, Fault> = text.withUnsafeBytes { text in
      do throws(Fault) {
        return .success(try StatedShare(parsing: text))
      } catch {
        return .failure(error)
      }
    }
    self = try read.get()
  }

  private static let comparisons: [(String, Comparison)] = [
    ("at most ", .atMost), ("at least ", .atLeast), ("below ", .below), ("above ", .above),
  ]

  private static func band(_ comparison: Comparison, _ end: Band) throws(Fault) -> Band {
    switch comparison {
    case .exactly: return end
    case .atMost: return Band(least: .zero, greatest: end.least)
    case .atLeast: return Band(least: end.least, greatest: .whole)
    case .below:
      guard !end.least.isZero else { throw .percentage(.outsideTheWhole) }
      return Band(least: .zero, greatest: end.least)
    case .above:
      guard end.least < .whole else { throw .percentage(.outsideTheWhole) }
      return Band(least: end.least, isAbove: true, greatest: .whole)
    }
  }

  /// A per cent, or a fraction of two whole numbers.
  private static func exactly(_ text: [UInt8]) throws(Fault) -> Band {
    if let stroke = text.firstIndex(of: UInt8(ascii: "/")) {
      func term(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let word = String(decoding: bytes, as: UTF8.self).filter { $0 != " " }
        return whole(word, mostDigits.term)
      }
      guard let part = term(text[..<stroke]), let all = term(text[(stroke + 1)...]), all > 0
      else { throw .notAShare }
      guard part <= all else { throw .percentage(.outsideTheWhole) }
      return Band(least: Share(part, of: all), greatest: Share(part, of: all))
    }
    do {
      let millionths = Int64(try Percentage(parsing: text).millionths)
      let decimals =
        text.firstIndex(of: UInt8(ascii: ".")).map { point in
          text[(point + 1)...].prefix { $0 >= 48 && $0 <= 57 }.count
        } ?? 0
      let share = Share(millionths: millionths)
      return Band(least: share, greatest: share, typed: (decimals, millionths))
    } catch PercentageError.notAFigure {
      throw .notAShare
    } catch {
      throw .percentage(error)
    }
  }

  private static func whole(_ text: String, _ most: Int) -> Int64? {
    text.utf8.count <= most && text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } ? Int64(text) : nil
  }
}
