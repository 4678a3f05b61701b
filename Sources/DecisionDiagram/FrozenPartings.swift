/// The partings of the nodes of one ``FrozenDiagram``, each once and never changed.
///
/// A parting is known by a number, which is where its values stand in `ways`, so that the way of a value is one look away.
/// That of one in which every value goes a way of its own is the complement of how many there are; nothing is kept for
/// it.
struct FrozenPartings {
  fileprivate struct Entry {
    let size: Int
    /// Its runs in `runs`.
    let firstRun: Int
    let runCount: Int
  }

  /// Values next to each other that go the same way.
  fileprivate struct Run {
    let way: Int
    let values: Range<Int>
  }

  private let entries: UnsafeMutablePointer<Entry>
  /// For each parting its place in `entries`, and then for each value the way it goes.
  private let ways: UnsafeMutablePointer<Int32>
  private let runs: UnsafeMutablePointer<Run>
  /// How many there are, those left out for which nothing is kept.
  let count: Int

  /// Gathers the partings of nodes.
  struct Builder {
    fileprivate var entries: [Entry] = []
    fileprivate var ways: [Int32] = []
    fileprivate var runs: [Run] = []
    /// The most values of a parting for which nothing is kept.
    fileprivate var largestDiscrete = 0

    /// - Returns: The number of the parting in which each of so many values goes a way of its own.
    mutating func add(discrete size: Int) -> Int32 {
      largestDiscrete = max(largestDiscrete, size)
      return ~Int32(size)
    }

    /// - Parameter goes: For each value the number of its way.
    /// - Returns: The number of the parting.
    mutating func add(_ goes: [Int32]) -> Int32 {
      let firstRun = runs.count
      ways.append(Int32(entries.count))
      let number = Int32(ways.count)
      var start = 0
      ways += goes
      for value in goes.indices where value + 1 == goes.count || goes[value + 1] != goes[value] {
        runs.append(Run(way: Int(goes[value]), values: start..<value + 1))
        start = value + 1
      }
      entries.append(Entry(size: goes.count, firstRun: firstRun, runCount: runs.count - firstRun))
      return number
    }
  }

  init(_ builder: Builder) {
    count = builder.entries.count
    entries = .allocate(capacity: max(1, builder.entries.count))
    entries.initialize(from: builder.entries, count: builder.entries.count)
    // As long as any value reaches, those of discrete partings too.
    let padding = max(0, builder.largestDiscrete - builder.ways.count)
    ways = .allocate(capacity: max(1, builder.ways.count + padding))
    ways.initialize(from: builder.ways, count: builder.ways.count)
    (ways + builder.ways.count).initialize(repeating: 0, count: padding)
    runs = .allocate(capacity: max(1, builder.runs.count))
    runs.initialize(from: builder.runs, count: builder.runs.count)
  }

  func deallocate() {
    entries.deallocate()
    ways.deallocate()
    runs.deallocate()
  }

  /// The way that a value goes.
  @inline(__always)
  func way(_ parting: Int32, _ value: Int) -> Int {
    // Looked up either way, so that there is nothing to guess: which it is changes from node to node.
    let looked = Int(ways[Int(max(parting, 0)) &+ value])
    return parting < 0 ? value : looked
  }

  /// The place in `entries` of a parting that is kept.
  private func place(_ parting: Int32) -> Int { Int(ways[Int(parting) - 1]) }

  /// The lowest value of each way, in the order of ways.
  func lowestValues(_ parting: Int32) -> [Int] {
    guard parting >= 0 else { return Array(0..<Int(~parting)) }
    var lowest: [Int] = []
    for value in 0..<entries[place(parting)].size where way(parting, value) == lowest.count {
      lowest.append(value)
    }
    return lowest
  }

  /// Gives the ways of the values in a set in the order of the values, those of values next to each
  /// other that go the same way at most once.
  func forEachRun(_ parting: Int32, _ values: ValueSet, _ body: (Int) -> Void) {
    guard parting >= 0 else {
      for value in values { body(value) }
      return
    }
    let entry = entries[place(parting)]
    for index in entry.firstRun..<entry.firstRun + entry.runCount
    where values.contains(oneOf: runs[index].values) {
      body(runs[index].way)
    }
  }

  /// The parting in a store's table, once values outside of a set go the way of the first in it.
  ///
  /// - Parameter whole: By place in `entries`, for each parting kept, what it is in the table with every value in the set;
  ///   -1 where that was not asked for yet.
  /// - Parameter within: What partings of these nodes came to within sets before.
  func parting(
    _ parting: Int32, within values: ValueSet, in table: inout PartingTable,
    _ whole: GrowingBuffer<Int32>, _ within: inout RestrictedPartings
  ) -> Int32 {
    // Of two values both are in the set: of one alone nothing is made.
    if parting == ~2 { return PartingTable.ofTwo }
    let size = parting < 0 ? Int(~parting) : entries[place(parting)].size
    if values.count < size {
      let slot = within.slot(parting, values)
      if let found = within.found(at: slot, parting, values) { return found }
      let first = way(parting, values.lowest)
      let made = table.make(size) { Int32(values.contains($0) ? way(parting, $0) : first) }
      within.keep(made, at: slot, parting, values)
      return made
    }
    if parting < 0 { return table.discrete(size) }
    let place = place(parting)
    if whole[place] < 0 { whole[place] = table.make(size) { Int32(way(parting, $0)) } }
    return whole[place]
  }
}
