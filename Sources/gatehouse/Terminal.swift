import ArgumentParser
import Glibc
import House
import Spelling

/// Results go to standard output, all else to standard error.
enum Terminal {
    static func say(_ text: String) {
        write(text + "\n", to: 1)
    }

    static func note(_ text: String) {
        write(text + "\n", to: 2)
    }

    /// One JSON document of a record.
    static func say(_ record: some Spelled) {
        write(String(decoding: record.json(isPretty: true), as: UTF8.self) + "\n", to: 1)
    }

    /// Whether progress may be drawn.
    static var isInteractive: Bool { isatty(2) == 1 }

    /// Draws over the last line, where that is a terminal.
    static func progress(_ text: String) {
        guard isInteractive else { return }
        write("\r\u{1B}[K" + text, to: 2)
    }

    static func endProgress() {
        if isInteractive { write("\n", to: 2) }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

/// Runs a verb's body; what is wrong goes to standard error, and decides the exit status.
func ending(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let mistake as Mistake {
        Terminal.note("error: \(mistake)")
        throw ExitCode(mistake.exitStatus)
    } catch let error as Unreachable {
        Terminal.note("error: \(error.description)")
        throw ExitCode(ExitStatus.unreachable)
    } catch let code as ExitCode {
        throw code
    } catch let error as ValidationError {
        throw error
    } catch {
        Terminal.note("error: \(error)")
        throw ExitCode(ExitStatus.internal)
    }
}
