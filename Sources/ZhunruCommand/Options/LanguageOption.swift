import ArgumentParser
import Glibc
import Law
import TerminalUI

/// The language of what a command writes.
struct LanguageOption: ParsableArguments {
  @Option(
    help: .said(
      "The language: en or zh; left out, that of the locale for text on a terminal, else en.",
      "语言：en或zh；未指定时，终端上的文本依系统语言，其他为en。"), completion: .languages,
    transform: Language.parse(option:))
  var lang: Language?

  /// The language of what is written.
  ///
  /// What goes to files, pipes and programs does not change with the locale of who runs it.
  ///
  /// - Parameters:
  ///   - output: Where it goes.
  ///   - isText: Whether it is for people.
  func language(
    on output: OutputOptions, isText: Bool, environment: TerminalEnvironment = .ofProcess()
  ) -> Language {
    lang ?? (isText && output.isTerminal ? .ofLocale(environment) : .english)
  }
}

extension Language {
  /// The language that the locale asks for: Chinese where it names that, else English.
  static func ofLocale(_ environment: TerminalEnvironment) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.prefix { !"_-.@".contains($0) }.lowercased() == "zh" ? .chinese : .english
  }
}

extension OutputOptions {
  /// Whether output is seen on a terminal.
  fileprivate var isTerminal: Bool { output ?? "-" == "-" && isatty(STDOUT_FILENO) == 1 }
}
