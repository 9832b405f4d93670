/**
 * Reads the files of a part into figures, whole columns at a time in DuckDB; what is refused is counted with its reason.
 * Rules: docs/rules/sources.md §2.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoted } from '#app/domains/observatory/warehouse-tables.ts'
import type { Brought } from './bring-part.server.ts'
import { SourceFailure } from './failure.ts'
import { cellWords, type LongMeasures, type Part, type Reading, type WideMeasures } from './source.ts'

export type PartCounts = { readonly read: number; readonly notAsked: number; readonly kept: number }

type Columns = ReadonlyMap<string, { readonly name: string; readonly isNumber: boolean }>

/** Written by `sql` into tables of the import: geography, trait, obtained, refused (import-tables.server.ts). */
export async function readPart(connection: DuckDBConnection, part: Part, brought: Brought): Promise<PartCounts> {
  await connection.run('drop view if exists raw; drop table if exists line; drop table if exists cell')
  const columns = await openFiles(connection, part, brought)
  const named = nameColumns(part, columns)
  try {
    await connection.run(linesOf(part.reading, named))
  } catch (error) {
    // A row that ends in the middle of a quote, an encoding that is not one: found while reading on.
    if (/CSV|JSON|Invalid unicode|Parquet/i.test(String(error)))
      throw new SourceFailure({ code: 'unreadable-file', file: part.key })
    throw error
  }
  await connection.run(setApartOf(part.reading))
  await connection.run(cellsOf(part.reading.measures, named))
  await connection.run(figuresOf(part))
  const counts = await connection.runAndReadAll(`
    select count(*)::integer as read, count(*) filter (reason = 'not-asked')::integer as "notAsked",
      count(*) filter (reason is null)::integer as kept from line`)
  return counts.getRowObjectsJS()[0] as unknown as PartCounts
}

const list = (files: readonly string[]): string => `[${files.map(quoted).join(', ')}]`
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** What DuckDB reads of each format, every cell as a word unless the file says it is a number. */
async function openFiles(connection: DuckDBConnection, part: Part, { format, files }: Brought): Promise<Columns> {
  try {
    if (format === 'json') return await openRecords(connection, files)
    const read =
      format === 'parquet'
        ? `read_parquet(${list(files)}, union_by_name = true)`
        : `read_csv(${list(files)}, header = true, all_varchar = true, null_padding = true, strict_mode = false, quote = '"', escape = '"')`
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
    with object as (select json from read_json_objects(${list(files)}, format = 'auto', maximum_object_size = 200000000))
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

/** « 1 234,5 », « -16.6 »; null for words. */
const number = ({ name, isNumber }: NamedColumn): string =>
  isNumber
    ? `${identifier(name)}::double`
    : `coalesce(try_cast(${identifier(name)} as double), try_cast(replace(regexp_replace(${identifier(name)}, '[\\s\\u00a0\\u202f]', '', 'g'), ',', '.') as double))`

/** Why there is none; null for a blank, which says nothing. */
const mark = (column: NamedColumn): string =>
  column.isNumber
    ? 'null'
    : `case when ${identifier(column.name)} is null or ${number(column)} is not null or trim(${identifier(column.name)}) = '' then null
      else coalesce(map_extract_value(map {${Object.entries(cellWords)
        .map(([from, to]) => `${quoted(from)}: ${quoted(to)}`)
        .join(', ')}},
        lower(trim(${identifier(column.name)}))), 'unreadable') end`

const prefixes: Readonly<Record<string, string>> = { departement: 'D', region: 'R' }

/** As Trame writes it: `D01`, `R11`, `01001`; « 2025-COM-01001 » and « COM-01001 » say the same. */
function territoryCode(level: string, native: string): string {
  const plain = `regexp_replace(${native}, '^.*-', '')`
  if (level === 'country') return `case ${plain} when 'FM' then 'FX' when 'METRO' then 'FX' else 'FR' end`
  if (level === 'epci') return plain
  const length = level === 'commune' ? 5 : 2
  return `${quoted(prefixes[level] ?? '')} || case when length(${plain}) < ${length} then lpad(${plain}, ${length}, '0') else ${plain} end`
}

/** One line a row of the file: where, when, what it holds, or why it is not read. */
function linesOf(reading: Reading, named: Named): string {
  const { level, year, measures } = reading
  const native = named.code ? word(named.code) : `'FR'`
  const levelWord = named.level ? word(named.level) : "''"
  const levels = typeof level === 'string' ? [['', level] as const] : Object.entries(level.levels)
  const levelCase = `case ${levelWord} ${levels.map(([from, to]) => `when ${quoted(from)} then ${quoted(to)}`).join(' ')} end`
  const codeCase = `case ${levelCase} ${[...new Set(levels.map(([, to]) => to))].map((to) => `when ${quoted(to)} then ${territoryCode(to, native)}`).join(' ')} end`
  const moment = named.year ? word(named.year) : quoted(String(year))
  const isMonthly = typeof year !== 'number' && year.only === 'december'
  const others = [
    ...(isMonthly ? [`coalesce(nullif(substr(moment, 6, 2), ''), '12') <> '12'`] : []),
    ...named.keep.map(
      ({ words: kept }, place) => `coalesce(keep_${place}, '') not in (${kept.map(quoted).join(', ')})`,
    ),
    ...('columns' in measures || named.level === undefined
      ? []
      : [`word not in (${Object.keys(measures.words).map(quoted).join(', ')})`]),
  ]
  return `
    create temp table line as
    with read as (
      select ${native} as native, ${named.name ? word(named.name) : 'null'} as name, ${levelCase} as level, ${codeCase} as code,
        ${moment} as moment, ${named.by ? word(named.by) : 'null'} as word,
        ${named.keep.map(({ column }, place) => `${word(column)} as keep_${place},`).join(' ')}
        [${named.values.map(number).join(', ')}]::double[] as numbers,
        [${named.values.map((column) => markOf(column, named)).join(', ')}]::varchar[] as marks
      from raw
    ), dated as (select *, try_cast(substr(moment, 1, 4) as smallint) as year from read)
    select dated.native, dated.name, dated.level, dated.code, dated.year, dated.word, dated.numbers, dated.marks,
      geography.target, coalesce(geography.kind, 'own') as kind,
      case
        when ${[`dated.level is null`, ...others].join(' or ')} then 'not-asked'
        when dated.native is null or regexp_full_match(upper(dated.native), '|X+|Z+|COM|99|999')
          or regexp_full_match(upper(coalesce(dated.name, '')), 'X+') then 'placeholder'
        when dated.year is null or dated.year not between 1990 and 2100 then 'no-year'
        when geography.target is null then 'unknown-territory'
      end as reason
    from dated left join geography on geography.level = dated.level and geography.code = dated.code`
}

/** A blank that the source says is confidential is a secret. */
const markOf = (column: NamedColumn, { secret }: Named): string =>
  secret
    ? `case when ${number(column)} is null and ${word(secret)} = 'C' then 'secret' else ${mark(column)} end`
    : mark(column)

/** Rows said twice, and arrondissements whose city has its own row; the reason of each row set apart is counted. */
const setApartOf = ({ measures }: Reading): string => `
  update line set reason = 'unknown-word'
    where reason is null and ${'columns' in measures ? 'false' : `(word is null or word not in (${Object.keys(measures.words).map(quoted).join(', ')}))`};
  create or replace temp table twice as select code, year, word from line where reason is null group by all having count(*) > 1;
  update line set reason = 'duplicate' where reason is null and exists (select from twice
      where twice.code = line.code and twice.year = line.year and twice.word is not distinct from line.word)
    and line.rowid <> (select arg_max(other.rowid, coalesce(other.numbers[1], -1)) from line other where other.code = line.code
      and other.year = line.year and other.word is not distinct from line.word and other.reason is null);
  update line set reason = 'district' where reason is null and kind = 'district' and exists (select from line city
    where city.code = line.target and city.year = line.year and city.kind = 'own' and city.reason is null);
  insert into refused select reason, count(*), list(concat_ws(' ', native, name))[1:3] from line
    where reason is not null and reason <> 'not-asked' group by reason`

/** One cell an indicator, a territory and a year, not yet added up. */
function cellsOf(measures: WideMeasures | LongMeasures, { values }: Named): string {
  if ('columns' in measures) {
    const ids = Object.keys(measures.columns)
    return `
      create temp table cell as
      select ([${ids.map(quoted).join(', ')}])[place] as indicator, target, year, kind, native, numbers[place] as value, marks[place] as mark
      from (select *, unnest(range(1, ${values.length + 1})) as place from line where reason is null)
      where numbers[place] is not null or marks[place] is not null`
  }
  const pairs = Object.entries(measures.words).flatMap(([from, ids]) =>
    ids.map((id) => `(${quoted(from)}, ${quoted(id)})`),
  )
  return `
    create temp table cell as
    select said.indicator, target, year, kind, native, numbers[1] as value, marks[1] as mark
    from line join (values ${pairs.join(', ')}) as said (word, indicator) on said.word = line.word
    where reason is null and (numbers[1] is not null or marks[1] is not null)`
}

/** Cells become figures; communes that became one, and words that make one indicator, are added. */
const figuresOf = ({ isRounded, fillsIn }: Part): string => `
  create or replace temp table judged as
  select cell.*, trait.is_count, trait.floor,
    case
      when mark = 'unreadable' then 'unreadable'
      when value < 0 and is_count or value > most then 'out-of-range'
      when not is_count and exists (select from line where line.target = cell.target and line.year = cell.year
        and line.reason is null and line.kind <> 'own') then 'merged-rate'
    end as reason
  from cell join trait on trait.indicator = cell.indicator;
  insert into refused select reason, count(*), list(concat_ws(' ', native, indicator, year, value))[1:3] from judged
    where reason is not null group by reason;
  insert into obtained
  with added as (
    select indicator, target as territory, year, is_count, floor,
      case when count(mark) > 0 then null else sum(value) end as value, max(mark) as mark
    from judged where reason is null group by indicator, target, year, is_count, floor
  )
  select indicator, territory, year, value,
    case when mark is not null then mark when floor is not null and value = floor then 'floored'
      when ${isRounded ? 'is_count' : 'false'} then 'rounded-5' else 'published' end
  from added
  ${fillsIn ? 'where not exists (select from obtained known where known.indicator = added.indicator and known.territory = added.territory and known.year = added.year)' : ''}`
