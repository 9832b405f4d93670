/** The archive of a person as a page to read, without Trame. Pure. Rules: docs/rules/privacy.md §2. */
import { formatCount, formatInstant } from '#app/kernel/format.ts'
import type { ArchiveFacts } from './data-archive.ts'
import type { GivenList } from './given-data.ts'
import { columnLabels, tableLabels } from './table-labels.fr.ts'
import { tablesNotGiven } from './tables-not-given.fr.ts'

/** Said at the head of the JSON. */
export const archiveIs =
  'Une liste par sorte de données : table de la base, nom en français, nombre de lignes, lignes. Une colonne qui nomme quelqu’un d’autre est vide.'

const isShown = (value: unknown): boolean => value !== null && value !== undefined && value !== ''

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

function shownValue(value: unknown): string {
  if (typeof value === 'string' && instant.test(value)) return formatInstant(new Date(value))
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  return Array.isArray(value) ? value.join(', ') : String(value)
}

const omitted = new Set(['id', 'ctg_id', 'version'])

function rowHtml(row: Readonly<Record<string, unknown>>, { ctgNames, sentenceOf }: ArchiveFacts): string {
  const ctg = ctgNames[String(row.ctg_id ?? '')]
  const cells = Object.entries(row).flatMap(([column, value]) => {
    const label = columnLabels[column]
    return label === undefined || omitted.has(column) || !isShown(value) ? [] : [[label, shownValue(value)] as const]
  })
  const act = typeof row.action === 'string' ? [['Acte', sentenceOf(row.action)] as const] : []
  const facts = [...(ctg === undefined ? [] : [['CTG', ctg] as const]), ...act, ...cells]
  return `<dl>${facts.map(([label, words]) => `<div><dt>${escaped(label)}</dt><dd>${escaped(words)}</dd></div>`).join('')}</dl>`
}

const listHtml = (list: GivenList, facts: ArchiveFacts): string =>
  `<section><h2>${escaped(list.label)}</h2><p>${formatCount(list.total, 'ligne')}${
    list.total > list.rows.length ? `, dont ${list.rows.length} données ici` : ''
  }</p>${list.rows.map((row) => rowHtml(row, facts)).join('')}</section>`

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1d1d1f}dl{border:1px solid #ccc;border-radius:.4rem;padding:.6rem;margin:.6rem 0}dl div{display:flex;gap:.8rem}dt{min-width:11rem;color:#555}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}h2{margin-top:2rem}'

const notGiven = Object.entries(tablesNotGiven).map(
  ([table, why]) => `<li>${escaped(tableLabels[table as keyof typeof tableLabels] ?? table)} : ${escaped(why)}.</li>`,
)

export const readingPage = (facts: ArchiveFacts): string =>
  `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Mes données, ${escaped(facts.whose)}</title><style>${style}</style></head><body><main>
<h1>Mes données</h1><p>${escaped(facts.whose)}. Faite le ${escaped(formatInstant(facts.madeAt))} par ${escaped(facts.instance)}.</p>
<p>Ce qui est écrit dans une CTG est donné pour celles que vous lisez encore ; pour les autres, écrivez à leur coordination. Les mots des autres personnes n’y sont pas. Le fichier <code>donnees.json</code> contient les mêmes listes, avec toutes leurs colonnes.</p>
<h2>Ce qui n’y est pas</h2><ul>${notGiven.join('')}<li>Mots de passe, secrets, codes : ils ne se donnent à personne.</li></ul>
${facts.lists.map((list) => listHtml(list, facts)).join('\n')}</main></body></html>`
