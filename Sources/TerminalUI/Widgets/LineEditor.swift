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
    case .paste(let text): insert(text.filter { !$0.isNewline })
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

  private mutating func insert(_ text: some Collection<Character>) {
    characters.insert(contentsOf: text, at: cursor)
    cursor += text.count
  }
}
