import Law

/// What became of all changes: the share caught by kind of text and of change, and every survivor.
struct MutationTable {
  let law: Law
  private var counts: [Key: Count] = [:]
  private var survivors: [String] = []

  private struct Key: Hashable, Comparable {
    let texts: String
    let kind: Mutant.Kind

    static func < (a: Self, b: Self) -> Bool { (a.texts, a.kind) < (b.texts, b.kind) }
  }

  private struct Count {
    var caught = 0
    var same = 0
    var missed = 0
  }

  init(law: Law) { self.law = law }

  mutating func add(_ mutant: Mutant, _ outcome: MutationRun.Outcome) {
    let folder = mutant.source.file.split(separator: "/").dropLast().last.map(String.init) ?? ""
    let key = Key(texts: mutant.instrument == nil ? "terms" : folder, kind: mutant.kind)
    let place = "\(mutant.place(in: law)): \(mutant.kind.rawValue): \(mutant.words)"
    switch outcome {
    case .caught: counts[key, default: Count()].caught += 1
    case .same:
      counts[key, default: Count()].same += 1
      survivors.append(place + " — no case differs")
    case .missed(let words):
      counts[key, default: Count()].missed += 1
      survivors.append(place + " — MISSED: " + words)
    }
  }

  /// Survivors first, then the shares.
  var text: String {
    let rows = counts.sorted { $0.key < $1.key }.map { key, count in
      "\(key.texts), \(key.kind.rawValue): \(words(count))"
    }
    let all = counts.values.reduce(into: Count()) {
      $0.caught += $1.caught
      $0.same += $1.same
      $0.missed += $1.missed
    }
    return (survivors + rows + ["all: \(words(all))"]).joined(separator: "\n")
  }

  private func words(_ count: Count) -> String {
    let all = count.caught + count.same + count.missed
    let share = all == 0 ? 100 : 100 * count.caught / all
    return "\(count.caught) of \(all) caught (\(share) %), \(count.same) that change no verdict, \(count.missed) missed"
  }
}
