package import Model
package import Spelling

/// What staff call the bands, where a policy calls them otherwise than we do.
package struct BandLabels: Hashable, Sendable {
    private let labels: [Band: String]

    package init(_ labels: [Band: String] = [:]) {
        self.labels = labels.filter { $0.value != $0.key.label }
    }

    package subscript(band: Band) -> String { labels[band] ?? band.label }

    /// Those that are not our own, in the order of the bands.
    var parts: [ReferralDocument.BandLabel] {
        Band.allCases.compactMap { band in
            labels[band].map { ReferralDocument.BandLabel(band: band, label: $0) }
        }
    }
}

extension ReferralDocument {
    /// What staff call one band.
    package struct BandLabel: Sendable, Equatable, Spelled {
        package var band = Band.immediate
        package var label = ""

        package init() {}

        init(band: Band, label: String) {
            self.band = band
            self.label = label
        }

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("band", &band)
            speller.leaf("label", &label)
        }
    }

    /// What staff call a band of this document.
    package func label(of band: Band) -> String {
        labels.first { $0.band == band }?.label ?? band.label
    }
}
