import ArgumentParser
import Diagnostics

/// In which language the program speaks of itself: in problems and in help.
///
/// Help is asked for before any option is read, so the language is that of the arguments as they stand.
enum Speech {
  @TaskLocal static var language = Message.Language.english

  /// What `--lang` says among the arguments of a command line.
  static func language(of arguments: [String]) -> Message.Language {
    var language = Message.Language.english
    for (index, argument) in arguments.enumerated() {
      let value = argument == "--lang" ? arguments.dropFirst(index + 1).first : argument.valueOfLang
      if let value { language = value == "zh" ? .chinese : .english }
    }
    return language
  }
}

extension String {
  /// What follows `--lang=`.
  fileprivate var valueOfLang: String? { hasPrefix("--lang=") ? String(dropFirst("--lang=".count)) : nil }
}

extension Message {
  /// As the command line at hand speaks.
  var spoken: String { self[Speech.language] }
}

/// What the command line at hand says, in its language.
func spoken(_ english: String, _ chinese: String) -> String { Message(english, chinese).spoken }

extension ArgumentHelp {
  /// What is said of an argument, in the language of the command line.
  static func said(_ english: String, _ chinese: String, valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(spoken(english, chinese), valueName: valueName)
  }
}

extension ValidationError {
  init(_ english: String, _ chinese: String) { self.init(spoken(english, chinese)) }
}
