import Testing

@testable import TerminalUI

@Suite("Styled text")
struct StyledTextTests {
  @Test("Styles become control sequences, and are reset at the end")
  func rendering() {
    let text = StyledText("✗ ", .bad) + "news " + StyledText("prohibited", .bad.strong)
    #expect(text.rendered(usesColor: false) == "✗ news prohibited")
    #expect(
      text.rendered(usesColor: true)
        == "\u{1B}[0;31m✗ \u{1B}[0mnews \u{1B}[0;1;31mprohibited\u{1B}[0m")
    #expect(StyledText("plain").rendered(usesColor: true) == "plain")
    #expect(StyledText("x", .dim.underlined).rendered(usesColor: true) == "\u{1B}[0;2;4mx\u{1B}[0m")
    #expect(
      StyledText("x", .warning.inverted).rendered(usesColor: true) == "\u{1B}[0;7;33mx\u{1B}[0m")
  }

  @Test("Every style has a control sequence of its own")
  func sequencesDiffer() {
    var sequences: Set<String> = []
    var count = 0
    for tone in Style.Tone.allCases {
      for weight in Style.Weight.allCases {
        for style in [
          Style(tone: tone, weight: weight), .init(tone: tone, weight: weight).inverted,
        ] {
          sequences.insert(style.controlSequence)
          count += 1
        }
      }
    }
    #expect(sequences.count == count)
  }

  @Test("Spaces at the end are left out unless they show")
  func trailingSpaces() {
    #expect(StyledText("a").padded(toWidth: 4).rendered(usesColor: false) == "a")
    let selected = StyledText("a  ", .plain.inverted)
    #expect(selected.rendered(usesColor: true) == "\u{1B}[0;7ma  \u{1B}[0m")
    #expect(StyledText("   ").rendered(usesColor: false) == "")
  }

  @Test("Hostile text cannot send a control to the terminal")
  func hostile() {
    let hostile = "\u{1B}]0;owned\u{7}\u{202E}\n\u{9B}2J\u{200B}"
    var text = StyledText(hostile, .bad)
    text.append(hostile)
    text += StyledText(stringLiteral: hostile)
    for scalar in text.rendered(usesColor: false).unicodeScalars {
      #expect(scalar.properties.generalCategory != .control)
      #expect(!scalar.properties.isBidiControl)
      #expect(!scalar.properties.isDefaultIgnorableCodePoint)
    }
  }

  @Test("A part keeps the styles of what it holds")
  func parts() {
    let text = StyledText("外资", .good) + StyledText("比例 60 %", .warning) + StyledText("!", .bad)
    let characters = Array(text.text)
    for lower in 0...characters.count {
      for upper in lower...characters.count {
        let start = text.text.index(text.text.startIndex, offsetBy: lower)
        let end = text.text.index(text.text.startIndex, offsetBy: upper)
        let part = text[start..<end]
        #expect(part.checkInvariants())
        #expect(part.text == String(characters[lower..<upper]))
        let rest = text[text.text.startIndex..<start] + part + text[end..<text.text.endIndex]
        #expect(rest == text)
      }
    }
  }

  @Test("Pieces of one style become one, and empty ones vanish")
  func joins() {
    let text = StyledText("a", .good) + StyledText("", .bad) + StyledText("b", .good)
    #expect(text == StyledText("ab", .good))
    #expect(text.checkInvariants())
  }

  @Test("A text too wide ends in an ellipsis of the style that was cut")
  func truncation() {
    let text = StyledText("外资", .good) + StyledText("比例", .bad)
    #expect(text.truncated(toWidth: 8) == text)
    #expect(text.truncated(toWidth: 7) == StyledText("外资", .good) + StyledText("比…", .bad))
    #expect(text.truncated(toWidth: 2) == StyledText("…", .good))
    #expect(text.truncated(toWidth: 0).isEmpty)
  }
}
