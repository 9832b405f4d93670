/**
 * `npm run bench -- secret`: the tables of the note on secrecy, masked then attacked: cells hidden, time, what the
 * attacker finds. Exits 1 when it finds anything, or when the département of 887 communes takes more than thirty seconds.
 */
import { auditRelease } from '../app/domains/secrecy/audit-release.ts'
import { maskTable, publishedFactsOf } from '../app/domains/secrecy/mask-table.ts'
import { type CountTable, defaultRule, type MaskedTable, type ReleasedTable } from '../app/domains/secrecy/secrecy.ts'
import { loadSolver } from '../app/domains/secrecy/solver.ts'
import { type BrowserMasking, openBrowserMasking } from './secret-browser.ts'
import { type Commune, drawCommunes, readCommunes, tableOf } from './secret-tables.ts'

const rule = defaultRule('foyers')
const mostSeconds = 30

const sizes = [
  { departement: '92', communes: 36, groupings: 4 },
  { departement: '48', communes: 152, groupings: 11 },
  { departement: '73', communes: 273, groupings: 18 },
  { departement: '62', communes: 887, groupings: 20 },
]
const flat = { bands: 6, groupings: false, subtotals: false }
const full = { bands: 8, groupings: true, subtotals: true }

const drawn: string[] = []
async function communesOf(departement: string): Promise<readonly Commune[]> {
  const real = await readCommunes(departement)
  if (real) return real
  const { communes = 36, groupings = 4 } = sizes.find((one) => one.departement === departement) ?? {}
  drawn.push(departement)
  return drawCommunes(Number(departement), communes, groupings)
}

async function listTables(): Promise<readonly CountTable[]> {
  const [d92, d48, d73, d62] = await Promise.all(['92', '48', '73', '62'].map(communesOf))
  if (!d92 || !d48 || !d73 || !d62) throw new Error('no communes')
  return [
    tableOf('92 : 36 communes × 6', d92, flat),
    tableOf('92 : 36 × 8, EPT, sous-totaux', d92, full),
    tableOf('48 : 36 communes × 6', d48.slice(0, 36), flat),
    tableOf('48 : 36 × 8, sous-totaux', d48.slice(0, 36), { ...full, groupings: false }),
    tableOf('48 entier × 6, EPCI', d48, { ...flat, groupings: true }),
    tableOf('73 entier × 8, EPCI', d73, { ...full, subtotals: false }),
    tableOf('62 entier × 8, EPCI', d62, { ...full, subtotals: false }),
    tableOf('62 entier × 8, sans EPCI', d62, { ...full, groupings: false, subtotals: false }),
  ]
}

/** The same table with its forbidden counts hidden and nothing else: what naive masking would let leave. */
function naive(masked: MaskedTable): ReleasedTable {
  const published = publishedFactsOf(masked)
  return {
    ...published,
    cells: masked.cells.map((line) =>
      line.map(({ mark, value }) => (mark === 'primary' ? 'secret' : mark === 'absent' ? null : value)),
    ),
  }
}

/** In the worker of a browser; undefined, and said, where there is none. */
async function openBrowser(): Promise<BrowserMasking | undefined> {
  try {
    return await openBrowserMasking()
  } catch (error) {
    console.log(`Navigateur non mesuré : ${error instanceof Error ? error.message : error}\n`)
    return undefined
  }
}

type Measured = { readonly line: string; readonly missed: readonly string[] }

async function measure(table: CountTable, browser: BrowserMasking | undefined): Promise<Measured> {
  const begun = performance.now()
  const masked = await maskTable(table, rule, [])
  const seconds = (performance.now() - begun) / 1000
  const again = performance.now()
  const audit = await auditRelease(publishedFactsOf(masked), rule, [])
  const auditSeconds = (performance.now() - again) / 1000
  const { exact, tooTight } = await auditRelease(naive(masked), rule, [])
  const there = await browser?.mask({ table, rule })
  const { primary, complementary } = masked.counts
  const found = audit.failure ?? `${audit.exact} exacte, ${audit.tooTight} serrée`
  const cells = table.rows.length * table.columns.length
  const figures = [table.universe, cells, primary, complementary]
  const times = [seconds, auditSeconds, there?.seconds].map((time) => time?.toFixed(2) ?? 'non mesuré')
  const slowest = Math.max(seconds, there?.seconds ?? 0)
  return {
    line: `| ${[...figures, ...times, `${exact}, ${tooTight}`, found].join(' | ')} |`,
    missed: [
      ...(audit.isSafe ? [] : [`${table.universe} : ${found}`]),
      ...(there?.isSafe === false ? [`${table.universe} : refusée dans le navigateur`] : []),
      ...(there && there.complementary !== complementary
        ? [`${table.universe} : autres cases dans le navigateur`]
        : []),
      ...(slowest > mostSeconds ? [`${table.universe} : ${slowest.toFixed(1)} s`] : []),
    ],
  }
}

const columns = [
  'table',
  'cases',
  'interdites',
  'cachées avec',
  'Node, contrôle compris (s)',
  'dont contrôle (s)',
  'navigateur (s)',
  'masquage naïf : exactes, serrées',
  'contrôle',
]
await loadSolver()
const browser = await openBrowser()
console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => ' --- |').join('')}`)
const missed: string[] = []
try {
  for (const table of await listTables()) {
    const measured = await measure(table, browser)
    console.log(measured.line)
    missed.push(...measured.missed)
  }
} finally {
  await browser?.close()
}
if (drawn.length > 0) console.log(`\nTables tirées au hasard (données absentes) : ${drawn.join(', ')}`)
console.log(missed.length > 0 ? `\nBarres manquées : ${missed.join(' ; ')}` : '\nBarres tenues.')
process.exit(missed.length > 0 ? 1 : 0)
