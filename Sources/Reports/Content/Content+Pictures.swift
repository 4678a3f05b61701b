extension ContentObject {
  /// The same with each drawing also as a picture that a link of Markdown can name, for what takes pictures from there.
  package var withPictures: ContentObject {
    var object = ContentObject()
    for field in fields {
      if case .drawing(let picture) = field.value { object.add(.picture, picture.link) }
      object.add(field.name, field.value.withPictures)
    }
    return object
  }
}

extension Content {
  fileprivate var withPictures: Content {
    switch self {
    case .object(let object): .object(object.withPictures)
    case .list(let values): .list(values.map(\.withPictures))
    case .text, .number, .flag, .drawing: self
    }
  }
}

extension Picture {
  /// The picture itself, as an address (RFC 2397).
  fileprivate var link: String { "data:image/x-emf;base64," + emf.base64 }
}

extension [UInt8] {
  /// In letters, digits, `+` and `/`, four for three bytes.
  ///
  /// Source: RFC 4648, section 4.
  fileprivate var base64: String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: count, by: 3) {
      let group = (0..<3).map { start + $0 < count ? Int(self[start + $0]) : 0 }
      let bits = group[0] << 16 | group[1] << 8 | group[2]
      text += [18, 12, 6, 0].map { letters[bits >> $0 & 63] }
    }
    let missing = (3 - count % 3) % 3
    return String(decoding: text.dropLast(missing) + [UInt8](repeating: UInt8(ascii: "="), count: missing), as: UTF8.self)
  }
}
