extension JSONReader {
  /// Whether a text that begins so is JSON: it opens an object or a list as only JSON does, where YAML can too.
  package static func isJSON(_ beginning: UnsafeRawBufferPointer) -> Bool {
    let bytes = beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? beginning.dropFirst(3) : beginning[...]
    let telling = bytes.lazy.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(2)
    switch (telling.first, telling.dropFirst().first) {
    case (UInt8(ascii: "{"), UInt8(ascii: "\"")), (UInt8(ascii: "["), UInt8(ascii: "{")): return true
    case (_, _): return false
    }
  }
}
