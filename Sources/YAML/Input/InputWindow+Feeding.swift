import Diagnostics

/// Giving the parser its input, within the limits.
extension InputWindow {
  /// Gives the parser its next bytes.
  ///
  /// - Returns: How many; 0 at the end of the input; `nil` where the parser may have no more, and
  ///   ``refusal`` says why.
  mutating func feed(_ target: UnsafeMutableRawBufferPointer) -> Int? {
    guard let targetStart = target.baseAddress else { return 0 }
    if fed - fedAtLastEvent > limits.scalarBytes + slack, let refusal = overlongSinceLastEvent() {
      self.refusal = refusal
      return nil
    }
    if fed - fedAtStart > limits.documentBytes {
      refusal = .documentTooLong
      return nil
    }
    if faults.count > 1000 {
      refusal = .notText
      return nil
    }
    // The parser looks at all it is given before it reads the first of it, so it is given little
    // where it may be set to work anew soon.
    let portion = max(512, fed - fedFrom)
    while true {
      if fed == end, !isAtEnd, !refill() { return nil }
      var count = min(target.count, end - fed, portion)
      if !repairs.isEmpty {
        if let spaces = feedRepair(target) {
          if spaces > 0 { return spaces }
          continue
        }
        count = repairs.reduce(count) { $1.offset > fed ? min($0, $1.offset - fed) : $0 }
      }
      let source = UnsafeRawBufferPointer(rebasing: bytes[fed - start..<fed - start + count])
      let copied = copy(source, to: targetStart)
      if copied > 0 || count == 0 { return copied }
      // A character stands across the end of the window: more must be read first.
      if !refill() { return nil }
    }
  }

  /// Copies text that comes next, and takes note of what is not text.
  private mutating func copy(
    _ source: UnsafeRawBufferPointer, to target: UnsafeMutableRawPointer
  ) -> Int {
    var found: [TextFault] = []
    let copied = copyText(
      source, to: target, isLast: isAtEnd && fed + source.count == end, base: fed,
      faults: &found, hasOddBreaks: &hasOddBreaks)
    fed += copied
    for var fault in found {
      if faults.isEmpty || !faults[faults.count - 1].extend(with: fault) {
        fault.place = position(of: fault.offset, after: faults.last)
        if faults.count < 100 {
          fault.label = label(
            SourceSpan(
              line: fault.place.line, column: fault.place.column, count: Int32(clamping: min(fault.characters, Int(furthestColumn)))),
            nil)
        }
        faults.append(fault)
      }
    }
    return copied
  }

  /// Looks for what is not text up to an offset, which the parser is not given.
  mutating func check(upTo offset: Int) {
    guard fed < offset, faults.count <= 1000 else { return }
    let target = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 8)
    // Finding the places of faults moves the known line.
    let known = known
    defer {
      target.deallocate()
      self.known = known
    }
    while fed < offset, let targetStart = target.baseAddress {
      let count = min(target.count, end - fed)
      let source = UnsafeRawBufferPointer(rebasing: bytes[fed - start..<fed - start + count])
      guard copy(source, to: targetStart) > 0 else { return }
    }
  }

  /// Gives the parser spaces where tabs stand that are read as spaces.
  private mutating func feedRepair(_ target: UnsafeMutableRawBufferPointer) -> Int? {
    guard let repair = repairs.first(where: { $0.offset == fed }) else { return nil }
    let spaces = min(repair.spaces, target.count)
    for index in 0..<spaces { target[index] = UInt8(ascii: " ") }
    fed += repair.count
    return spaces
  }

  /// Feeds the parser from `offset` on, again or at last.
  mutating func rewind(to offset: Int) {
    faults.removeAll { $0.offset >= offset }
    fedFrom = offset
    fedAtStart = offset
    fed = offset == 0 && start == 0 && bytes.starts(with: byteOrderMark) ? 3 : offset
    fedAtLastEvent = fed
    refusal = nil
  }

  /// Has tabs read as spaces when the parser is fed again.
  mutating func add(_ repair: TabRepair) {
    repairs.append(repair)
    repairs.sort { $0.offset < $1.offset }
  }

  /// Forgets the repairs of what has been read.
  mutating func removeRepairs(before line: Int32) { repairs.removeAll { $0.line < line } }

  /// Decides whether what was read since the last event is one overlong scalar; long comments are
  /// none.
  private mutating func overlongSinceLastEvent() -> Refusal? {
    let sinceLastEvent = fed - fedAtLastEvent
    if sinceLastEvent < checkedSinceLastEvent { checkedSinceLastEvent = 0 }
    guard sinceLastEvent > checkedSinceLastEvent + limits.scalarBytes else { return nil }
    checkedSinceLastEvent = sinceLastEvent
    var content = 0
    var index = max(0, fedAtLastEvent - slack - start)
    while index < fed - start {
      let next = bytes.lineBreak(from: index)?.upperBound ?? bytes.count
      switch bytes[index..<next].first(where: { $0 != 0x20 && $0 != 0x09 }) {
      case UInt8(ascii: "#"), 0x0A, 0x0D, nil: break
      default: content += next - index
      }
      index = next
    }
    return content > limits.scalarBytes + slack ? .scalarTooLong : nil
  }
}
