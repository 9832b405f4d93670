import fs from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { packageFile } from '#app/domains/territory/package-file.server.ts'
import { hautsDeSeineFigures } from '../figures/hauts-de-seine.ts'
import { indicators } from '../figures/indicators.ts'
import { filosofiEditions } from './compact-editions.ts'
import { nationalSource } from './national.ts'

const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
async function ask(sql: string): Promise<readonly Record<string, unknown>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson()
}
const file = `'${nationalSource.file}'`

test('a figure is there once, of an indicator that Trame knows, with a value', async () => {
  const [twice] = await ask(`
    select count(*)::int as count from (select 1 from ${file} group by indicator, territory, year having count(*) > 1)`)
  expect(twice).toEqual({ count: 0 })
  const ids = (await ask(`select distinct indicator from ${file}`)).map(({ indicator }) => indicator)
  expect(ids.filter((id) => !indicators.some((known) => known.id === id))).toEqual([])
  const [without] = await ask(`select count(*)::int as count from ${file} where value is null`)
  expect(without).toEqual({ count: 0 })
})

test('every inhabitant of the producers’ file is counted, whatever merged since', async () => {
  const sums = await ask(`
    select (sum(value) filter (year = 2016))::int as before,
      (sum(value) filter (year = 2023 or (year = 2017 and territory like '976%')))::int as now
    from ${file} where indicator = 'population'`)
  expect(sums).toEqual([{ before: 66_412_665, now: 68_952_941 }])
})

const groupings = z
  .array(z.object({ code: z.string(), membres: z.array(z.object({ code: z.string() })) }))
  .parse(packageFile('data/epci.json'))
const listMembers = () =>
  groupings.flatMap(({ code, membres }) => membres.map((member) => `'${code} ${member.code}'`)).join()

/** A file beside, of a code and a number a line. */
const readNumbers = (name: string) =>
  fs
    .readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .slice(1, -1)
    .map((line) => [line.slice(0, 5), Number(line.slice(6))] as const)

test('a commune nouvelle of 2019 had in 2016 the inhabitants of all its communes', async () => {
  const rows = await ask(`select territory, value from ${file} where indicator = 'population' and year = 2016`)
  const of2016 = new Map(rows.map(({ territory, value }) => [territory, Number(value)]))
  const known = readNumbers('populations-2016.csv').filter(([code]) => of2016.has(code))
  expect(known.length).toBeGreaterThan(200)
  expect(known.filter(([code, inhabitants]) => (of2016.get(code) ?? 0) < inhabitants)).toEqual([])
})

test('no intercommunalité gains or loses a seventh of its inhabitants between two published years', async () => {
  const sums = await ask(`
    with member as (select unnest([${listMembers()}]) as pair),
    place as (select split_part(pair, ' ', 1) as epci, split_part(pair, ' ', 2) as commune from member),
    size as (select epci, count(*) as communes from place group by 1),
    counted as (
      select epci, year, sum(value) as inhabitants, count(*) as known
      from place join ${file} on territory = commune and indicator = 'population' group by 1, 2),
    whole as (select epci, year, inhabitants from counted join size using (epci) where known = communes),
    step as (select *, lag(inhabitants) over (partition by epci order by year) as before from whole)
    select epci, year, before, inhabitants from step where abs(inhabitants / before - 1) > 1 / 7.0 order by all`)
  // The garrison of La Cavalerie, and the east of Guyane: their communes grew.
  expect(sums.map(({ epci, year }) => `${epci} ${year}`)).toEqual(['241200906 2019', '249730052 2022'])
})

test('a rate of the commune whose code a commune nouvelle took is not its own', async () => {
  const rows = await ask(
    `select distinct territory, year from ${file} where indicator = 'median-income' and length(territory) = 5`,
  )
  const known = new Set(rows.map(({ territory, year }) => `${territory} ${year}`))
  const ofOne = readNumbers('new-communes.csv').flatMap(([code, cog]) =>
    Object.entries(filosofiEditions).flatMap(([year, edition]) =>
      edition < cog && known.has(`${code} ${year}`) ? [`${code} ${year}`] : [],
    ),
  )
  expect(ofOne).toEqual([])
})

test('the neighbourhoods of the policy for cities are those of their sheets, each once an edition, in communes of today', async () => {
  const quarters = `'${nationalSource.quartersFile}'`
  const totals = await ask(`
    select edition, count(*)::int as quarters, count(distinct code)::int as once, sum(inhabitants)::int as inhabitants
    from ${quarters} group by 1 order by 1`)
  expect(totals).toEqual([
    { edition: 2017, quarters: 1345, once: 1345, inhabitants: 5_019_573 },
    { edition: 2018, quarters: 1345, once: 1345, inhabitants: 5_019_573 },
    { edition: 2019, quarters: 1352, once: 1352, inhabitants: 5_019_573 },
    { edition: 2021, quarters: 1400, once: 1400, inhabitants: 5_189_952 },
    { edition: 2022, quarters: 1400, once: 1400, inhabitants: 5_189_952 },
  ])
  const [strange] = await ask(`
    select count(*)::int as count from (select unnest(string_split(communes, ' ')) as commune from ${quarters})
    where commune not in (select territory from '${nationalSource.centresFile}')`)
  expect(strange).toEqual({ count: 0 })
})

test('what the demonstration already had of the same sources is the same', async () => {
  const rows = await ask(`select indicator, territory, year, value from ${file} where territory like '92%'`)
  const national = new Map(
    rows.map(({ indicator, territory, year, value }) => [`${indicator} ${territory} ${year}`, value]),
  )
  const shared = hautsDeSeineFigures.flatMap(({ indicatorId, territoryCode, year, value }) => {
    const known = national.get(`${indicatorId} ${territoryCode} ${year}`)
    return known === undefined || value === null ? [] : [{ known, value }]
  })
  expect(shared.length).toBe(134)
  expect(shared.filter(({ known, value }) => known !== value)).toEqual([])
})

test('shares and rates stay within a hundred, incomes within what is lived on', async () => {
  const extremes = await ask(`
    select indicator, min(value) as low, max(value) as high from ${file} where indicator <> 'population' group by 1`)
  for (const { indicator, low, high } of extremes) {
    const isIncome = /income$|decile$/.test(String(indicator))
    expect(Number(low), String(indicator)).toBeGreaterThanOrEqual(isIncome ? 2_000 : 0)
    expect(Number(high), String(indicator)).toBeLessThanOrEqual(isIncome ? 400_000 : 110)
  }
})

test('a city touches the communes around it, not its own arrondissements', async () => {
  const neighbours = await ask(`
    select distinct case when one = '75056' then other else one end as code from '${nationalSource.outlinesFile}'
    where '75056' in (one, other) order by 1`)
  expect(neighbours.map(({ code }) => String(code).slice(0, 2))).toEqual(expect.arrayContaining(['92', '93', '94']))
  const [within] = await ask(`
    select count(*)::int as count from '${nationalSource.outlinesFile}'
    where regexp_matches(one, '^(751|132|6938)') or regexp_matches(other, '^(751|132|6938)')`)
  expect(within).toEqual({ count: 0 })
})
