/// Some whole documents cut from a stream, to be read on any one thread; a reusable buffer.
///
/// It has one owner at a time: the splitter fills it, then a reader reads it.
package final class YAMLChunk: @unchecked Sendable {
  /// The number of the first line.
  package internal(set) var firstLine: Int32 = 1
  /// How many bytes the documents have.
  package internal(set) var count = 0
  private(set) var buffer = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  package init() {}

  deinit { buffer.deallocate() }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[..<count]) }

  /// Makes room for `size` bytes in all.
  func reserve(_ size: Int) {
    guard buffer.count < size else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    larger.copyMemory(from: bytes)
    buffer.deallocate()
    buffer = larger
  }

  /// Takes over what another chunk holds, which is then empty.
  package func take(_ other: YAMLChunk) {
    swap(&buffer, &other.buffer)
    firstLine = other.firstLine
    count = other.count
    other.count = 0
  }
}
