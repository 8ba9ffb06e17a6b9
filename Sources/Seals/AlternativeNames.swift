import COpenSSL

/// The alternative names of a certificate's subject, which are freed exactly once.
@safe struct AlternativeNames: ~Copyable {
    enum Name {
        case resource(String)
        case domain(String)
        /// An address, a directory name or another kind that names no partner of ours.
        case other
    }

    private let handle: OpaquePointer

    /// Takes the names out of a certificate; nothing when it has none.
    init?(of certificate: OpaquePointer) throws(CertificateError) {
        var found: Int32 = 0
        let names = unsafe X509_get_ext_d2i(certificate, NID_subject_alt_name, &found, nil)
        guard let names = unsafe names else {
            ERR_clear_error()
            // -1 says that there is no such extension; all else, that it cannot be read.
            guard found == -1 else { throw .malformed }
            return nil
        }
        unsafe handle = OpaquePointer(names)
    }

    deinit {
        unsafe GENERAL_NAMES_free(handle)
    }

    var count: Int {
        Int(max(0, unsafe OPENSSL_sk_num(handle)))
    }

    borrowing func name(at index: Int) throws(CertificateError) -> Name {
        guard let entry = unsafe OPENSSL_sk_value(handle, Int32(index)) else { return .other }
        let name = unsafe entry.assumingMemoryBound(to: GENERAL_NAME.self).pointee
        switch unsafe name.type {
        case GEN_URI: return .resource(try unsafe Self.text(name.d.uniformResourceIdentifier))
        case GEN_DNS: return .domain(try unsafe Self.text(name.d.dNSName))
        default: return .other
        }
    }

    /// The text of a name: visible ASCII only, so that no zero byte can hide the end of it.
    private static func text(
        _ string: UnsafeMutablePointer<ASN1_IA5STRING>?
    ) throws(CertificateError) -> String {
        let count = unsafe Int(ASN1_STRING_length(string))
        guard (1...Certificate.limitNameBytes).contains(count),
            let start = unsafe ASN1_STRING_get0_data(string)
        else { throw .badName }
        let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
        guard unsafe bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .badName }
        return unsafe String(decoding: bytes, as: UTF8.self)
    }
}
