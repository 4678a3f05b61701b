/// Numbers side by side, in memory that grows and is reached through a pointer only.
struct GrowingBuffer<Element: BitwiseCopyable> {
  private(set) var start: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 256) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  func deallocate() {
    start.deallocate()
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { start[index] }
    nonmutating set { start[index] = newValue }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: capacity * 2) }
    (start + count).initialize(to: element)
    count &+= 1
  }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func truncate(to count: Int) { self.count = count }

  /// Makes the buffer as long as `count`, new places filled with `element`.
  mutating func extend(to count: Int, with element: Element) {
    if count > capacity { grow(to: max(count, capacity * 2)) }
    while self.count < count { append(element) }
  }

  @inline(never)
  private mutating func grow(to larger: Int) {
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    moved.moveInitialize(from: start, count: count)
    start.deallocate()
    start = moved
    capacity = larger
  }
}
