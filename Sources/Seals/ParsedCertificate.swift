import COpenSSL
import Glibc

/// OpenSSL's own form of a certificate, which is freed exactly once.
@safe struct ParsedCertificate: ~Copyable {
    private let handle: OpaquePointer

    init(parsing der: borrowing Span<UInt8>) throws(CertificateError) {
        guard der.count <= Certificate.limitBytes else { throw .tooLarge(bytes: der.count) }
        let (handle, rest) = unsafe der.withUnsafeBufferPointer { source in
            var next = source.baseAddress
            let handle = unsafe d2i_X509(nil, &next, source.count)
            return unsafe (handle, source.count - Self.distance(from: source.baseAddress, to: next))
        }
        guard let handle = unsafe handle else {
            ERR_clear_error()
            throw .malformed
        }
        guard rest == 0 else {
            unsafe X509_free(handle)
            throw .malformed
        }
        unsafe self.handle = handle
    }

    deinit {
        unsafe X509_free(handle)
    }

    private static func distance(
        from start: UnsafePointer<UInt8>?, to end: UnsafePointer<UInt8>?
    ) -> Int {
        guard let start = unsafe start, let end = unsafe end else { return 0 }
        return unsafe end - start
    }

    // MARK: - Names

    borrowing func commonName() throws(CertificateError) -> String? {
        let subject = unsafe X509_get_subject_name(handle)
        let first = unsafe X509_NAME_get_index_by_NID(subject, NID_commonName, -1)
        guard first >= 0 else { return nil }
        guard unsafe X509_NAME_get_index_by_NID(subject, NID_commonName, first) < 0 else {
            throw .manyCommonNames
        }
        let value = unsafe X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, first))
        var text: UnsafeMutablePointer<UInt8>?
        let count = unsafe ASN1_STRING_to_UTF8(&text, value)
        defer { unsafe CRYPTO_free(text, #file, #line) }
        guard count >= 0, let text = unsafe text else {
            ERR_clear_error()
            throw .badName
        }
        let bytes = unsafe Array(UnsafeBufferPointer(start: text, count: Int(count)))
        guard (1...Certificate.limitNameBytes).contains(bytes.count),
            let name = String(validating: bytes, as: UTF8.self),
            !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw .badName }
        return name
    }

    /// The URIs and the DNS names; names of other kinds are passed over.
    borrowing func alternativeNames() throws(CertificateError) -> ([String], [String]) {
        guard let names = try unsafe AlternativeNames(of: handle) else { return ([], []) }
        guard names.count <= Certificate.limitNames else { throw .tooManyNames }
        var resourceNames: [String] = []
        var domainNames: [String] = []
        for index in 0..<names.count {
            switch try names.name(at: index) {
            case .resource(let name): resourceNames.append(name)
            case .domain(let name): domainNames.append(name)
            case .other: break
            }
        }
        return (resourceNames, domainNames)
    }

    // MARK: - Numbers

    borrowing func serial() throws(CertificateError) -> String {
        let number = unsafe X509_get0_serialNumber(handle)
        let count = unsafe Int(ASN1_STRING_length(number))
        guard (1...Certificate.limitSerialBytes).contains(count),
            let start = unsafe ASN1_STRING_get0_data(number)
        else { throw .badSerial }
        let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
        let isNegative = unsafe ASN1_STRING_type(number) == V_ASN1_NEG_INTEGER
        return (isNegative ? "-" : "") + Hexadecimal.text(of: bytes.span)
    }

    borrowing func validity() throws(CertificateError) -> (Int64, Int64) {
        (
            try unsafe Self.seconds(X509_get0_notBefore(handle)),
            try unsafe Self.seconds(X509_get0_notAfter(handle))
        )
    }

    private static func seconds(
        _ time: UnsafePointer<ASN1_TIME>?
    ) throws(CertificateError) -> Int64 {
        var parts = unsafe tm()
        guard unsafe ASN1_TIME_to_tm(time, &parts) == 1 else {
            ERR_clear_error()
            throw .badTime
        }
        return unsafe Int64(timegm(&parts))
    }
}
