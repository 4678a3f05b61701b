import TextWidth

/// One line of text being typed, with a cursor among its characters.
package struct LineEditor: Hashable, Sendable {
  package private(set) var characters: [Character]
  /// The place of the cursor, `0...characters.count`.
  package private(set) var cursor: Int

  package init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }

  /// The cells before the cursor.
  package var cursorColumn: Int { String(characters[..<cursor]).displayWidth }

  /// Changes the text or moves in it.
  ///
  /// - Returns: Whether the key meant something here.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert([character])
    // It is one line: a blank keeps the lines of what is pasted apart.
    case .paste(let text): insert(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    case .backspace:
      guard cursor > 0 else { return false }
      cursor -= 1
      characters.remove(at: cursor)
    case .delete:
      guard cursor < characters.count else { return false }
      characters.remove(at: cursor)
    case .left:
      guard cursor > 0 else { return false }
      cursor -= 1
    case .right:
      guard cursor < characters.count else { return false }
      cursor += 1
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"):
      characters.removeSubrange(..<cursor)
      cursor = 0
    case .control("k"): characters.removeSubrange(cursor...)
    case .control("w"):
      while cursor > 0, characters[cursor - 1].isWhitespace { _ = handle(.backspace) }
      while cursor > 0, !characters[cursor - 1].isWhitespace { _ = handle(.backspace) }
    case _: return false
    }
    return true
  }

  /// Characters of a line at most; what is typed or pasted beyond is left out.
  private static let longest = 1_000

  private mutating func insert(_ text: some Collection<Character>) {
    let fitting = text.prefix(Self.longest - characters.count)
    characters.insert(contentsOf: fitting, at: cursor)
    cursor += fitting.count
  }

  /// The line as it is shown in so many cells, the cursor always in sight.
  ///
  /// - Returns: The text, and the cell of the cursor in it.
  package func shown(width: Int) -> (text: String, cursor: Int) {
    var first = 0
    while first < cursor, String(characters[first..<cursor]).displayWidth >= width { first += 1 }
    let text = String(characters[first...])
    let end = text.prefixEnd(ofWidth: max(1, width - 1))
    return (String(text[..<end]), String(characters[first..<cursor]).displayWidth)
  }
}
