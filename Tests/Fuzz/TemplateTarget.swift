import Advisory
import BuiltInLaw
import Diagnostics
import Law
import Reports
import WrittenForms
import ZhunruCommand

/// A set of templates: one of another's making in the place of that of memos.
struct TemplateTarget: FuzzTarget {
  static let name = "template"

  private let documents: [ContentObject]
  private let builtIn: [TemplateFile]

  init() throws {
    let forms = EveryForm(.builtIn, .english, today: day)
    let company = "company: A\nservices: [{ service: B, activity: call-centre }]\n"
    documents = forms.memos(Array(company.utf8)).memos.map(\.content)
    builtIn = try TemplateFile.set(overriddenBy: nil)
  }

  func read(_ bytes: [UInt8]) {
    for name in ["memo.md", "labels.yaml"] {
      let files = [TemplateFile(name: name, bytes: bytes)] + builtIn.filter { $0.name != name }
      do {
        let set = try TemplateSet(files)
        for document in documents { _ = try? set.render(document, with: "memo.md", .english) }
      } catch {
        for problem in error.problems { requireShowable(problem.rendered()) }
      }
    }
  }
}
