/// A path to a value in a document: RFC 6901.
package struct Pointer: Sendable, Hashable {
    /// The longest part of a path that is shown.
    package static let shownCharacters = 64

    /// Keys and indices from the root down; none for the root itself.
    package let tokens: [String]

    /// A pointer made of keys and indices that are not escaped.
    package init(tokens: [String]) {
        self.tokens = tokens
    }

    /// A pointer from its written form (`""`, `"/a/0"`); `nil` if it is not one.
    package init?(parsing text: String) {
        guard !text.isEmpty else {
            tokens = []
            return
        }
        var parts: [String] = []
        for part in text.split(separator: "/", omittingEmptySubsequences: false) {
            guard let token = Self.unescaped(part) else { return nil }
            parts.append(token)
        }
        guard parts.removeFirst().isEmpty else { return nil }
        tokens = parts
    }

    private static func unescaped(_ part: Substring) -> String? {
        var token = String.UnicodeScalarView()
        var scalars = part.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "~" else {
                token.append(scalar)
                continue
            }
            switch scalars.next() {
            case "0": token.append("~")
            case "1": token.append("/")
            default: return nil
            }
        }
        return String(token)
    }

    /// The value that the pointer leads to, or `nil` if there is none.
    package func resolve(in document: Document) -> Value? {
        resolve(from: document.root)
    }

    /// The value that the pointer leads to from `start`, or `nil` if there is none.
    package func resolve(from start: Value) -> Value? {
        var value = start
        for token in tokens {
            guard let next = value.child(token) else { return nil }
            value = next
        }
        return value
    }

    /// The path with every token shortened and every unusual character replaced, for texts that
    /// are shown: a key may be written by a stranger.
    package var shown: String {
        tokens.map { token in
            let safe = token.unicodeScalars.prefix(Self.shownCharacters).map { scalar in
                let isPlain =
                    scalar.isASCII
                    && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                        || "._-$".unicodeScalars.contains(scalar))
                return isPlain ? Character(scalar) : "_"
            }
            return "/" + String(safe)
        }
        .joined()
    }
}

extension Pointer: CustomStringConvertible {
    /// The written form.
    package var description: String {
        tokens.map { token in
            var text = "/"
            for scalar in token.unicodeScalars {
                switch scalar {
                case "~": text += "~0"
                case "/": text += "~1"
                default: text.unicodeScalars.append(scalar)
                }
            }
            return text
        }
        .joined()
    }
}

extension Value {
    /// The value of a member or element by its token in a pointer.
    fileprivate func child(_ token: String) -> Value? {
        guard kind == .array else { return self[token] }
        let digits = token.utf8
        let isIndex =
            token == "0" || (digits.first != UInt8(ascii: "0") && digits.allSatisfy(\.isDigit))
        guard isIndex, let position = Int(token), position < count else { return nil }
        return elements.dropFirst(position).first { _ in true }
    }

    /// The pointer to this value, found on the way from the root.
    package var pointer: Pointer {
        var tokens: [String] = []
        var container = 0
        while container < index {
            let entry = document.tape[container]
            let step = entry.kind == .object ? 2 : 1
            var place = container + step
            var position = 0
            while document.tape[place].next <= index {
                place = Int(document.tape[place].next) + step - 1
                position += 1
            }
            if entry.kind == .object {
                let key = document.content(of: document.tape[place - 1])
                tokens.append(String(decoding: key, as: UTF8.self))
            } else {
                tokens.append(String(position))
            }
            container = place
        }
        return Pointer(tokens: tokens)
    }
}
