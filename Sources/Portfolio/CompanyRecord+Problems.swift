package import Diagnostics
package import YAML

extension CompanyRecord {
  /// What is wrong with the company, with its places.
  ///
  /// - Parameters:
  ///   - tree: The tree that the company was read from.
  ///   - label: Makes the place of a span, as diagnostics show it.
  package func diagnostics(
    in tree: borrowing YAMLTree, label: (SourceSpan, Message?) -> Diagnostic.Label
  ) -> [Diagnostic] {
    problems.map { placed in
      placed.problem.diagnostic(
        at: label(placed.node.span, nil),
        others: placed.other.map { [label($0.node.span, $0.message)] } ?? [])
    }
  }

  /// The first thing that is wrong, and what would be right.
  package var firstProblem: (headline: Message, help: Message?)? {
    problems.first.map { placed in
      let label = Diagnostic.Label(file: "", span: placed.node.span, lineText: "", message: nil)
      let diagnostic = placed.problem.diagnostic(at: label)
      return (diagnostic.headline, diagnostic.help)
    }
  }

  /// A problem of the company as a whole, found after it was read.
  ///
  /// - Parameter statements: What the file states of it, in the order of the file; the last is
  ///   where the problem is shown. Without any, it is shown at the company.
  package func contradiction(
    _ headline: Message, _ statements: [Statement], in tree: borrowing YAMLTree,
    label: (SourceSpan, Message?) -> Diagnostic.Label
  ) -> Diagnostic {
    var labels: [Diagnostic.Label] = []
    for statement in statements where statement.node >= 0 {
      labels.append(label(tree[Int(statement.node)].span, nil))
    }
    if labels.isEmpty { labels.append(label(tree[0].span, nil)) }
    let primary = labels.removeLast()
    for index in labels.indices { labels[index].message = Message("stated here", "此处已写明") }
    return PortfolioProblem.contradiction(headline).diagnostic(at: primary, others: labels)
  }

  /// That the company says no day, where each must.
  package func noDate(
    in tree: borrowing YAMLTree, label: (SourceSpan, Message?) -> Diagnostic.Label
  ) -> Diagnostic {
    let start = tree[0].span.start
    return PortfolioProblem.noDate.diagnostic(at: label(SourceSpan(line: start.line, column: start.column), nil))
  }

  /// That the law of the company's date is not encoded.
  ///
  /// - Parameter first: The first day whose law is.
  package func notEncoded(
    _ date: String, first: String?, in tree: borrowing YAMLTree, label: (SourceSpan, Message?) -> Diagnostic.Label
  ) -> Diagnostic {
    let node = asOfNode >= 0 ? Int(asOfNode) : 0
    return PortfolioProblem.notEncoded(date: date, first: first)
      .diagnostic(at: label(tree[node].span, nil))
  }
}
