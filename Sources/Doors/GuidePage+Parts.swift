import Pages

// Parts that several sections are made of.

extension GuidePage {
    /// Text to be copied. It can be scrolled with the keyboard. On a narrow screen its lines are
    /// broken, before the end of an element too, but no option of a command after its hyphen.
    static func block(_ id: String, _ label: String, _ text: String) -> HTML {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let pieces = words.enumerated().map { place, word -> HTML in
            let space = place > 0 ? " " : ""
            if word.hasPrefix("-") { return "\(space)<span>\(word)</span>" }
            let parts = word.split(separator: "</", omittingEmptySubsequences: false)
            return "\(space)\(String(parts[0]))\(each: parts.dropFirst(), { ending($0) })"
        }
        return """
            <p class="label">\(label)</p>
            <pre id="\(id)" tabindex="0" role="region" aria-label="\(label)"><code>\
            \(each: pieces, { $0 })</code></pre>
            """
    }

    private static func ending(_ rest: Substring) -> HTML { "<wbr>&lt;/\(String(rest))" }

    /// A line of a table: what it is about, and what there is to say of it.
    struct Row {
        var id: String?
        let head: HTML
        let cells: [HTML]

        init(id: String? = nil, _ head: HTML, _ cells: HTML...) {
            self.id = id
            self.head = head
            self.cells = cells
        }
    }

    /// A table. Where its cells stand below one another, browsers forget that it is one; the roles
    /// say so again, and each cell after the first two says of what column it is.
    static func table(_ caption: String, _ columns: [String], _ rows: [Row]) -> HTML {
        """
        <table role="table">
        <caption>\(caption)</caption>
        <thead role="rowgroup"><tr role="row">\
        \(each: columns, { "<th scope=\"col\" role=\"columnheader\">\($0)</th>" })</tr></thead>
        <tbody role="rowgroup">
        \(each: rows, { line($0, columns) })</tbody>
        </table>
        """
    }

    private static func line(_ row: Row, _ columns: [String]) -> HTML {
        let cells = zip(columns.dropFirst(), row.cells).enumerated().map { place, cell -> HTML in
            let label = place > 0 ? cell.0 : nil
            return """
                <td role="cell"\(if: label, { " data-label=\"\($0)\"" })>\(cell.1)</td>
                """
        }
        return """
            <tr\(if: row.id, { " id=\"\($0)\"" }) role="row">\
            <th scope="row" role="rowheader">\(row.head)</th>\(each: cells, { $0 })</tr>

            """
    }

    /// A name of a program's. Where it is long, it is broken after its stops and not in a word.
    static func code(_ text: String) -> HTML {
        var pieces: [String] = [""]
        for character in text {
            pieces[pieces.count - 1].append(character)
            if "./_:".contains(character) { pieces.append("") }
        }
        let ends = pieces.filter { !$0.isEmpty }
        return """
            <code>\(each: ends.dropLast(), { "\($0)<wbr>" })\(ends.last ?? "")</code>
            """
    }

    /// A number as people read it: 2,097,152.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        return digits.indices.reduce(into: "") { text, place in
            if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
            text.append(digits[place])
        }
    }
}
