import YAML

/// A law, list, measure, catalogue, notice or treaty schedule; an edition is an instrument of its own.
public struct Instrument: Sendable {
  public let id: InstrumentID
  public let name: String
  public let title: Wording
  /// As results cite it: `Negative List 2021`.
  public let short: Wording
  /// Its number or the kind and day of its last change: `MIIT Order No. 42`.
  public let number: Wording?
  public let issuer: Wording?
  public let issued: CalendarDate?
  public package(set) var period: Period
  /// Why it ended, where it did not end by being replaced.
  public let endedBy: Wording?
  /// The instruments that it replaces, which therefore end the day before.
  public let replaces: [InstrumentID]
  /// The text whose provisions hold in it where it gives no others; `nil` for one that is written out.
  public let continues: InstrumentID?
  /// How its encoding was last held against its text.
  public let review: TextReview
  public let provisions: [ProvisionID]
  public let notEncoded: [Omission]
  public let source: SourceReference
}

/// The day on which an encoding was last held against its text, and what was held against it.
public struct TextReview: Sendable {
  public let date: CalendarDate
  /// What it was restated from, where no full reproduction of the Chinese text was compared that
  /// day; `nil` where one was.
  public let restatedFrom: Wording?
}

/// What an instrument says that is left out of the encoding, and why.
public struct Omission: Sendable {
  public let provision: String
  public let reason: String
}

/// Days from a first to a last, both included; without a last, still running.
public struct Period: Hashable, Sendable {
  public let first: CalendarDate
  public let last: CalendarDate?

  public init(first: CalendarDate, last: CalendarDate?) {
    self.first = first
    self.last = last
  }

  public func contains(_ date: CalendarDate) -> Bool {
    first <= date && (last.map { date <= $0 } ?? true)
  }
}

/// A pinpoint in an instrument: item 14, Article 23(2).
public struct Provision: Sendable {
  public let id: ProvisionID
  public let instrument: InstrumentID
  /// As cited: `item 14`, 第14项.
  public let pinpoint: Wording
  /// Restated in our own words.
  public let wording: Wording
  public let checked: Checked
  /// A point that changes no verdict.
  public let remark: Wording?
  public let source: SourceReference
}

/// Where in the files of the law something stands.
public struct SourceReference: Sendable {
  /// Path below the folder of the law.
  public let file: String
  public let line: Int
  /// The column of its first character, from 1.
  public let column: Int
  /// The line, of which few are ever shown; `nil` where the law was not read from its files.
  private let text: YAMLLine?
  /// Whether the file is laid on top of the law by whoever uses it.
  public let isOverlay: Bool

  init(_ line: YAMLLine, column: Int, isOverlay: Bool) {
    file = line.file
    self.line = line.number
    self.column = column
    text = line
    self.isOverlay = isOverlay
  }

  init(file: String, line: Int, column: Int, isOverlay: Bool) {
    self.file = file
    self.line = line
    self.column = column
    text = nil
    self.isOverlay = isOverlay
  }

  /// The text of that line; empty where the law was not read from its files.
  public var lineText: String { text?.text ?? "" }
}
