namespace Functional;

/// <summary>How pages look: one column, the theme of the pictures, made for screens of every width and for paper.</summary>
internal static class PageStyle
{
    /// <summary>The style sheet of pages; it follows that of pictures.</summary>
    public const string Css = """
        *{box-sizing:border-box}
        html{color-scheme:light dark;background:#fff}
        @media screen and (prefers-color-scheme:dark){html{background:#0d1117}}
        body.functional{margin:0;padding:2rem 1.25rem 4rem;background:var(--surface);color:var(--text);font-size:15px;line-height:1.55}
        main{max-width:62rem;margin:0 auto}
        h1{font-size:1.7rem;line-height:1.2;margin:0 0 1.25rem}
        h2{font-size:1.2rem;line-height:1.3;margin:2.2rem 0 .6rem;padding-top:1rem;border-top:1px solid var(--grid)}
        p{margin:.5rem 0;max-width:46rem}
        figure{margin:1rem 0;overflow-x:auto}
        figure>svg{display:block;max-width:100%;height:auto}
        pre{background:var(--raised);border:1px solid var(--grid);border-radius:6px;padding:.8rem 1rem;overflow-x:auto;line-height:1.4;
        font:13px/1.4 ui-monospace,"SFMono-Regular",Menlo,Consolas,"Liberation Mono",monospace}
        .scroll{overflow-x:auto;margin:.8rem 0}
        table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
        th,td{padding:.35rem .8rem;border-bottom:1px solid var(--grid);text-align:left;vertical-align:top;white-space:nowrap}
        th{color:var(--muted);font-weight:600}
        td.number,th.number{text-align:right}
        button,input{font:inherit;color:inherit;accent-color:var(--series-0)}
        button{background:var(--raised);border:1px solid var(--muted);border-radius:6px;padding:.25rem .8rem;cursor:pointer}
        button:focus-visible,input:focus-visible{outline:2px solid var(--series-0);outline-offset:2px}
        @media print{body{padding:0}h2{break-after:avoid}figure,tr{break-inside:avoid}pre{white-space:pre-wrap}button,input{display:none}}
        """;
}
