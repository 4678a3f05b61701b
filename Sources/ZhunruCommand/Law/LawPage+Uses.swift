import Law
import Reports
import TerminalUI
import Wording

extension LawPage {
  func append(_ uses: ClauseUses, _ title: String, to stack: inout Stack) {
    section(
      title,
      uses.names.map { kind, names in
        kind.title[language] + words(": ", "：") + names.joined(separator: ", ")
      }, to: &stack)
  }
}
