/**
 * Reads the files of a part into figures, whole columns at a time in DuckDB; what is refused is counted with its reason.
 * Rules: docs/rules/sources.md §2.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoted } from '#app/domains/observatory/warehouse-tables.ts'
import type { Brought } from './bring-part.server.ts'
import { SourceFailure } from './failure.ts'
import { statusNumber } from './import-tables.server.ts'
import { cellWords, type Part, type Reading } from './source.ts'

export type PartCounts = { readonly read: number; readonly notAsked: number; readonly kept: number }

type Columns = ReadonlyMap<string, { readonly name: string; readonly isNumber: boolean }>

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

const csvOf = (files: readonly string[], types: string): string =>
  `read_csv(${list(files)}, header = true, ${types}, null_padding = true, strict_mode = false, quote = '"', escape = '"')`

const list = (files: readonly string[]): string => `[${files.map(quoted).join(', ')}]`
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** What DuckDB reads of each format, every cell as a word unless the file says it is a number. */
async function openFiles(connection: DuckDBConnection, part: Part, { format, files }: Brought): Promise<Columns> {
  try {
    if (format === 'json') return await openRecords(connection, files)
    const read =
      format === 'parquet' ? `read_parquet(${list(files)}, union_by_name = true)` : csvOf(files, 'all_varchar = true')
    await connection.run(`create temp view raw as select * from ${read}`)
    const described = await connection.runAndReadAll('describe raw')
    return columnsOf(
      described.getRowObjectsJS().map(({ column_name, column_type }) => ({
        name: String(column_name),
        isNumber: /INT|DOUBLE|FLOAT|DECIMAL|REAL/.test(String(column_type)),
      })),
    )
  } catch (error) {
    if (error instanceof SourceFailure) throw error
    throw new SourceFailure({ code: 'unreadable-file', file: part.key })
  }
}

/** Names are compared without case nor the spaces around them. */
const columnsOf = (columns: readonly { readonly name: string; readonly isNumber: boolean }[]): Columns =>
  new Map(columns.map((column) => [column.name.trim().toLowerCase(), column]))

/** Records of an Explore API: its pages, or the list that it exports. */
async function openRecords(connection: DuckDBConnection, files: readonly string[]): Promise<Columns> {
  await connection.run(`
    create or replace temp table record as
    with object as (select json from read_json_objects(${list(files)}, format = 'auto'))
    select unnest(case when json_type(json, '$.results') = 'ARRAY' then json_extract(json, '$.results[*]') else [json] end) as record
    from object`)
  const keys = await connection.runAndReadAll('select distinct unnest(json_keys(record)) as key from record')
  const names = keys.getRowsJS().map(([key]) => String(key))
  const cells = names.map((name) => `record ->> ${quoted(`$."${name}"`)} as ${identifier(name)}`)
  await connection.run(
    `create temp view raw as select ${cells.length > 0 ? cells.join(', ') : 'null as nothing'} from record`,
  )
  return columnsOf(names.map((name) => ({ name, isNumber: false })))
}

/** The name each column has in this file. @throws SourceFailure columns, which names those that are not there */
function nameColumns({ key, reading }: Part, columns: Columns) {
  const missing: string[] = []
  const find = (names: readonly string[]) => names.flatMap((name) => columns.get(name.toLowerCase()) ?? [])[0]
  const nameOf = (names: readonly string[]) => {
    const found = find(names)
    if (!found) missing.push(names[0] ?? '')
    return found ?? { name: '', isNumber: false }
  }
  const { level, code, name, year, keep = {}, measures } = reading
  const named = {
    level: typeof level === 'string' ? undefined : nameOf(level.column),
    code: code && nameOf(code),
    // Only helps to see a placeholder: a file may do without.
    name: name && find(name),
    year: typeof year === 'number' ? undefined : nameOf(year.column),
    keep: Object.entries(keep).map(([column, words]) => ({ column: nameOf([column]), words })),
    values: 'columns' in measures ? Object.values(measures.columns).map(nameOf) : [nameOf(measures.value)],
    by: 'columns' in measures ? undefined : nameOf(measures.by),
    secret: 'columns' in measures || !measures.secret ? undefined : nameOf(measures.secret),
  }
  if (missing.length > 0)
    throw new SourceFailure({
      code: 'columns',
      file: key,
      missing,
      seen: [...columns.values()].map((one) => one.name).slice(0, 40),
    })
  return named
}
type Named = ReturnType<typeof nameColumns>
type NamedColumn = Named['values'][number]

const word = ({ name, isNumber }: NamedColumn): string =>
  isNumber ? `${identifier(name)}::varchar` : `trim(${identifier(name)})`

/** « 1 234,5 », « -16.6 »; null for words. Most cells are numbers as they stand: the others alone are looked at again. */
const number = ({ name, isNumber }: NamedColumn): string =>
  isNumber
    ? `${identifier(name)}::double`
    : `coalesce(try_cast(${identifier(name)} as double), try_cast(replace(regexp_replace(${identifier(name)}, '[\\s\\x{a0}\\x{202f}]', '', 'g'), ',', '.') as double))`

/** A cell that holds a word nobody knows. */
const unreadable = 99

/** Why there is no number, as the number of a status; null beside a number, and for a blank, which says nothing. */
function mark(column: NamedColumn, value: string, { secret }: Named): string {
  const blank = secret ? `case when ${word(secret)} = 'C' then ${statusNumber('secret')} end` : 'null'
  if (column.isNumber) return `case when ${value} is null then ${blank} end`
  const words = Object.entries(cellWords).map(([from, to]) => `when ${quoted(from)} then ${statusNumber(to)}`)
  return `case when ${value} is not null then null when coalesce(trim(${identifier(column.name)}), '') = '' then ${blank}
    else case lower(trim(${identifier(column.name)})) ${words.join(' ')} else ${unreadable} end end`
}

const prefixes: Readonly<Record<string, string>> = { departement: 'D', region: 'R' }

/** As Trame writes it: `D01`, `R11`, `01001`. */
function territoryCode(level: string, native: string): string {
  // « 1 »: the file of France métropolitaine of Filosofi.
  if (level === 'country') return `case when ${native} in ('FM', 'METRO', '1') then 'FX' else 'FR' end`
  if (level === 'epci') return native
  const length = level === 'commune' ? 5 : 2
  const padded = `case when length(${native}) < ${length} then lpad(${native}, ${length}, '0') else ${native} end`
  return prefixes[level] ? `'${prefixes[level]}' || ${padded}` : padded
}

/** What a row says of where it is: its level, and the code of its territory. */
function placeOf({ level }: Reading, named: Named, native: string) {
  if (typeof level === 'string') return { level: quoted(level), code: territoryCode(level, native) }
  const said = named.level ? word(named.level) : 'null'
  const levels = Object.entries(level.levels)
  return {
    level: `case ${said} ${levels.map(([from, to]) => `when ${quoted(from)} then ${quoted(to)}`).join(' ')} end`,
    code: `case ${said} ${levels.map(([from, to]) => `when ${quoted(from)} then ${territoryCode(to, native)}`).join(' ')} end`,
  }
}

/** One line a row of the file: where, when, what it holds (`n0`, `m0`…), or why it is not read. */
function linesOf(reading: Reading, named: Named): string {
  const { year, measures } = reading
  // Melodi may write « 2025-COM-01001 » or « COM-01001 ».
  const written = named.code ? word(named.code) : `'FR'`
  const native = named.level
    ? `case when contains(${written}, '-') then regexp_replace(${written}, '^.*-', '') else ${written} end`
    : written
  const place = placeOf(reading, named, native)
  const others = [
    'dated.level is null',
    ...(typeof year !== 'number' && year.only ? [`coalesce(nullif(substr(moment, 6, 2), ''), '12') <> '12'`] : []),
    ...named.keep.map(({ words }, index) => `coalesce(keep_${index}, '') not in (${words.map(quoted).join(', ')})`),
    // Of a file of many measures, the others are left; of one that has a level for all, an unknown word is a change.
    ...('columns' in measures || !named.level ? [] : [`coalesce(word, '') not in (${wordsOf(measures.words)})`]),
  ]
  return `
    create temp table line as
    with read as (
      select ${native} as native, ${named.name ? word(named.name) : 'null::varchar'} as name, ${place.level} as level,
        ${place.code} as code, ${named.year ? word(named.year) : quoted(String(year))} as moment,
        ${named.by ? word(named.by) : 'null::varchar'} as word,
        ${named.keep.map(({ column }, index) => `${word(column)} as keep_${index},`).join(' ')}
        ${named.values.map((column, index) => `${number(column)} as n${index}, ${mark(column, `n${index}`, named)} as m${index}`).join(', ')}
      from raw
    ), dated as (select *, try_cast(substr(moment, 1, 4) as smallint) as year from read)
    select native, year, word, target, coalesce(kind, 'own') as kind, false as is_added,
      ${named.values.map((_, index) => `n${index}, m${index}::utinyint as m${index}`).join(', ')},
      case
        when ${others.join(' or ')} then 'not-asked'
        when upper(name) in ('X', 'XX', 'XXX') then 'placeholder'
        when target is null then case
          when native is null or regexp_full_match(upper(native), '|X+|Z+|COM|9+') then 'placeholder' else 'unknown-territory' end
        when year is null or year not between 1990 and 2100 then 'no-year'
        ${'columns' in measures ? '' : `when word is null or word not in (${wordsOf(measures.words)}) then 'unknown-word'`}
      end as reason
    from dated left join geography on geography.level = dated.level and geography.code = dated.code`
}

const wordsOf = (words: Readonly<Record<string, unknown>>): string => Object.keys(words).map(quoted).join(', ')

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
      { id, index, reason: 'unreadable', condition: `m${index} = ${unreadable}` },
      { id, index, reason: 'out-of-range', condition: `n${index} > ${most}${isCount ? ` or n${index} < 0` : ''}` },
      ...(isCount ? [] : [{ id, index, reason: 'merged-rate', condition: `is_added and n${index} is not null` }]),
    ]
  })
  // Looked at once for all: most files have none.
  const found = await connection.runAndReadAll(
    `select ${checks.map(({ condition }) => `count(*) filter (${condition})`).join(', ')} from line where reason is null`,
  )
  const counts = found.getRowsJS()[0] ?? []
  for (const [place, { id, index, reason, condition }] of checks.entries()) {
    if (Number(counts[place]) === 0) continue
    await connection.run(`
      insert into refused select '${reason}', count(*), list(concat_ws(' ', native, year, '${id}', n${index}))[1:3] from line
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
      const lines = `line where reason is null and (${n} is not null or ${m} is not null)${said.length > 0 ? ` and word in (${said.map(quoted).join(', ')})` : ''}`
      const added = said.length > 1 ? 'true' : 'is_added'
      const told = [
        ...(said.length > 1 ? [] : [`select target, year, ${n} as value, ${m} as mark from ${lines} and not is_added`]),
        ...(said.length > 1 || hasAdded
          ? [
              `select target, year, case when count(${m}) > 0 then null else sum(${n}) end as value, max(${m}) as mark
               from ${lines} and ${added} group by target, year`,
            ]
          : []),
      ]
      return `
        insert into obtained
        with mine as (select place, is_count, floor from trait where indicator = ${quoted(id)}), told as (
          ${told.join(' union all ')}
        )
        select place, target, year, value, coalesce(mark, case when value = floor then ${statusNumber('floored')}
          when ${isRounded ? 'is_count' : 'false'} then ${statusNumber('rounded-5')} else ${statusNumber('published')} end)
        from told, mine ${part.fillsIn ? missingOnly : ''}`
    })
    .join(';')
}

const missingOnly = `where not exists (select 1 from obtained known where known.indicator = mine.place
  and known.territory = told.target and known.year = told.year)`
