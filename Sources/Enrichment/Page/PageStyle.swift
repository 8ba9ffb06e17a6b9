import Pages

/// The one style of our pages: on a screen, on a phone, and on two sheets of A4.
enum PageStyle {
    static let html: HTML = screen + print

    private static let screen: HTML = """
        body { font: 1rem/1.45 "Atkinson Hyperlegible", Inter, "Segoe UI", "DejaVu Sans", Arial,
          sans-serif; color: #10161c; background: #fff; max-width: 60rem; margin: 1rem auto;
          padding: 0 1rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere }
        h1 { font-size: 1.4rem; line-height: 1.3; margin: .3em 0 }
        h1 span { display: block }
        h1 .band { display: inline-block; font-size: .7em }
        h2 { font-size: 1.15rem; margin: 1em 0 .25em; border-bottom: 1px solid #c5ccd3 }
        h3 { font-size: 1rem; margin: .5em 0 .1em }
        p, ul, ol, dl { margin: .25em 0 }
        ul, ol { padding-left: 1.4em }
        .band { font-weight: 700; font-size: 1.2em; padding: .1em .45em; border: 2px solid #10161c;
          white-space: nowrap }
        .band svg { vertical-align: -.1em }
        .band-1 { background: #7a0c12; color: #fff; border-color: #7a0c12 }
        .band-2 { background: #d9560b; border-color: #7a2e00 }
        .band-3 { background: #f5b83d; border-color: #7a4a00 }
        .band-4 { background: #a9cdec; color: #0f385c; border-color: #0f385c }
        .band-5 { background: #dbe6ee; color: #0f385c; border-color: #0f385c }
        .band-6 { border-color: #5a6570 }
        .due { margin-left: .5em }
        .due strong { font-size: 1.15em }
        .notice, .notices { border: 1px solid #7a4a00; background: #fff6cc; padding: .25em .6em }
        .notices { list-style: none; margin: .3em 0 }
        .pattern { font-weight: 700; font-size: 1.05em }
        table { border-collapse: collapse; width: 100%; margin: .3em 0 }
        caption { text-align: left; color: #4a5560 }
        th, td { text-align: left; vertical-align: top; padding: .15em .6em .15em 0;
          border-bottom: 1px solid #c5ccd3 }
        .why, .contacts { table-layout: fixed }
        @media print, (min-width: 48.01rem) {
          .why th:first-child { width: 9% }
          .why th:nth-child(3) { width: 27% }
          .why th:nth-child(4) { width: 20% }
          .contacts th:first-child { width: 13% }
          .contacts th:nth-child(2) { width: 16% }
          .contacts th:nth-child(4) { width: 34% }
          .contacts th:nth-child(5) { width: 12% }
        }
        .beside { display: flex; flex-wrap: wrap; gap: 0 1.5em; align-items: flex-end }
        .counts { width: auto; max-width: 22em }
        .counts td { text-align: right }
        .timeline { flex: 1 1 24rem; max-width: 46rem; margin: .3em 0 }
        blockquote { margin: .35em 0; padding-left: .7em; border-left: 4px solid #10161c }
        blockquote p { margin: 0 }
        blockquote p:first-child { font-weight: 700 }
        .words { white-space: pre-line; max-width: 75ch }
        dt { font-weight: 700; float: left; clear: left; margin-right: .5em }
        dd { margin-left: 0 }
        .facts { display: flex; flex-wrap: wrap; gap: .1em 1.4em }
        .facts dt, .facts dd { display: inline; float: none; margin: 0 }
        .facts dt::after { content: ":" }
        .everything { font-size: .9rem }
        .everything div { margin: .35em 0 }
        .everything div > h3, .fields dl, .fields dt, .fields dd { display: inline; float: none;
          margin: 0 }
        .everything div > h3::after { content: ": " }
        .fields dt { font-weight: 400; color: #4a5560 }
        .fields dt::after { content: " " }
        .fields dd { font-weight: 600 }
        .fields dd::after { content: "; "; font-weight: 400 }
        .digest { color: #4a5560 }
        footer { margin-top: 1.2em; font-size: .9rem; color: #4a5560 }
        @media screen and (max-width: 48rem) {
          .timeline { display: none }
          table:not(.counts), table:not(.counts) tbody, table:not(.counts) tr,
          table:not(.counts) th, table:not(.counts) td { display: block }
          table:not(.counts) thead { display: none }
          table:not(.counts) tr { border-bottom: 2px solid #c5ccd3; padding: .3em 0 }
          table:not(.counts) th, table:not(.counts) td { border: 0; padding: 0 }
        }

        """

    /// Sheets have the colours of the bands and no others that matter; the words tell all.
    private static let print: HTML = """
        @page { size: A4; margin: 11mm 12mm 13mm;
          @bottom-left { content: "Official-sensitive: destroy when done"; font: 7.5pt sans-serif }
          @bottom-right { content: "Page " counter(page) " of " counter(pages);
            font: 7.5pt sans-serif } }
        @media print {
          body { font-size: 8.5pt; line-height: 1.3; max-width: none; margin: 0; padding: 0 }
          h1 { font-size: 12.5pt; margin: .2em 0 }
          h2 { font-size: 10.5pt; margin: .6em 0 .15em; break-after: avoid-page }
          h3 { font-size: 8.5pt; margin: .3em 0 0; break-after: avoid-page }
          p, ul, ol, dl, table, .notices { margin: .15em 0 }
          .band, .notices { print-color-adjust: exact; -webkit-print-color-adjust: exact }
          .notices { columns: 2; column-gap: 1.5em }
          .notices li, tr, blockquote { break-inside: avoid }
          th, td { padding: .08em .5em .08em 0 }
          .sent > h3 { float: left; clear: left; margin: .1em .5em 0 0 }
          .opening { break-inside: avoid-page }
          .beside { flex-wrap: nowrap }
          .words { max-width: none }
          .everything { break-before: page; font-size: 7.5pt }
          footer { display: none }
        }

        """
}
