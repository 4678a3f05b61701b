import CLibYAML
import Glibc
import YAML

func cpu() -> Double { var t = timespec(); clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return Double(t.tv_sec) + Double(t.tv_nsec) * 1e-9 }

func generate(_ n: Int, list: Bool, chinese: Bool) -> [UInt8] {
  var s: [UInt8] = []
  var seed: UInt64 = 42
  func rnd(_ k: Int) -> Int { seed = seed &* 6364136223846793005 &+ 1442695040888963407; return Int((seed >> 33) % UInt64(k)) }
  if list { s += Array("defaults: {registered-in: shanghai}\ncompanies:\n".utf8) }
  let facts = ["paid-by-users", "hosts-user-content", "enterprise-only", "live-streaming", "gives-news"]
  for i in 0..<n {
    let name = chinese ? "蓝河智能科技（上海）有限公司\(i)" : "Lanhe Intelligence (Shanghai) \(i)"
    var t = "company: \(name)\nas-of: 2026-03-01\nregistered-in: shanghai\nforeign-equity: \(rnd(100)) %\nform: joint-venture\nservices:\n  - service: writing assistant\n    features:\n      audience: public\n      \(facts[rnd(5)]): yes\n      current-affairs: none\n      news-acts: [summary-or-rewrite, push-or-digest]\n  - service: support line\n    activity: call-centre\n"
    if list { t = "  - " + t.split(separator: "\n").joined(separator: "\n    ") + "\n" } else { t = "---\n" + t }
    s += Array(t.utf8)
  }
  return s
}

let mode = CommandLine.arguments.dropFirst().first ?? "all"
for (list, chinese) in [(false, false), (true, false), (false, true)] {
  let bytes = generate(100_000, list: list, chinese: chinese)
  var scans: [Double] = [], reads: [Double] = [], streams: [Double] = []
  for _ in 0..<5 {
    bytes.withUnsafeBytes { raw in
      var t = cpu()
      if mode != "read" {
        var p = yaml_parser_t(), e = yaml_event_t()
        yaml_parser_initialize(&p); yaml_parser_set_encoding(&p, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(&p, raw.baseAddress!.assumingMemoryBound(to: UInt8.self), raw.count)
        var n = 0
        while yaml_parser_parse(&p, &e) == 1 { n += 1; let done = e.type == YAML_STREAM_END_EVENT; yaml_event_delete(&e); if done { break } }
        if scans.isEmpty { print("events", n, p.error.rawValue) }; yaml_parser_delete(&p)
        scans.append(cpu() - t)
      }
      t = cpu()
      var r = YAMLReader(bytes: raw, file: "a", streamedKey: "companies")
      var tree = YAMLTree(); var k = 0; var nodes = 0
      while r.next(into: &tree) != .end { k += 1; nodes += tree.count }
      reads.append(cpu() - t)
      t = cpu()
      var off = 0
      var r2 = YAMLReader(file: "a", streamedKey: "companies") { b in let c = min(b.count, raw.count - off); b.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[off..<off+c])); off += c; return c }
      while r2.next(into: &tree) != .end { nodes += tree.count }
      streams.append(cpu() - t)
      if reads.count == 1 { print(bytes.count, k, nodes) }
    }
  }
  scans.sort(); reads.sort(); streams.sort()
  if mode != "read" { print(list ? "list" : "docs", chinese ? "zh" : "en", "scan", scans[0], "read", reads[0], reads[0] / scans[0], "stream", streams[0], streams[0] / scans[0]) }
}
