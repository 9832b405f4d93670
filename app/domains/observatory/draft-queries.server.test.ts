/** Drafts of real territories, as Trame writes them from the figures it carries, frozen as text: read them when they move. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { nationalSource } from '#seed/national/national.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { draftTheme, readDraftGround } from './draft-queries.server.ts'
import { observatoryLabels } from './labels.fr.ts'
import { loadFigures } from './load-figures.server.ts'
import { themeKeys } from './observatory.ts'
import { closeWarehouse, prepareWarehouse } from './warehouse.server.ts'

const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'trame-drafts-')), 'observatory')
let db: Database
let stop: () => Promise<void>

beforeAll(async () => {
  const opened = await newTestDatabase()
  db = opened.db
  stop = () => opened.pool.end()
  await loadFigures(db, { indicators, indicatorsByTheme, figures: hautsDeSeineFigures })
  await prepareWarehouse(folder, nationalSource)
})
afterAll(async () => {
  closeWarehouse()
  await stop()
  fs.rmSync(path.dirname(folder), { recursive: true })
})

test.each([
  ['gennevilliers', '92036'],
  // Twelve rural communes of the Indre, then twelve of the Aveyron.
  ['val-de-bouzanne', '200018521'],
  ['decazeville-communaute', '200067064'],
  ['lot', 'D46'],
])('the drafts of %s', async (name, territoryCode) => {
  const ground = await readDraftGround(db, sql<string>`${territoryCode}`)
  if (!ground) throw new Error(territoryCode)
  const written: string[] = []
  for (const themeKey of themeKeys) {
    const drafts = await draftTheme(db, themeKey, ground)
    if (drafts.length === 0) continue
    written.push(`# ${observatoryLabels.theme[themeKey]}`, '')
    for (const { question, title, support, key } of drafts) written.push(question, `→ ${title}`, support, key, '')
  }
  expect(written.length).toBeGreaterThan(0)
  await expect(written.join('\n')).toMatchFileSnapshot(`drafting/golden/${name}.txt`)
})

/** Ticked for every new CTG (`ctg/themes.ts`). */
const tickedForAny = ['petite-enfance', 'jeunesse', 'vacances', 'logement', 'egalite', 'acces-aux-droits'] as const

/** A CTG of a rural intercommunalité, created offline, has a first question to discuss under the themes ticked for it. */
test('an intercommunalité of about twelve rural communes has a proposed finding, in every département', async () => {
  const { rows } = await sql<{ readonly code: string; readonly departmentCode: string }>`
    select distinct on ("departmentCode") code, "departmentCode" from (
      select place.code, min(member.department_code) as "departmentCode"
      from territory as place join territory as member on member.epci_code = place.code and member.kind = 'commune'
      where place.kind = 'epci' group by 1 having count(*) between 11 and 13 and sum(member.population) < 12000
    ) as rural order by "departmentCode", code limit 20`.execute(db)
  expect(rows.length).toBe(20)
  const silent: string[] = []
  for (const { code, departmentCode } of rows) {
    const ground = await readDraftGround(db, sql<string>`${code}`)
    if (!ground) throw new Error(code)
    const drafts = await Promise.all(tickedForAny.map((key) => draftTheme(db, key, ground)))
    if (drafts.flat().length === 0) silent.push(`${departmentCode} ${ground.territory.name}`)
  }
  expect(silent).toEqual([])
})

/** Communes, intercommunalités, départements and régions of every kind: large, small, rich, poor, overseas, islands, mountains. */
const varied = [
  ...['75056', '13055', '59512', '2A004', '97411', '93029', '06088', '29019', '23096', '88160', '62498', '35238'],
  ...['200023737', '200067106', '200069532', '243500139', '200018521', '200067064', '245900410', '247200132'],
  ...['D23', 'D59', 'D93', 'D74', 'D974', 'D2A', 'R53'],
]

test('a hundred drafts of varied territories are sentences that a reader of French may read aloud', async () => {
  const questions = new Set<string>()
  for (const territoryCode of varied) {
    const ground = await readDraftGround(db, sql<string>`${territoryCode}`)
    if (!ground) continue
    for (const themeKey of themeKeys)
      for (const { question, title } of await draftTheme(db, themeKey, ground))
        questions.add(`${ground.territory.name} | ${question}\n→ ${title}`)
  }
  expect(questions.size).toBeGreaterThanOrEqual(100)
  const awkward = [...questions].filter((said) =>
    /undefined|NaN|null|\s,|,,|\. \?| de le | de les | à le | à les |que en | de un|[a-z]\. [a-z]|\(\)|(\b\p{L}+\b) \1\b/u.test(
      said,
    ),
  )
  expect(awkward).toEqual([])
  await expect([...questions].join('\n\n')).toMatchFileSnapshot('drafting/golden/hundred.txt')
})
