import DecisionDiagram
public import Law
public import Portfolio

/// All that the decision of a company hangs on: whatever they are called, companies with the same key come to the same.
///
/// Made by ``Assessor/write(_:on:to:)``, and filled again for the next company.
public struct DecisionKey: Hashable, Sendable {
  fileprivate(set) var words: [UInt64] = []
  private var digest: UInt64 = 0

  public init() {}

  /// How much room it takes, in bytes.
  public var size: Int { words.count * MemoryLayout<UInt64>.stride }

  public static func == (a: Self, b: Self) -> Bool { a.digest == b.digest && a.words == b.words }

  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  fileprivate mutating func removeAll() { words.removeAll(keepingCapacity: true) }

  fileprivate mutating func append(_ number: Int) { words.append(UInt64(bitPattern: Int64(number))) }

  fileprivate mutating func append(_ variable: Int, _ known: ValueSet) {
    // Sets of more than a word say how many words they have.
    words.append(UInt64(variable) << 8 | UInt64(known.wordCount))
    for index in 0..<known.wordCount { words.append(known.word(index)) }
  }

  fileprivate mutating func append(_ statements: [CompanyRecord.Statement]) {
    append(statements.count)
    for statement in statements { append(Int(statement.variable), statement.known) }
  }

  fileprivate mutating func finish() {
    digest = words.reduce(0x9E37_79B9_7F4A_7C15) { hash, word in
      let mixed = (hash ^ word) &* 0xff51_afd7_ed55_8ccd
      return mixed ^ mixed >> 29
    }
  }
}

extension Assessor {
  /// Writes what the decision of a company hangs on: what it states, of which what is known of every fact follows, the
  /// law that is applied, and that of the day of the investment.
  ///
  /// - Parameters:
  ///   - record: A company as it was read, without problems.
  ///   - date: The day whose law is applied.
  public func write(
    _ record: borrowing CompanyRecord, on date: CalendarDate, to key: inout DecisionKey
  ) {
    key.removeAll()
    key.append(law.epoch(of: date))
    key.append(epochWhenInvested(record, on: date) ?? -1)
    key.append(record.statements)
    key.append(record.countings.count)
    for counting in record.countings {
      key.append(counting.reading.index)
      key.append(counting.answer)
      key.append(counting.known.count)
      for (variable, known) in counting.known { key.append(variable, known) }
    }
    key.append(record.lineCount)
    for line in 0..<record.lineCount { write(record.lines[line], to: &key) }
    key.finish()
  }

  private func write(_ line: borrowing CompanyRecord.Line, to key: inout DecisionKey) {
    key.append(line.isGraded ? 1 : 0)
    key.append(line.declared.count)
    for activity in line.declared { key.append(activity.index) }
    key.append(line.about.count)
    for topic in line.about { key.append(topic.index) }
    key.append(line.oneOf.count)
    for group in line.oneOf {
      key.append(group.count)
      for activity in group { key.append(activity.index) }
    }
    key.append(line.statements)
  }
}
