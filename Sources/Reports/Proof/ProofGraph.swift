import Law
import TextWidth

/// A proof as a graph for other programs to draw.
package struct ProofGraph {
  private let nodes: [(id: Int, parent: Int?, node: ProofNode)]

  package init(_ roots: [ProofNode]) {
    var nodes: [(id: Int, parent: Int?, node: ProofNode)] = []
    func add(_ node: ProofNode, under parent: Int?) {
      let id = nodes.count
      nodes.append((id, parent, node))
      for child in node.children { add(child, under: id) }
    }
    for root in roots { add(root, under: nil) }
    self.nodes = nodes
  }

  /// In the language of Graphviz.
  package var dot: String {
    var text = """
      digraph proof {
        rankdir=LR;
        node [shape=box, style="rounded,filled", fillcolor="#f5f7f9", fontname="sans-serif", fontsize=11];

      """
    for (id, _, node) in nodes {
      text += "  n\(id) [label=\"\(Self.dotText(node.words))\"\(Self.dotLook(node))];\n"
    }
    for (id, parent, _) in nodes {
      if let parent { text += "  n\(parent) -> n\(id);\n" }
    }
    return text + "}\n"
  }

  private static func dotText(_ text: String) -> String {
    wrapped(text).map { line in
      line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }.joined(separator: "\\n")
  }

  private static func dotLook(_ node: ProofNode) -> String {
    switch node.kind {
    case .fact: ", shape=plaintext, style=\"\""
    case .verdict, .activity:
      switch node.verdict {
      case .prohibited, .notOpen: ", fillcolor=\"#b3261e\", fontcolor=\"#ffffff\""
      case .restrictedViolated: ", fillcolor=\"#e8853a\""
      case .indeterminate: ", fillcolor=\"#f3d66b\""
      case .restrictedSatisfied, .permittedWithLicence, .permitted:
        ", fillcolor=\"#2f7d4f\", fontcolor=\"#ffffff\""
      case .outOfScope, nil: ""
      }
    case .group: ", style=dashed"
    case .grade, .text, .rule, .exception, .duty: ""
    }
  }

  /// In the language of Mermaid.
  package var mermaid: String {
    var text = "flowchart LR\n"
    for (id, _, node) in nodes {
      let (open, close) = node.kind == .fact ? ("([\"", "\"])") : ("[\"", "\"]")
      text += "  n\(id)\(open)\(Self.mermaidText(node.words))\(close)\n"
    }
    for (id, parent, _) in nodes {
      if let parent { text += "  n\(parent) --> n\(id)\n" }
    }
    return text
  }

  private static func mermaidText(_ text: String) -> String {
    wrapped(text).map { line in
      line.unicodeScalars.map { scalar in
        switch scalar {
        case "#", "\"", "<", ">", "&", "`", "*", "_", ";", "[", "]", "{", "}", "(", ")", "\\":
          "#\(scalar.value);"
        default: String(scalar)
        }
      }.joined()
    }.joined(separator: "<br>")
  }

  /// Lines short enough for a box; what would hide or reorder is spelled out.
  private static func wrapped(_ text: String) -> [String] {
    text.escapedForTerminal.wrapped(toWidth: 44)
  }
}
