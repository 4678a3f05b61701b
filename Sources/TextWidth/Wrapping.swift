extension String {
  /// The lines of the text when none may be wider than `width` cells.
  ///
  /// Lines break at newlines, at spaces, and beside Chinese, Japanese and Korean characters, but
  /// not before a closing mark (，。；：、）》」 or `%`) nor after an opening one. A word wider than a
  /// line is broken, after a `-` or a `/` if one stands in the second half of the line. Spaces at a
  /// break are left out.
  package func wrapped(toWidth width: Int) -> [String] {
    lineRanges(ofWidth: width).map { String(self[$0]) }
  }

  /// Where the lines of ``wrapped(toWidth:)`` stand in the text; never empty.
  ///
  /// - Parameters:
  ///   - width: Cells of a line, at least 1; a character that is wider stands alone.
  ///   - firstWidth: Cells of the first line, if it differs.
  /// - Complexity: O(n).
  package func lineRanges(
    ofWidth width: Int, firstLine firstWidth: Int? = nil
  ) -> [Range<Index>] {
    var lines: [Range<Index>] = []
    var line = LineBeingFilled(at: startIndex, room: max(firstWidth ?? width, 1), continues: false)
    var index = startIndex
    while index < endIndex {
      let character = self[index]
      let next = self.index(after: index)
      if character.isNewline {
        lines.append(line.start..<line.end)
        line = LineBeingFilled(at: next, room: max(width, 1), continues: false)
        index = next
      } else if let turn = line.take(character, from: index, to: next) {
        lines.append(line.start..<turn.end)
        line = LineBeingFilled(at: turn.next, room: max(width, 1), continues: true)
        index = turn.next
      } else {
        index = next
      }
    }
    lines.append(line.start..<line.end)
    return lines
  }
}

/// A line while characters come to it.
private struct LineBeingFilled {
  /// A place to break: the line ends at `end`, and the next one starts at `next`.
  struct Turn {
    var end: String.Index
    var next: String.Index
  }

  let room: Int
  /// Whether the line goes on with what the line before had no room for, so that spaces at its
  /// start are left out.
  let continues: Bool
  private(set) var start: String.Index
  /// The end of the last character that is no space.
  private(set) var end: String.Index
  private var width = 0
  private var previous: Character?
  private var turn: Turn?
  private var turnInWord: Turn?

  init(at start: String.Index, room: Int, continues: Bool) {
    self.room = room
    self.continues = continues
    self.start = start
    end = start
  }

  /// Takes the character between the indices, or returns where the line must break instead.
  mutating func take(
    _ character: Character, from index: String.Index, to next: String.Index
  ) -> Turn? {
    if character.isBreakingSpace {
      if continues, end == start {
        start = next
        end = next
      } else {
        width += character.displayWidth
        previous = character
      }
      return nil
    }
    if let previous, end > start, Character.mayBreakLine(between: previous, and: character) {
      turn = Turn(end: end, next: index)
      turnInWord = nil
    }
    width += character.displayWidth
    if width > room, index > start {
      return turn ?? turnInWord ?? Turn(end: end, next: index)
    }
    end = next
    previous = character
    if character == "-" || character == "/", width * 2 >= room {
      turnInWord = Turn(end: next, next: next)
    }
    return nil
  }
}

extension Character {
  /// Whether a line may break between two characters that follow each other; a space belongs to
  /// the line before.
  fileprivate static func mayBreakLine(between first: Character, and second: Character) -> Bool {
    if second.mayNotBeginLine { return false }
    if first.isBreakingSpace { return true }
    if first == "\u{A0}" || second == "\u{A0}" || first.mayNotEndLine { return false }
    return first.displayWidth == 2 || second.displayWidth == 2
  }

  fileprivate var isBreakingSpace: Bool { self == " " || self == "\u{3000}" || self == "\t" }

  /// Closing brackets and quotes, stops, and marks that hang on the word before (JIS X 4051, clreq).
  private var mayNotBeginLine: Bool {
    switch unicodeScalars.first {
    case ")", "]", "}", ",", ".", ";", ":", "!", "?", "%", "’", "”", "»", "›", "‰", "°", "·", "…",
      "—", "–", "‧", "•":
      true
    case "、", "。", "〉", "》", "」", "』", "】", "〕", "〗", "〙", "〛", "〞", "々", "〻", "ー", "・", "～", "〜":
      true
    case "！", "％", "）", "，", "．", "：", "；", "？", "］", "｝", "｠", "｡", "｣", "､", "･", "￠", "℃":
      true
    case "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ":
      true
    default: false
    }
  }

  /// Opening brackets and quotes, and marks that stand before a figure.
  private var mayNotEndLine: Bool {
    switch unicodeScalars.first {
    case "(", "[", "{", "‘", "“", "«", "‹", "$", "¥", "£", "€", "№", "§": true
    case "〈", "《", "「", "『", "【", "〔", "〖", "〘", "〚", "〝", "（", "［", "｛", "｟", "｢", "￥", "＄": true
    default: false
    }
  }
}
