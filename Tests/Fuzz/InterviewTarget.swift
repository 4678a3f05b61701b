import Assessment
import BuiltInLaw
import Diagnostics
import Law
import Questionnaire
import YAML
import ZhunruCommand

/// A file of an interview that was left, or of a company, from which one goes on.
struct InterviewTarget: FuzzTarget {
  static let name = "interview"

  private let context = AssessmentContext(.builtIn)

  func read(_ bytes: [UInt8]) {
    let parsed = YAMLDocument.parse(bytes: bytes, file: "a.yaml")
    guard parsed.problems.isEmpty, let root = parsed.documents.first?.root, let interview = interview(root) else {
      return
    }
    // What it writes of the company can be read again, and comes to the same.
    let file = YAMLDocument.parse(bytes: Array(interview.companyFile.utf8), file: "company.yaml")
    require(file.problems.isEmpty && file.documents.count == 1, interview.companyFile)
    _ = interview.verdicts(ofLine: 0)
  }

  private func interview(_ root: YAMLValue) -> Questionnaire? {
    guard InterviewFile.isInterview(root) else {
      return try? Questionnaire(context, on: day, prefilled: CompanyDraft(prefilledFrom: root, context.law))
    }
    switch InterviewFile.read(root, context.law) {
    case .success(let file):
      return context.law.isEncoded(on: file.date) ? try? Questionnaire(resuming: file, context) : nil
    case .failure(let problem):
      requireShowable(problem.diagnostic.rendered())
      return nil
    }
  }
}
