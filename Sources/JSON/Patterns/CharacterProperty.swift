/// What a name in `\p{…}` stands for.
struct CharacterProperty {
    private enum Membership {
        case all, ascii, assigned
        case categories([Category])
        case flag(Path)
        /// ECMA-262 knows it, but Swift's library does not say who belongs to it.
        case script
    }

    private let membership: Membership

    /// The property for the text between the braces; `nil` if ECMA-262 has no such name.
    init?(_ text: String) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        let found: Membership? =
            switch (parts.count, parts[0]) {
            case (1, _): Self.category(text) ?? Self.binary(text)
            case (2, "General_Category"), (2, "gc"): Self.category(parts[1])
            case (2, "Script"), (2, "sc"), (2, "Script_Extensions"), (2, "scx"):
                parts[1].isEmpty ? nil : .script
            default: nil
            }
        guard let found else { return nil }
        membership = found
    }

    /// Whether it is known here who belongs to it.
    var isKnown: Bool {
        if case .script = membership { false } else { true }
    }

    /// All characters that have the property; none if that is not known. Asks about every character
    /// there is, so it takes milliseconds.
    var members: ScalarSet {
        switch membership {
        case .all: ScalarSet([0...ScalarSet.greatest])
        case .ascii: ScalarSet([0...0x7F])
        case .assigned: ScalarSet { $0.properties.generalCategory != .unassigned }
        case .categories(let categories):
            ScalarSet { categories.contains($0.properties.generalCategory) }
        case .flag(let path): ScalarSet { $0.properties[keyPath: path] }
        case .script: ScalarSet([])
        }
    }

    private static func category(_ name: String) -> Membership? {
        categories.first { $0.names.contains(name) }.map { .categories($0.members) }
    }

    private static func binary(_ name: String) -> Membership? {
        switch name {
        case "Any": .all
        case "ASCII": .ascii
        case "Assigned": .assigned
        default: binaries.first { $0.names.contains(name) }.map { .flag($0.path) }
        }
    }
}

extension CharacterProperty {
    private typealias Category = Unicode.GeneralCategory

    private static let categories: [(names: [String], members: [Category])] = [
        (["L", "Letter"], letters), (["LC", "Cased_Letter"], casedLetters),
        (["Lu", "Uppercase_Letter"], [.uppercaseLetter]),
        (["Ll", "Lowercase_Letter"], [.lowercaseLetter]),
        (["Lt", "Titlecase_Letter"], [.titlecaseLetter]),
        (["Lm", "Modifier_Letter"], [.modifierLetter]), (["Lo", "Other_Letter"], [.otherLetter]),
        (
            ["M", "Mark", "Combining_Mark"], [.nonspacingMark, .spacingMark, .enclosingMark]
        ),
        (["Mn", "Nonspacing_Mark"], [.nonspacingMark]), (["Mc", "Spacing_Mark"], [.spacingMark]),
        (["Me", "Enclosing_Mark"], [.enclosingMark]),
        (["N", "Number"], [.decimalNumber, .letterNumber, .otherNumber]),
        (["Nd", "Decimal_Number", "digit"], [.decimalNumber]),
        (["Nl", "Letter_Number"], [.letterNumber]), (["No", "Other_Number"], [.otherNumber]),
        (["P", "Punctuation", "punct"], punctuation),
        (["Pc", "Connector_Punctuation"], [.connectorPunctuation]),
        (["Pd", "Dash_Punctuation"], [.dashPunctuation]),
        (["Ps", "Open_Punctuation"], [.openPunctuation]),
        (["Pe", "Close_Punctuation"], [.closePunctuation]),
        (["Pi", "Initial_Punctuation"], [.initialPunctuation]),
        (["Pf", "Final_Punctuation"], [.finalPunctuation]),
        (["Po", "Other_Punctuation"], [.otherPunctuation]),
        (["S", "Symbol"], [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol]),
        (["Sm", "Math_Symbol"], [.mathSymbol]), (["Sc", "Currency_Symbol"], [.currencySymbol]),
        (["Sk", "Modifier_Symbol"], [.modifierSymbol]), (["So", "Other_Symbol"], [.otherSymbol]),
        (["Z", "Separator"], [.spaceSeparator, .lineSeparator, .paragraphSeparator]),
        (["Zs", "Space_Separator"], [.spaceSeparator]),
        (["Zl", "Line_Separator"], [.lineSeparator]),
        (["Zp", "Paragraph_Separator"], [.paragraphSeparator]),
        (["C", "Other"], [.control, .format, .surrogate, .privateUse, .unassigned]),
        (["Cc", "Control", "cntrl"], [.control]), (["Cf", "Format"], [.format]),
        (["Cs", "Surrogate"], [.surrogate]), (["Co", "Private_Use"], [.privateUse]),
        (["Cn", "Unassigned"], [.unassigned]),
    ]

    private static let casedLetters: [Category] = [
        .uppercaseLetter, .lowercaseLetter, .titlecaseLetter,
    ]
    private static let letters = casedLetters + [.modifierLetter, .otherLetter]
    private static let punctuation: [Category] = [
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation,
    ]

    private typealias Path = any KeyPath<Unicode.Scalar.Properties, Bool> & Sendable

    private static let binaries: [(names: [String], path: Path)] = [
        (["ASCII_Hex_Digit", "AHex"], \.isASCIIHexDigit),
        (["Alphabetic", "Alpha"], \.isAlphabetic),
        (["Bidi_Control", "Bidi_C"], \.isBidiControl),
        (["Bidi_Mirrored", "Bidi_M"], \.isBidiMirrored),
        (["Case_Ignorable", "CI"], \.isCaseIgnorable), (["Cased"], \.isCased),
        (["Changes_When_Casefolded", "CWCF"], \.changesWhenCaseFolded),
        (["Changes_When_Casemapped", "CWCM"], \.changesWhenCaseMapped),
        (["Changes_When_Lowercased", "CWL"], \.changesWhenLowercased),
        (["Changes_When_NFKC_Casefolded", "CWKCF"], \.changesWhenNFKCCaseFolded),
        (["Changes_When_Titlecased", "CWT"], \.changesWhenTitlecased),
        (["Changes_When_Uppercased", "CWU"], \.changesWhenUppercased), (["Dash"], \.isDash),
        (["Default_Ignorable_Code_Point", "DI"], \.isDefaultIgnorableCodePoint),
        (["Deprecated", "Dep"], \.isDeprecated), (["Diacritic", "Dia"], \.isDiacritic),
        (["Emoji"], \.isEmoji), (["Emoji_Modifier", "EMod"], \.isEmojiModifier),
        (["Emoji_Modifier_Base", "EBase"], \.isEmojiModifierBase),
        (["Emoji_Presentation", "EPres"], \.isEmojiPresentation),
        (["Extender", "Ext"], \.isExtender),
        (["Grapheme_Base", "Gr_Base"], \.isGraphemeBase),
        (["Grapheme_Extend", "Gr_Ext"], \.isGraphemeExtend), (["Hex_Digit", "Hex"], \.isHexDigit),
        (["IDS_Binary_Operator", "IDSB"], \.isIDSBinaryOperator),
        (["IDS_Trinary_Operator", "IDST"], \.isIDSTrinaryOperator),
        (["ID_Continue", "IDC"], \.isIDContinue), (["ID_Start", "IDS"], \.isIDStart),
        (["Ideographic", "Ideo"], \.isIdeographic), (["Join_Control", "Join_C"], \.isJoinControl),
        (["Logical_Order_Exception", "LOE"], \.isLogicalOrderException),
        (["Lowercase", "Lower"], \.isLowercase), (["Math"], \.isMath),
        (["Noncharacter_Code_Point", "NChar"], \.isNoncharacterCodePoint),
        (["Pattern_White_Space", "Pat_WS"], \.isPatternWhitespace),
        (["Quotation_Mark", "QMark"], \.isQuotationMark), (["Radical"], \.isRadical),
        (["Sentence_Terminal", "STerm"], \.isSentenceTerminal),
        (["Soft_Dotted", "SD"], \.isSoftDotted),
        (["Unified_Ideograph", "UIdeo"], \.isUnifiedIdeograph),
        (["Uppercase", "Upper"], \.isUppercase),
        (["Variation_Selector", "VS"], \.isVariationSelector),
        (["White_Space", "space"], \.isWhitespace),
        (["XID_Continue", "XIDC"], \.isXIDContinue), (["XID_Start", "XIDS"], \.isXIDStart),
    ]
}
