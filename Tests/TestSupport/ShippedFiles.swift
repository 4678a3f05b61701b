import Foundation
package import Law

/// The files of the law as they stand in `data/`.
package enum ShippedFiles {
  package static func all() throws -> [LawFile] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../data").standardizedFileURL
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return try (paths ?? []).filter(LawFile.isLaw).sorted().map {
      LawFile(path: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0))))
    }
  }
}
