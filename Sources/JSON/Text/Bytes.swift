extension [UInt8] {
    /// Appends a range of other bytes.
    mutating func append(copying source: Span<UInt8>, _ range: Range<Int>) {
        source.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}
