import Diagnostics
import YAML

/// The reader of YAML, from memory and from a stream in small pieces.
struct YAMLTarget: FuzzTarget {
  static let name = "yaml"

  func read(_ bytes: [UInt8]) {
    let whole = bytes.withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: "a.yaml", streamedKey: "companies")
      return Self.read(&reader, most: bytes.count + 2)
    }
    let pieces = bytes.withUnsafeBytes { bytes in
      var offset = 0
      // Of a line that is longer than a part, what stands before a mark is shown as far as the part goes.
      var splitter = YAMLSplitter(chunkBytes: 512) { buffer in
        let count = min(5, buffer.count, bytes.count - offset)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
        offset += count
        return count
      }
      var found: [String] = []
      let chunk = YAMLChunk()
      while true {
        switch try? splitter.next(into: chunk) {
        case .end, nil: return found
        case .chunk:
          var reader = YAMLReader(chunk: chunk, file: "a.yaml", streamedKey: "companies")
          found += Self.read(&reader, most: bytes.count + 2)
        case .rest:
          var reader = splitter.rest(file: "a.yaml", streamedKey: "companies")
          return found + Self.read(&reader, most: bytes.count + 2)
        }
      }
    }
    require(whole == pieces, "memory and stream differ:\n\(whole)\n\(pieces)")
  }

  /// The problems met, rendered.
  private static func read(_ reader: inout YAMLReader, most: Int) -> [String] {
    var tree = YAMLTree()
    var found: [String] = []
    var steps = 0
    while reader.next(into: &tree) != .end {
      for problem in tree.problems {
        let text = problem.rendered()
        requireShowable(text)
        require(problem.help != nil, "no remedy: \(text)")
        found.append(text)
      }
      steps += 1
      require(steps <= most, "reading does not end")
    }
    return found
  }
}
