import BuiltInLaw
import Foundation
import Law
import WrittenForms
import ZhunruCommand

/// A file of companies, through every command to every form.
struct CompanyTarget: FuzzTarget {
  static let name = "company"

  private let forms: [EveryForm]

  init() {
    forms = [Language.english, .chinese].map { EveryForm(.builtIn, $0, today: day) }
  }

  /// In the one language or the other, as the input has it.
  func read(_ bytes: [UInt8]) {
    let form = forms[bytes.count % forms.count]
    let assessed = form.write(bytes, as: .assessJSONLines)
    requireShowable(assessed.messages)
    for kind in EveryForm.Form.allCases {
      let written = form.write(bytes, as: kind)
      // What cannot be read is the same to every command.
      require(written.messages == assessed.messages, "\(kind) says otherwise:\n\(written.messages)")
      check(written.output, kind)
    }
  }

  private func check(_ output: String, _ kind: EveryForm.Form) {
    switch kind {
    case .assessText, .explainText, .routesText: requireShowable(output)
    case .adviseMarkdown, .adviseHTML: break
    case .assessJSONLines: for line in output.split(separator: "\n") { requireJSON(line) }
    case .assessJSON, .explainJSON, .routesJSON, .adviseJSON: requireJSON(output)
    case .assessCSV: requireTable(output)
    }
  }

  private func requireJSON(_ text: some StringProtocol) {
    let data = Data(text.utf8)
    require((try? JSONSerialization.jsonObject(with: data)) != nil, "no JSON: \(text)")
  }

  /// Every row has as many cells as the first.
  private func requireTable(_ text: String) {
    var (count, expected, isQuoted) = (1, 0, false)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: count += 1
      case UInt8(ascii: "\n") where !isQuoted:
        if expected == 0 { expected = count }
        require(count == expected, "a row has \(count) cells, not \(expected): \(text)")
        count = 1
      case _: break
      }
    }
    require(!isQuoted && count == 1, "a torn row: \(text)")
  }
}
