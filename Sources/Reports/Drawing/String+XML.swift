import TextWidth

extension String {
  /// The text as XML or HTML may hold it between tags and in quotes; what would hide or reorder is spelled out.
  package var escapedForXML: String {
    var result = ""
    for character in escapedForTerminal.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
