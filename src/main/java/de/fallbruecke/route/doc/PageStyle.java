package de.fallbruecke.route.doc;

/** The look of the page, on screen and on paper. */
final class PageStyle {
  static final String CSS =
      """
      body{font:16px/1.5 Arial,Helvetica,sans-serif;color:#1b232b;margin:0;background:#fff}
      main{max-width:68rem;margin:0 auto;padding:2rem 1.5rem 4rem}
      h1{font-size:2rem;line-height:1.2;margin:.2rem 0 1rem}
      h2{font-size:1.4rem;margin:2.6rem 0 .8rem;padding-top:.8rem;border-top:2px solid #1b232b}
      h3{font-size:1.1rem;margin:1.6rem 0 .5rem}
      h4{font-size:1rem;margin:1.6rem 0 .5rem}
      .kicker{margin:0;color:#4a5764;letter-spacing:.04em}
      .lead{font-size:1.1rem;max-width:50rem}
      dl{display:grid;grid-template-columns:13rem 1fr;gap:.35rem 1rem;margin:1.5rem 0}
      dt{color:#4a5764}
      dd{margin:0;overflow-wrap:anywhere}
      table{border-collapse:collapse;width:100%;font-size:.9rem}
      th,td{text-align:left;vertical-align:top;padding:.45rem .7rem .45rem 0;border-bottom:1px solid #cfd6dc;overflow-wrap:break-word}
      td code{overflow-wrap:anywhere}
      th{border-bottom:2px solid #4a5764}
      code{font:.85em/1.4 ui-monospace,Menlo,Consolas,monospace;color:#2b3a67}
      .each{color:#4a5764;font-size:.85em}
      .flow{overflow-x:auto;padding:.5rem 0}
      .flow svg{max-width:100%;height:auto}
      ul{padding-left:1.2rem}
      @page{size:A4;margin:16mm}
      @media print{
        body{font-size:10pt}
        main{max-width:none;padding:0}
        h2,h3,h4{break-after:avoid}
        tr,.flow{break-inside:avoid}
        thead{display:table-header-group}
      }
      """;

  private PageStyle() {}
}
