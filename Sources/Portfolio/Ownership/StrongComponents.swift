/// Finds what leads round in circles: the parts of a graph in which each leads to each.
///
/// Source: R. Tarjan, "Depth-first search and linear graph algorithms" (1972).
enum StrongComponents {
  /// The parts, each after all that it leads to.
  ///
  /// - Parameter links: For each node, those it leads to.
  /// - Complexity: O(nodes + links), without recursion.
  static func find(_ links: [[Int]]) -> [[Int]] {
    var found: [[Int]] = []
    var number = [Int](repeating: -1, count: links.count)
    var lowest = number
    var isWaiting = [Bool](repeating: false, count: links.count)
    var waiting: [Int] = []
    var path: [(node: Int, next: Int)] = []
    var count = 0

    func enter(_ node: Int) {
      number[node] = count
      lowest[node] = count
      count += 1
      waiting.append(node)
      isWaiting[node] = true
      path.append((node, 0))
    }

    for start in links.indices where number[start] < 0 {
      enter(start)
      while let (node, next) = path.last {
        if next < links[node].count {
          path[path.count - 1].next += 1
          let other = links[node][next]
          if number[other] < 0 {
            enter(other)
          } else if isWaiting[other] {
            lowest[node] = min(lowest[node], number[other])
          }
          continue
        }
        path.removeLast()
        if let before = path.last?.node { lowest[before] = min(lowest[before], lowest[node]) }
        guard lowest[node] == number[node] else { continue }
        var members: [Int] = []
        while let last = waiting.popLast() {
          isWaiting[last] = false
          members.append(last)
          if last == node { break }
        }
        found.append(members)
      }
    }
    return found
  }
}
