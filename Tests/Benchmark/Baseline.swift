import CLibYAML
import Foundation
import Portfolio
import YAML

/// What the speed of the program is told against: libyaml's bare scan of the same bytes, in the same run.
extension Benchmark {
  /// The processor time that libyaml takes to scan a file, tokens thrown away.
  static func scan(_ file: String) throws -> Double {
    let bytes = try Data(contentsOf: URL(filePath: file))
    return bytes.withUnsafeBytes { bytes in
      least(of: 3) { timed { scanBare(bytes) } }.processor
    }
  }

  static func scanBare(_ bytes: UnsafeRawBufferPointer) {
    var parser = yaml_parser_t()
    var token = yaml_token_t()
    yaml_parser_initialize(&parser)
    yaml_parser_set_input_string(&parser, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    var isAtEnd = false
    while !isAtEnd, yaml_parser_scan(&parser, &token) == 1 {
      isAtEnd = token.type == YAML_STREAM_END_TOKEN
      yaml_token_delete(&token)
    }
    yaml_parser_delete(&parser)
  }

  static func parseBare(_ bytes: UnsafeRawBufferPointer) {
    var parser = yaml_parser_t()
    var event = yaml_event_t()
    yaml_parser_initialize(&parser)
    yaml_parser_set_input_string(&parser, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    var isAtEnd = false
    while !isAtEnd, yaml_parser_parse(&parser, &event) == 1 {
      isAtEnd = event.type == YAML_STREAM_END_EVENT
      yaml_event_delete(&event)
    }
    yaml_parser_delete(&parser)
  }

  static func walk(
    _ bytes: UnsafeRawBufferPointer, _ schema: PortfolioSchema, _ visit: (CompanyRecord) -> Void
  ) {
    var input = YAMLReader(bytes: bytes, file: "portfolio.yaml", streamedKey: "companies")
    var reader = CompanyReader(schema)
    var tree = YAMLTree()
    var record = CompanyRecord()
    while input.next(into: &tree) != .end {
      reader.read(tree, into: &record)
      visit(record)
    }
  }
}
