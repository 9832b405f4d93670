/** The SQL that makes one line of each row of a file: where, when, what it holds, or why it is not read. Rules: docs/rules/sources.md §2.5-2.6. */
import { quoted } from '#app/domains/observatory/warehouse-tables.ts'
import { statusNumber } from './import-tables.server.ts'
import { identifier, type Named, type NamedColumn } from './open-part.server.ts'
import { cellWords, type Reading } from './source.ts'

const word = ({ name, isNumber }: NamedColumn): string =>
  isNumber ? `${identifier(name)}::varchar` : `trim(${identifier(name)})`

/** « 1 234,5 », « -16.6 »; null for words. Most cells are numbers as they stand: the others alone are looked at again. */
const number = ({ name, isNumber }: NamedColumn): string =>
  isNumber
    ? `${identifier(name)}::double`
    : `coalesce(try_cast(${identifier(name)} as double), try_cast(replace(regexp_replace(${identifier(name)}, '[\\s\\x{a0}\\x{202f}]', '', 'g'), ',', '.') as double))`

/** A cell that holds a word nobody knows. */
export const unreadable = 99

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
export function linesOf(reading: Reading, named: Named): string {
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
