import Model
import Pages

/// A band as a word with its shape: never by colour alone, so that it is told in grey and on paper.
struct BandTag {
    let band: Band
    let label: String

    var html: HTML {
        """
        <span class="band band-\(band.number)"><svg viewBox="0 0 16 16" width="14" height="14" \
        aria-hidden="true">\(Self.shape(of: band))</svg> \(label)</span>
        """
    }

    private static func shape(of band: Band) -> HTML {
        switch band {
        case .immediate:
            "<path d=\"M5 1h6l4 4v6l-4 4H5l-4-4V5z\" fill=\"currentColor\"/>"
        case .sameDay: "<path d=\"M8 1l7 14H1z\" fill=\"currentColor\"/>"
        case .within24Hours: "<path d=\"M8 0l8 8-8 8-8-8z\" fill=\"currentColor\"/>"
        case .within72Hours: "<circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"currentColor\"/>"
        case .earlyHelp:
            """
            <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5"/>\
            <path d="M8 1a7 7 0 0 0 0 14z" fill="currentColor"/>
            """
        case .advice:
            "<circle cx=\"8\" cy=\"8\" r=\"6.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
        }
    }
}
