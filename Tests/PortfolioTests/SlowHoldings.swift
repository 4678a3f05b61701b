import SeededRandom

/// Holdings of a few companies in each other, as tenths of each, reckoned the slow and plain way.
struct SlowHoldings {
  /// Who holds: a company by its number, 0 being the one asked about, or somebody outside.
  enum Holder: Hashable {
    case company(Int)
    case outside(Int)
  }

  /// By company, who holds how many tenths.
  var tables: [[(holder: Holder, tenths: Int)]] = []

  /// The share that some of those outside have of the first company: what is held by the company
  /// itself and round circles is not outstanding.
  ///
  /// Each company's share `f` is what they hold in it, and their shares of the companies that hold
  /// in it: `10 f(i) = direct(i) + Σ tenths(i, j) f(j)`; solved by Cramer's rule.
  func share(of isMeant: (Int) -> Bool) -> (part: Int128, whole: Int128) {
    var matrix = tables.indices.map { row in
      tables.indices.map { Int128(row == $0 ? 10 : 0) }
    }
    var direct = tables.map { _ in Int128(0) }
    for (owned, table) in tables.enumerated() {
      for (holder, tenths) in table {
        switch holder {
        case .company(let other): matrix[owned][other] -= Int128(tenths)
        case .outside(let number): direct[owned] += isMeant(number) ? Int128(tenths) : 0
        }
      }
    }
    let whole = Self.determinant(matrix)
    for row in matrix.indices { matrix[row][0] = direct[row] }
    return (Self.determinant(matrix), whole)
  }

  /// By the first row, again and again.
  private static func determinant(_ matrix: [[Int128]]) -> Int128 {
    guard let first = matrix.first else { return 1 }
    return first.indices.reduce(0) { sum, column in
      let rest = matrix.dropFirst().map { row in
        row.indices.filter { $0 != column }.map { row[$0] }
      }
      return sum + (column % 2 == 0 ? 1 : -1) * first[column] * determinant(rest)
    }
  }

  /// Tables that make up the whole or leave something, of companies that may all hold each other.
  static func random(
    companies: Int, isWhole: Bool, using random: inout SplitMix64
  ) -> SlowHoldings {
    var holdings = SlowHoldings()
    for owned in 0..<companies {
      var table: [(Holder, Int)] = []
      var rest = 10
      // Somebody outside each, so that no circle is closed.
      var holders = (0..<companies).map { Holder.company($0) } + (0..<6).map { .outside($0) }
      holders.shuffle(using: &random)
      table.append((.outside(6 + owned), 1))
      rest -= 1
      for holder in holders.prefix(Int.random(in: 1...5, using: &random)) where rest > 0 {
        let tenths = Int.random(in: 1...rest, using: &random)
        table.append((holder, tenths))
        rest -= tenths
      }
      if isWhole, rest > 0 { table[0].1 += rest }
      holdings.tables.append(table)
    }
    return holdings
  }

  /// As a file has it, with the origins of those outside.
  func file(_ origins: [String], share: (Int, Holder, Int) -> String) -> String {
    var written: Set<Int> = [0]
    func list(_ owned: Int) -> String {
      let items = tables[owned].map { holder, tenths in
        let share = share(owned, holder, tenths)
        switch holder {
        case .outside(let number):
          return "{ holder: o\(number), origin: \(origins[number]), share: \(share) }"
        case .company(let number):
          let name = number == 0 ? "c" : "c\(number)"
          guard written.insert(number).inserted else {
            return "{ holder: \(name), share: \(share) }"
          }
          return "{ holder: \(name), origin: home, share: \(share), ownership: \(list(number)) }"
        }
      }
      return "[\(items.joined(separator: ", "))]"
    }
    return "ownership: \(list(0))\nservices: [{ activity: alpha }]"
  }

  /// The companies that the first leads to.
  var reached: Set<Int> {
    var found: Set<Int> = [0]
    var waiting = [0]
    while let next = waiting.popLast() {
      for case (.company(let other), _) in tables[next] where found.insert(other).inserted {
        waiting.append(other)
      }
    }
    return found
  }
}
