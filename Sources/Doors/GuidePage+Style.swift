import Pages

// How the guide looks: on a screen, on a telephone, where a table's cells stand below one another,
// and on paper.

extension GuidePage {
    static let style: HTML = """
        @page { size: A4; margin: 14mm }
        html { scroll-padding-top: 1rem }
        body { font: 1rem/1.5 "Atkinson Hyperlegible", Inter, "DejaVu Sans", Arial, sans-serif;
          color: #10161c; background: #fff; max-width: 60rem; margin: 1rem auto; padding: 0 1rem }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 1rem 0 .4rem }
        h2 { font-size: 1.3rem; margin: 2rem 0 .4rem; padding-bottom: .2rem;
          border-bottom: 2px solid #12344d }
        h3 { font-size: 1.1rem; margin: 1.4rem 0 .2rem }
        p, ul, ol, dl { margin: .5rem 0; max-width: 75ch }
        li, dd { margin: .2rem 0 }
        dt { font-weight: 700; margin-top: .5rem }
        dd { margin-left: 1rem }
        a { color: #0f5499; text-underline-offset: .15em }
        a:visited { color: #54319f }
        a:hover { color: #0b3560; text-decoration-thickness: .15em }
        nav li { margin: 0; padding: .1rem 0 }
        :focus-visible { outline: 3px solid #fd0; box-shadow: 0 0 0 5px #10161c }
        main:focus { outline: none; box-shadow: none }
        .skip { position: absolute; left: -100vw; background: #fff; padding: .5rem }
        .skip:focus { left: 1rem; top: .5rem }
        .notice { border: 1px solid #7a4a00; background: #fff6cc; padding: .4rem .7rem }
        code { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: .9em }
        :not(pre) > code { overflow-wrap: break-word }
        .label { font-weight: 700; margin-bottom: 0 }
        pre { background: #f2f5f8; border: 1px solid #5a6570; padding: .6rem; overflow-x: auto;
          margin: .2rem 0 .8rem }
        table { border-collapse: collapse; width: 100%; margin: .8rem 0 }
        caption { text-align: left; font-weight: 700; padding: .2rem 0 }
        th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0;
          border-bottom: 1px solid #c5ccd3; overflow-wrap: break-word }
        thead th { border-bottom: 2px solid #5a6570 }
        tbody th { font-weight: 400; width: 13rem }
        td p { margin: 0 0 .3rem }
        td a { display: inline-block; min-width: 1.5rem; min-height: 1.5rem }
        .links { white-space: nowrap }
        .links a + a { margin-left: .8rem }
        footer { margin-top: 2rem; color: #4a5560 }
        @media screen and (max-width: 40rem) {
          pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .9em }
          pre span { white-space: nowrap }
          table, caption, tbody, tr, tbody th, td { display: block }
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
            clip-path: inset(50%); white-space: nowrap }
          tr { border-bottom: 1px solid #5a6570; padding: .5rem 0 }
          tbody th, td { border: 0; padding: .1rem 0; width: auto }
          tbody th { font-weight: 700 }
          td[data-label]::before { content: attr(data-label) ": "; color: #4a5560 }
          td[data-label]::before { content: attr(data-label) ": " / "" }
        }
        @media print {
          body { font-size: 10pt; max-width: none; margin: 0 }
          nav, .skip { display: none }
          pre { white-space: pre-wrap; overflow-wrap: anywhere }
          pre { overflow: visible }
          tr { break-inside: avoid }
          h2, h3, .label { break-after: avoid }
        }
        """
}
