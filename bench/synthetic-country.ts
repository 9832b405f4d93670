/** A country of synthetic figures in one file, with the tables of the product: 36,360 territories × 300 indicators × 10 years. */
import fs from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { closeFile, duckLimits, newFile } from '#app/domains/observatory/warehouse-build.server.ts'
import { emptyTables, insertUnits, rankTables } from '#app/domains/observatory/warehouse-tables.ts'

export const cube = { territories: 36_360, communes: 34_969, indicators: 300, years: 10, firstYear: 2014 } as const
const all = cube.territories * cube.indicators * cube.years
const departments = Array.from({ length: 95 }, (_, at) => String(at + 1).padStart(2, '0')).filter(
  (code) => code !== '20',
)

export const indicatorId = (place: number): string => `indicator-${String(place).padStart(3, '0')}`

/** Every number is a function of its place: the two orders are written one after the other, and hold the same. */
const drawn = 'hash(unit * 7919 + measure * 104729 + year)'
const value = `case
  when ${drawn} % 100 < 14 then null
  when measure % 2 = 0 then floor(exp(3 + (hash(unit) % 700) / 100.0) * (0.05 + (hash(measure) % 90) / 100.0) * (0.9 + (${drawn} % 200) / 1000.0))
  else round(5 + (hash(unit + measure) % 600) / 10.0 + (${drawn} % 80) / 10.0, 1) end`

/** Rows in the order asked, by their rank alone: nothing is sorted. */
const rows = (unit: string, measure: string, year: string, order: readonly string[]) => `
  with place as (select (${unit})::integer as unit, (${measure})::smallint as measure, (${year} + ${cube.firstYear})::smallint as year from range(${all}) as t(i)),
  counted as (select *, ${value} as value from place)
  select ${order.join(', ')}, value, (case when value is null then 'secret' else 'published' end)::figure_status from counted`

/** Communes of 94 départements of as many communes, then the larger territories. */
const codes = `select code from (values ${departments.map((code, at) => `('${code}', ${at})`).join(', ')}) as department (start, place),
  lateral (select start || lpad((n + 1)::varchar, 3, '0') as code from range((${cube.communes} - place + ${departments.length - 1}) // ${departments.length}) as t(n))
  union all select (200000000 + n)::varchar from range(${cube.territories - cube.communes}) as t(n)`

/** @param memoryLimit of its making: the sort of ranks goes to the disk beyond */
export async function makeSyntheticCountry(
  file: string,
  memoryLimit = '512MB',
): Promise<{ readonly megabytes: number }> {
  const limits = { ...duckLimits, memory_limit: memoryLimit, temp_directory: `${file}.tmp` }
  const instance = await DuckDBInstance.create(':memory:', limits)
  const connection = await instance.connect()
  await connection.run(newFile(file))
  for (const statement of emptyTables) await connection.run(statement)
  const regionOf = new Map(departments.map((code, at) => [`D${code}`, `R${at % 13}`]))
  await connection.run(
    insertUnits({ codes, inhabitants: `select code, hash(code) % 30000 as inhabitants from (${codes})`, regionOf }),
  )
  await connection.run(
    `insert into measure select n, 'indicator-' || lpad(n::varchar, 3, '0'), case when n % 2 = 0 then 0 else 1 end, n % 2 = 1 from range(${cube.indicators}) as t(n)`,
  )
  const perMeasure = cube.territories * cube.years
  const perUnit = cube.indicators * cube.years
  await connection.run(
    `insert into by_indicator ${rows(`i % ${cube.territories}`, `i // ${perMeasure}`, `(i // ${cube.territories}) % ${cube.years}`, ['measure', 'year', 'unit'])}`,
  )
  await connection.run(
    `insert into by_territory ${rows(`i // ${perUnit}`, `(i // ${cube.years}) % ${cube.indicators}`, `i % ${cube.years}`, ['unit', 'measure', 'year'])}`,
  )
  for (const statement of rankTables(cube.indicators)) await connection.run(statement)
  await connection.run(`checkpoint; ${closeFile}`)
  connection.closeSync()
  instance.closeSync()
  return { megabytes: fs.statSync(file).size / 1_000_000 }
}
