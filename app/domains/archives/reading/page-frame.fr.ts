/** The frame of the pages of an archive: their style is in them, so that they open alone, from a folder. Pure. */
import { escapeXml } from '#app/domains/documents/escape-xml.ts'

const style = `
:root{color-scheme:light dark;--ink:#1f2933;--soft:#52606d;--line:#d5dbe1;--ground:#fff;--tint:#f3f6f9;--mark:#14507a}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf2;--soft:#aab6c2;--line:#3c4854;--ground:#14191f;--tint:#1c232b;--mark:#8cc4ec}}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--ground);font:1rem/1.6 system-ui,"Segoe UI",sans-serif}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.25rem .75rem}
header,main,footer{max-width:62rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem;border-bottom:3px solid var(--mark)}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem}h2{margin:3rem 0 .75rem;padding-bottom:.25rem;border-bottom:1px solid var(--line);font-size:1.4rem}
h3{margin:1.75rem 0 .4rem;font-size:1.12rem}h4,h5,h6{margin:1.1rem 0 .3rem;font-size:1rem}
p{margin:.4rem 0;max-width:46rem}a{color:var(--mark)}:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
.soft{color:var(--soft)}nav ul{columns:2 16rem;padding-left:1.1rem}
article{border:1px solid var(--line);border-radius:.4rem;padding:.5rem 1rem 1rem;margin:.9rem 0;background:var(--tint);break-inside:avoid}
article>h4:first-child{margin-top:.5rem}dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.15rem 1rem;margin:.4rem 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.6rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:var(--tint)}
td.number{text-align:right;white-space:nowrap}.words{white-space:pre-line}code{font-size:.85em;overflow-wrap:anywhere}
footer{margin-top:4rem;padding:1rem 1.25rem 3rem;border-top:1px solid var(--line)}
@media (max-width:40rem){.wide table{min-width:36rem}dl{grid-template-columns:1fr}dt{margin-top:.4rem}}
@media print{nav,.skip{display:none}body{font-size:10.5pt}article{background:none}}`

type PageContent = { readonly title: string; readonly lead: string; readonly body: string; readonly foot: string }

/** @param body HTML; the rest is text */
export const framed = ({ title, lead, body, foot }: PageContent): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex"><title>${escapeXml(title)}</title><style>${style}</style></head>
<body><a class="skip" href="#contenu">Aller au contenu</a>
<header><h1>${escapeXml(title)}</h1><p class="soft">${escapeXml(lead)}</p></header>
<main id="contenu">${body}</main>
<footer class="soft"><p>${escapeXml(foot)}</p></footer></body></html>
`
