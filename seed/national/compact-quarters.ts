/**
 * `node seed/national/compact-quarters.ts <folder of SOURCES.md>`: makes quarters.parquet (neighbourhoods of the policy for cities) from the
 * yearly sheets of Insee, Cnaf and ANCT, by hand, once a vintage. What it reads, and the totals it must find again: README.md beside.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { z } from 'zod'

const [from = ''] = process.argv.slice(2)

/** Sheets of the neighbourhoods of the policy for cities (DEMO, REVN, IPRO). */
const quarterColumns = [
  { id: 'inhabitants', column: 'POP_MUN' },
  { id: 'under_25_share', column: 'TX_TOT_0A24' },
  { id: 'median_income', column: 'DISP_Q2' },
  { id: 'poverty', column: 'TP60' },
  { id: 'employment', column: 'TX_TOT_EMPL' },
  { id: 'beneficiaries', column: 'A' },
  { id: 'lone_parents', column: 'AM' },
  { id: 'under_3', column: 'ENF_2' },
] as const
const editions = [2017, 2018, 2019, 2021, 2022]

const communeShape = z.object({ code: z.string(), nom: z.string(), type: z.string(), chefLieu: z.string().optional() })
const packageFile = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json')
const communes = z.array(communeShape).parse(JSON.parse(fs.readFileSync(packageFile, 'utf8')))

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
const departmentOf = (code: string): string => (/^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2))
/** A former commune stands for the one it went into; one of today goes before. */
const byName = new Map<string, string>()
for (const { code, nom, type, chefLieu } of communes.toSorted((one, other) => one.type.localeCompare(other.type))) {
  const key = `${departmentOf(code)} ${plain(nom)}`
  if (type === 'commune-actuelle') byName.set(key, code)
  else if (chefLieu && !byName.has(key)) byName.set(key, chefLieu)
}

/** « QP092010 » is in the département 92, « QP974047 » in 974. */
const departmentOfQuarter = (code: string): string => (/^QP9[78]/.test(code) ? code.slice(2, 5) : code.slice(3, 5))

function readSheet(name: string): readonly Readonly<Record<string, string>>[] {
  const text = fs.readFileSync(path.join(from, 'qpv', `${name}.csv`), 'utf8').replace(/^\uFEFF/, '')
  const [head = '', ...lines] = text.split(/\r?\n/)
  const names = head.split(';')
  return lines
    .filter((line) => /^QP/.test(line))
    .map((line) => Object.fromEntries(line.split(';').map((cell, at) => [names[at] ?? '', cell])))
}

/** « 6 490 », « 38,9 »; empty for a blank, which is a secret or a sheet without it. */
function readNumber(cell: string | undefined): string {
  const text = (cell ?? '').replace(/\s/g, '').replace(',', '.')
  return /^\d+(\.\d+)?$/.test(text) ? text : ''
}

/** « Lyon 5e Arrondissement » is in Lyon; « Oissel » is now « Oissel-sur-Seine », the only one that begins so. */
function communeOf(department: string, name: string): string | undefined {
  const key = `${department} ${plain(name).replace(/ \d+er? arrondissement$/, '')}`
  const [only, ...others] = [...byName.keys()].filter((known) => known.startsWith(`${key} `))
  return byName.get(key) ?? (only && others.length === 0 ? byName.get(only) : undefined)
}

/** A quarter does not move: it is in the communes of its last sheet. */
const communesOf = new Map<string, string>()
const unknown: string[] = []
for (const edition of editions.toReversed())
  for (const { CODGEO: code = '', LIB_COM = '' } of readSheet(`DEMO_${edition}`)) {
    if (communesOf.has(code)) continue
    const codes = LIB_COM.split(/ *, */).flatMap((name) => {
      const found = communeOf(departmentOfQuarter(code), name)
      if (!found) unknown.push(`${code} ${name}`)
      return found ?? []
    })
    if (codes.length > 0) communesOf.set(code, [...new Set(codes)].join(' '))
  }

const rows = editions.flatMap((edition) => {
  const values = new Map<string, Record<string, string>>()
  for (const sheet of ['DEMO', 'REVN', 'IPRO'])
    for (const row of readSheet(`${sheet}_${edition}`))
      values.set(row.CODGEO ?? '', { ...row, ...values.get(row.CODGEO ?? '') })
  return [...values].flatMap(([code, row]) => {
    const within = communesOf.get(code)
    if (within === undefined) return []
    const cells = quarterColumns.map(({ column }) => readNumber(row[column]))
    return [[code, (row.LIBGEO ?? '').replaceAll(';', ','), within, edition, ...cells].join(';')]
  })
})

const draft = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'trame-quarters-')), 'quarters.csv')
const header = ['code', 'name', 'communes', 'edition', ...quarterColumns.map(({ id }) => id)]
fs.writeFileSync(draft, [header.join(';'), ...rows].join('\n'))
const connection = await (await DuckDBInstance.create(':memory:')).connect()
const file = path.join(import.meta.dirname, 'quarters.parquet')
const types = ["'code': 'varchar'", "'name': 'varchar'", "'communes': 'varchar'", "'edition': 'smallint'"]
await connection.run(`
  copy (
    select * from read_csv('${draft}', delim = ';', header = true, quote = '', columns = {
      ${[...types, ...quarterColumns.map(({ id }) => `'${id}': 'float'`)].join(', ')} }) order by code, edition
  ) to '${file}' (format parquet, compression zstd, compression_level 19)`)
console.log(
  `${communesOf.size} quarters, ${rows.length} lines, ${Math.round(fs.statSync(file).size / 1000)} ko; without commune: ${unknown.join(' ; ')}`,
)
fs.rmSync(path.dirname(draft), { recursive: true })
