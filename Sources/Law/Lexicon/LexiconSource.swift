import Synchronization

/// The files of everyday words of a law, read when something is first looked for.
final class LexiconSource: Sendable {
  let files: [LawFile]
  private let read = Mutex<Lexicon?>(nil)

  init(files: [LawFile]) { self.files = files }

  func lexicon(of law: Law) -> Lexicon {
    read.withLock { known in
      if let known { return known }
      let lexicon = Lexicon(law)
      known = lexicon
      return lexicon
    }
  }
}
