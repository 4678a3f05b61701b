import Diagnostics
import Law
import TestSupport

/// A file of the law: alone, and laid on top of a law.
struct LawTarget: FuzzTarget {
  static let name = "law"

  private let base = RandomLaw.files(seed: 7)

  func read(_ bytes: [UInt8]) {
    check([LawFile(path: "a.yaml", bytes: bytes)])
    check(base + [LawFile(path: "overlay.yaml", bytes: bytes, isOverlay: true)])
    check([LawFile(path: "lexicon/a.yaml", bytes: bytes)] + base)
  }

  private func check(_ files: [LawFile]) {
    let (law, problems) = Law.load(files)
    require(law != nil || !problems.isEmpty, "no law, and nothing is said of it")
    show(problems)
    guard let law else { return }
    var check = LawCheck(law)
    check.run()
    show(check.findings)
    show(Lexicon.problems(in: law))
  }

  private func show(_ problems: [Diagnostic]) {
    for problem in problems { requireShowable(problem.rendered()) }
  }
}
