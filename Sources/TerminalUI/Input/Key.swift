/// A key pressed, or text pasted.
package enum Key: Hashable, Sendable {
  /// A character typed, whole: a letter, a Chinese character, a space.
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  /// A letter pressed with the control key, in lower case.
  case control(Character)
  /// A function key by its number.
  case function(Int)
  /// Text pasted in one piece, with its line breaks.
  case paste(String)
}
