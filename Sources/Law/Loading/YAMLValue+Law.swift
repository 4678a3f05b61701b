import YAML

extension YAMLValue {
  var isMapping: Bool { kind == .mapping }
  var isSequence: Bool { kind == .sequence }
  /// The path of the file, below the folder of the law.
  var file: String { document.file }
}
