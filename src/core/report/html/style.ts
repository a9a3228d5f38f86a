/** The report's only style sheet: the app's light theme on paper. Page boxes carry the page numbers when printed. */
export const REPORT_STYLE = `
:root{--ink:#1a1d21;--quiet:#5b6470;--line:#dde1e6;--panel:#ffffff;--accent:#1f5fd0;--sans:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif}
*{box-sizing:border-box}
body{margin:0;background:#f7f8f9;color:var(--ink);font:13px/1.5 var(--sans);font-variant-numeric:tabular-nums}
main{max-width:940px;margin:0 auto;background:var(--panel);padding:40px 48px 64px}
header{border-bottom:2px solid var(--ink);padding-bottom:12px;margin-bottom:20px}
h1{font-size:24px;line-height:1.2;margin:0 0 4px}
h2{font-size:17px;margin:36px 0 8px;padding-top:8px;border-top:1px solid var(--line);break-after:avoid}
h3{font-size:14px;margin:22px 0 6px;break-after:avoid}
p{margin:6px 0;max-width:72ch}
.quiet,figcaption,caption{color:var(--quiet)}
.small{font-size:11px}
nav{columns:2;font-size:12px;margin:0 0 8px}
nav a{color:var(--ink);text-decoration:none;display:block}
.verdict{border:1px solid var(--line);border-left:4px solid var(--ink);border-radius:4px;padding:12px 16px;margin:14px 0;break-inside:avoid}
.verdict .where{color:var(--quiet);font-size:12px}
.verdict .head{font-size:20px;line-height:1.3;font-weight:600;margin:2px 0 4px}
.verdict p{margin:2px 0}
dl.facts{display:grid;grid-template-columns:repeat(4,1fr);gap:12px;margin:16px 0;break-inside:avoid}
dl.facts div{border-top:2px solid var(--line);padding-top:4px}
dl.facts dt{color:var(--quiet);font-size:11px}
dl.facts dd{margin:0;font-size:18px;font-weight:600}
dl.facts dd span{font-size:12px;font-weight:400;color:var(--quiet)}
table{border-collapse:collapse;width:100%;margin:10px 0 16px;font-size:12px}
caption{text-align:left;font-size:12px;padding-bottom:4px;break-after:avoid}
thead{display:table-header-group}
th{font-weight:600;font-size:11px;color:var(--quiet);border-bottom:1px solid var(--ink);vertical-align:bottom}
th,td{padding:3px 10px 3px 0;text-align:left;vertical-align:top}
td{border-bottom:1px solid var(--line)}
th.n,td.n{text-align:right}
td.n{white-space:nowrap}
th:last-child,td:last-child{padding-right:0}
.n+.t{padding-left:12px}
tr{break-inside:avoid}
table.short{break-inside:avoid}
tr.strong td{font-weight:600;background:#f1f4f7}
td.t{overflow-wrap:break-word}
.id{overflow-wrap:anywhere}
td:first-child .file{display:inline-block;min-width:15em}
.keep{white-space:nowrap}
#assumptions table{table-layout:fixed}
#assumptions td.t{overflow-wrap:break-word}
#assumptions th:nth-child(1){width:31%}
#assumptions th:nth-child(5){width:13%}
#assumptions th:nth-child(6){width:32%}
figure{margin:14px 0;break-inside:avoid}
figcaption{font-size:12px;margin-top:4px}
.estimate{border:1px dashed var(--quiet);border-radius:3px;padding:0 3px;font-size:10px;color:var(--quiet)}
.hash{font-family:ui-monospace,'Liberation Mono',monospace;font-size:10px;overflow-wrap:anywhere}
ul{margin:6px 0;padding-left:18px}
li{margin:2px 0;max-width:76ch}
@page{margin:16mm 14mm 18mm;@bottom-right{content:counter(page) ' / ' counter(pages);font:9px sans-serif;color:#5b6470}@bottom-left{content:'Infill coverage report';font:9px sans-serif;color:#5b6470}}
@media print{
body{background:none;font-size:10.5pt}
main{max-width:none;padding:0}
nav{display:none}
h2{border-top:0}
section.new-page{break-before:page}
table{font-size:8.5pt}
figure svg{max-height:116mm;max-width:90%!important;display:block;margin:0 auto}
p,li{orphans:3;widows:3}
p.lead{break-after:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
