import Flow
import Spelling

/// The answer of `gatehouse import`: all files together, and each for itself.
struct ImportReport: Spelled {
    var schema = "gatehouse/import/2"
    var added = 0
    var updated = 0
    var notTaken = 0
    var doneBefore = 0
    var files: [File] = []

    init() {}

    init(_ files: [ImportedFile]) {
        self.files = files.map(File.init)
        for file in self.files {
            added += file.added
            updated += file.updated
            notTaken += file.notTaken
            doneBefore += file.doneBefore
        }
    }

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("schema", &schema)
        speller.leaf("added", &added)
        speller.leaf("updated", &updated)
        speller.leaf("notTaken", &notTaken)
        speller.leaf("doneBefore", &doneBefore)
        speller.records("files", each: "file", &files)
    }

    /// The lines about which there is something to say, for a person.
    var lines: [String] {
        files.flatMap { file in
            file.told("not taken", file.badLines, of: file.notTaken)
                + file.told("taken", file.notes, of: file.noted)
        }
    }

    /// How one file went.
    struct File: Spelled {
        var kind = ""
        var added = 0
        var updated = 0
        var notTaken = 0
        var doneBefore = 0
        var noted = 0
        var badLines: [Line] = []
        var notes: [Line] = []

        init() {}

        init(_ file: ImportedFile) {
            let report = file.report
            kind = file.kind.rawValue
            added = report.added
            updated = report.updated
            notTaken = report.badCount
            doneBefore = report.skipped
            noted = report.noteCount
            badLines = report.badLines.map(Line.init)
            notes = report.notes.map(Line.init)
        }

        mutating func spell(with speller: inout some Speller) {
            speller.leaf("kind", &kind)
            speller.leaf("added", &added)
            speller.leaf("updated", &updated)
            speller.leaf("notTaken", &notTaken)
            speller.leaf("doneBefore", &doneBefore)
            speller.leaf("noted", &noted)
            speller.records("badLines", each: "badLine", &badLines)
            speller.records("notes", each: "note", &notes)
        }

        var summary: String {
            "\(kind): \(added) added, \(updated) brought up to date, \(notTaken) not taken, "
                + "\(doneBefore) done before"
        }

        fileprivate func told(_ how: String, _ lines: [Line], of count: Int) -> [String] {
            let listed = lines.map { "\(kind), line \($0.line), \(how): \($0.reason)" }
            let more = count - lines.count
            return more > 0 ? listed + ["\(kind): \(more) more lines \(how), not listed"] : listed
        }
    }

    /// One line, and what is to be said of it.
    struct Line: Spelled {
        var line = 0
        var reason = ""

        init() {}

        init(_ line: Import.Line) {
            self.line = line.line
            reason = line.reason
        }

        mutating func spell(with speller: inout some Speller) {
            speller.leaf("line", &line)
            speller.leaf("reason", &reason)
        }
    }
}
