import Reports

/// An object that holds the contract and one list, written entry by entry, so that what was written need not be kept.
struct ResultList {
  private let sink: OutputSink
  private let beginning: String
  private var isEmpty = true

  /// - Parameter name: The field of the list.
  init(_ name: String, _ contract: Contract, to sink: OutputSink) {
    self.sink = sink
    beginning = "{\(contract.field),\"\(name)\":["
  }

  /// Writes the next entry.
  mutating func add(_ object: String) throws {
    try sink.write((isEmpty ? beginning : ",\n") + object)
    isEmpty = false
  }

  /// Writes what comes after the last entry.
  func end() throws { try sink.write((isEmpty ? beginning : "") + "]}\n") }
}
