import Seals
import Testing

@Suite struct DigestStreamTests {
    @Test func `however the bytes are cut, the digest is that of the whole`() {
        let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
        let whole = Digest(of: bytes.span)
        for step in [1, 7, 63, 64, 65, 299, 300] {
            var stream = DigestStream()
            for start in stride(from: 0, to: bytes.count, by: step) {
                stream.update(bytes.span.extracting(start..<min(start + step, bytes.count)))
            }
            #expect(stream.finish() == whole)
        }
    }

    @Test func `a stream without bytes gives the digest of none`() {
        let stream = DigestStream()
        #expect(stream.finish() == Digest(of: [UInt8]().span))
    }
}
