import Mustache

extension ContentType {
  /// Markdown, in which text is nothing but text.
  static let markdown = ContentType(name: "MARKDOWN") { text in
    var result = ""
    var isFirst = true
    var isNumber = true
    for character in text {
      // What begins a list or a heading at the start, and what makes a link anywhere.
      let begins =
        isFirst && "+-:=".contains(character)
        || isNumber && !isFirst && (character == "." || character == ")")
      if marks.contains(character) || begins
        || character == ":" && result.hasSuffix("http")
        || character == ":" && result.hasSuffix("https")
        || character == "." && result.hasSuffix("www")
      {
        result += "\\"
      }
      result.append(character)
      isNumber = isNumber && character.isASCII && character.isNumber
      isFirst = false
    }
    return result
  }

  private static let marks: Set<Character> = [
    "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "&", "~", "$", "@", "^",
  ]
}
