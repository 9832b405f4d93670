/**
 * Reads the files of a part into figures, whole columns at a time in DuckDB; what is refused is counted with its reason.
 * Rules: docs/rules/sources.md §2.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoted } from '#app/domains/observatory/warehouse-tables.ts'
import type { Brought } from './bring-part.server.ts'
import { SourceFailure } from './failure.ts'
import { statusNumber } from './import-tables.server.ts'
import { csvOf, type Named, nameColumns, openFiles } from './open-part.server.ts'
import { linesOf, unreadable } from './part-lines.server.ts'
import type { Part, Reading } from './source.ts'

export type PartCounts = { readonly read: number; readonly notAsked: number; readonly kept: number }

/** Written by `sql` into tables of the import: geography, trait, obtained, refused (import-tables.server.ts). */
export async function readPart(connection: DuckDBConnection, part: Part, brought: Brought): Promise<PartCounts> {
  await connection.run('drop view if exists raw; drop table if exists line')
  const columns = await openFiles(connection, part, brought)
  const named = nameColumns(part, columns)
  const lined = (await lineNumbers(connection, part, brought, named)) ?? (await lineWords(connection, part, named))
  await connection.run(setApart)
  await refuseCells(connection, part, lined)
  const added = await connection.runAndReadAll('select count(*)::integer from joined')
  await connection.run(figuresOf(part, added.getRowsJS()[0]?.[0] !== 0))
  const counts = await connection.runAndReadAll(`
    select count(*)::integer as read, count(*) filter (reason = 'not-asked')::integer as "notAsked",
      count(*) filter (reason is null)::integer as kept from line`)
  return counts.getRowObjectsJS()[0] as unknown as PartCounts
}

/**
 * Of a CSV whose measures are numbers from end to end, DuckDB reads them as such, twice as fast.
 * @returns undefined when they are not, or for another format
 */
async function lineNumbers(connection: DuckDBConnection, { reading }: Part, { format, files }: Brought, named: Named) {
  if (format !== 'csv') return
  const types = named.values.map(({ name }) => `${quoted(name)}: 'double'`)
  await connection.run(
    `create or replace temp view raw as select * from ${csvOf(files, `types = {${types.join(', ')}}`)}`,
  )
  const numbered = { ...named, values: named.values.map(({ name }) => ({ name, isNumber: true })) }
  try {
    await connection.run(linesOf(reading, numbered))
    return numbered
  } catch {
    await connection.run(`create or replace temp view raw as select * from ${csvOf(files, 'all_varchar = true')}`)
  }
}

/** @throws SourceFailure unreadable-file: a row that ends in the middle of a quote, an encoding that is not one */
async function lineWords(connection: DuckDBConnection, { key, reading }: Part, named: Named): Promise<Named> {
  try {
    await connection.run(linesOf(reading, named))
    return named
  } catch (error) {
    if (/CSV|JSON|unicode|Parquet/i.test(String(error))) throw new SourceFailure({ code: 'unreadable-file', file: key })
    throw error
  }
}

/**
 * Rows said twice (the fullest stays), arrondissements whose city has its own row; then which rows are added to others: communes
 * that became one since. The reason of each row set apart is counted.
 */
const setApart = `
  create or replace temp table twice as
    select native, year, word, arg_max(rowid, coalesce(n0, -1)) as fullest from line where reason is null
    group by native, year, word having count(*) > 1;
  update line set reason = 'duplicate' from twice where reason is null and twice.native = line.native and twice.year = line.year
    and twice.word is not distinct from line.word and line.rowid <> twice.fullest;
  create or replace temp table city as select distinct target, year from line where kind = 'own' and reason is null and n0 > 0
    and target in (select target from geography where kind = 'district');
  update line set reason = 'district' from city where reason is null and kind = 'district' and city.target = line.target
    and city.year = line.year;
  create or replace temp table joined as select distinct target, year from line where kind <> 'own' and reason is null;
  update line set is_added = true from joined where joined.target = line.target and joined.year = line.year;
  insert into refused select reason, count(*), list(concat_ws(' ', native, year, word))[1:3] from line
    where reason is not null and reason <> 'not-asked' group by reason`

type Measured = { readonly ids: readonly string[]; readonly index: number; readonly word?: string }

/** Which cell of a line is which indicator. */
const measuredOf = ({ measures }: Reading): readonly Measured[] =>
  'columns' in measures
    ? Object.keys(measures.columns).map((id, index) => ({ ids: [id], index }))
    : Object.entries(measures.words).map(([said, ids]) => ({ ids, index: 0, word: said }))

/** Cells that are no number, or no possible one, are counted and emptied; so are rates of communes that became one. */
async function refuseCells(connection: DuckDBConnection, { reading }: Part, { values }: Named): Promise<void> {
  const traits = await connection.runAndReadAll('select indicator, is_count, coalesce(most, 1e15) from trait')
  const known = new Map(
    traits.getRowsJS().map(([id, isCount, most]) => [String(id), { isCount: isCount === true, most: Number(most) }]),
  )
  const measured = measuredOf(reading)
  const checks = [...values.keys()].flatMap((index) => {
    const id = measured.find((one) => one.index === index)?.ids[0] ?? ''
    const { isCount = true, most = 1e15 } = known.get(id) ?? {}
    return [
      { index, reason: 'unreadable', condition: `m${index} = ${unreadable}` },
      { index, reason: 'out-of-range', condition: `n${index} > ${most}${isCount ? ` or n${index} < 0` : ''}` },
      ...(isCount ? [] : [{ index, reason: 'merged-rate', condition: `is_added and n${index} is not null` }]),
    ]
  })
  // Looked at once for all: most files have none.
  const found = await connection.runAndReadAll(
    `select ${checks.map(({ condition }) => `count(*) filter (${condition})`).join(', ')} from line where reason is null`,
  )
  const counts = found.getRowsJS()[0] ?? []
  for (const [place, { index, reason, condition }] of checks.entries()) {
    if (Number(counts[place]) === 0) continue
    await connection.run(`
      insert into refused select '${reason}', count(*), list(concat_ws(' ', native, year, regexp_replace(n${index}::varchar, '[.]0$', '')))[1:3] from line
        where reason is null and (${condition});
      update line set n${index} = null, m${index} = null where reason is null and (${condition})`)
  }
}

/** Lines become figures, a column at a time; those of communes that became one are added, and words that make one indicator. */
function figuresOf(part: Part, hasAdded: boolean): string {
  const { reading, isRounded } = part
  const byId = Map.groupBy(
    measuredOf(reading).flatMap(({ ids, ...where }) => ids.map((id) => ({ id, ...where }))),
    ({ id }) => id,
  )
  return [...byId]
    .map(([id, places]) => {
      const { index = 0 } = places[0] ?? {}
      const [n, m] = [`n${index}`, `m${index}`]
      const said = places.flatMap(({ word: one }) => (one === undefined ? [] : [one]))
      const read = `line where reason is null${said.length > 0 ? ` and word in (${said.map(quoted).join(', ')})` : ''}`
      const lines = `${read} and (${n} is not null or ${m} is not null)`
      // Of communes that became one, a blank is one that is missing: what is left of them is not the whole.
      const [added, isWhole] =
        said.length > 1 ? [lines, ''] : [`${read} and is_added`, `having count(${n}) = count(*) or count(${m}) > 0`]
      const selects = [
        ...(said.length > 1 ? [] : [`select target, year, ${n} as value, ${m} as mark from ${lines} and not is_added`]),
        ...(said.length > 1 || hasAdded
          ? [
              `select target, year, case when count(${m}) > 0 then null else sum(${n}) end as value, max(${m}) as mark
               from ${added} group by target, year ${isWhole}`,
            ]
          : []),
      ]
      return `
        insert into obtained
        with mine as (select place, is_count, floor from trait where indicator = ${quoted(id)}), told as (
          ${selects.join(' union all ')}
        )
        select place, target, year, value, coalesce(mark, case when value = floor then ${statusNumber('floored')}
          when ${isRounded ? 'is_count' : 'false'} then ${statusNumber('rounded-5')} else ${statusNumber('published')} end)
        from told, mine ${part.fillsIn ? missingOnly : ''}`
    })
    .join(';')
}

const missingOnly = `where not exists (select 1 from obtained known where known.indicator = mine.place
  and known.territory = told.target and known.year = told.year)`
