import Foundation
import Law
import Scenarios
import SeededRandom
import Synchronization
import Testing

/// Whether the scenarios notice when the law of the lists and of telecom is another.
///
/// Every threshold, date, effect, condition, gate and exception of the national lists, the lists of zones and telecom is
/// changed in turn. Of the national lists a change that gives some case another verdict must make a scenario fail. With
/// `LONG_TESTS=1` all are tried and the survivors printed; else a few of one list.
@Suite("Changes of the law")
struct MutationTests {
  private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] == "1"

  @Test("A change of a national list that gives some case another verdict makes a scenario fail")
  func nationalLists() throws {
    let shipped = try ShippedScenarios.shared.get()
    let maker = MutantMaker(shipped.law) { Self.isLong ? Self.isLooked($0) : Self.isNationalList($0) }
    let mutants = Self.isLong ? all(maker, shipped.law) : sample(maker, shipped.law)
    let scenarios = shipped.scenarios.filter { scenario in mutants.contains { $0.days.contains(scenario.date) } }
    let outcomes = Self.outcomes(of: mutants, MutationRun.Ground(maker.cutLaw(), scenarios))
    var table = MutationTable(law: shipped.law)
    for (mutant, outcome) in zip(mutants, outcomes) {
      table.add(mutant, outcome)
      guard case .missed(let words) = outcome, isNational(mutant, shipped.law) else { continue }
      Issue.record("\(mutant.place(in: shipped.law)): \(mutant.words); no scenario shows \(words)")
    }
    if Self.isLong { print(table.text) }
    #expect(mutants.count >= 25)
  }

  /// All of them, those of the national lists first.
  private func all(_ maker: MutantMaker, _ law: Law) -> [Mutant] {
    maker.mutants.filter { isNational($0, law) } + maker.mutants.filter { !isNational($0, law) }
  }

  /// Some of those of one national list.
  private func sample(_ maker: MutantMaker, _ law: Law) -> [Mutant] {
    var random = SplitMix64(seed: 1)
    let list = random.pick(law.instruments.filter(Self.isNationalList)).id
    return Array(maker.mutants.filter { $0.instrument == list }.shuffled(using: &random).prefix(25))
  }

  private func isNational(_ mutant: Mutant, _ law: Law) -> Bool {
    mutant.instrument.map { Self.isNationalList(law[$0]) } ?? false
  }

  private static func isNationalList(_ instrument: Instrument) -> Bool {
    instrument.source.file.hasPrefix("instruments/negative-list/")
  }

  private static func isLooked(_ instrument: Instrument) -> Bool {
    let file = instrument.source.file
    return isNationalList(instrument) || file.hasPrefix("instruments/telecom/")
      || file.hasPrefix("instruments/zones/free-trade-zone-list") || file.hasPrefix("instruments/zones/hainan-list")
  }

  /// What became of each, on as many threads as there are cores where many are tried.
  private static func outcomes(of mutants: [Mutant], _ ground: MutationRun.Ground) -> [MutationRun.Outcome] {
    let outcomes = Mutex([MutationRun.Outcome?](repeating: nil, count: mutants.count))
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: isLong ? ProcessInfo.processInfo.activeProcessorCount : 1) { _ in
      let run = MutationRun(ground)
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < mutants.count else { return }
        let outcome = run.outcome(of: mutants[index])
        if isLong, case .missed(let words) = outcome {
          print("missed: \(mutants[index].place(in: ground.law)): \(mutants[index].words) — \(words)")
        }
        if isLong, index % 500 == 0 { print("\(index) of \(mutants.count)") }
        outcomes.withLock { $0[index] = outcome }
      }
    }
    return outcomes.withLock { $0.compactMap(\.self) }
  }
}
