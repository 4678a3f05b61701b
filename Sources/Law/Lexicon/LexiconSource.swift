import Synchronization

/// Where the everyday words of a law are, which are read when something is first looked for.
final class LexiconSource: Sendable {
  enum Form: Sendable {
    case files([LawFile])
    case packed(PackedLaw)
  }

  private let form: Form
  private let read = Mutex<Lexicon?>(nil)

  init(_ form: Form) { self.form = form }

  /// The files; none of a packed law.
  var files: [LawFile] {
    switch form {
    case .files(let files): files
    case .packed: []
    }
  }

  func lexicon(of law: Law) -> Lexicon {
    read.withLock { known in
      if let known { return known }
      let lexicon =
        switch form {
        case .files: Lexicon(law)
        case .packed(let packed): packed.lexicon
        }
      known = lexicon
      return lexicon
    }
  }
}
