/**
 * A correction of figures that are not in the ledger: those that are no counts, and those that their producer has blurred. Both
 * versions are read together. Pure. Rules: docs/rules/deposits.md §6.7, docs/rules/secrecy.md §8.7-8.
 */
import { nameByCounts } from '#app/domains/secrecy/same-counts.ts'
import { type AxisNode, defaultRule, type ReleasedTable, type SecrecyRule } from '#app/domains/secrecy/secrecy.ts'
import { plainName } from '#app/domains/territory/plain-name.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { universeOf } from './count-tables.ts'
import { blurredTo, type Cell, type Compared, type Table, whole, yearsOf } from './deposits.ts'

type Named = Cell & { readonly placeName: string; readonly categoryName: string }
type Said = Pick<Cell, 'value' | 'status'> | undefined

/**
 * Of two versions, the same place and the same category bear the same name; the whole bears none. Places that bear one name are told
 * apart by what they are. @throws DomainError invalid for two figures of one cell
 */
function namedCells({ places, categories, cells }: Table): readonly Named[] {
  const names = new Map(places.map((one) => [one.place, one.areaId ?? one.territoryCode ?? plainName(one.name)]))
  const named = cells.map((cell) => ({
    ...cell,
    placeName: cell.place === whole ? '' : (names.get(cell.place) ?? ''),
    categoryName: cell.category === whole ? '' : plainName(categories[cell.category - 1] ?? ''),
  }))
  if (new Set(named.map(keyOf)).size < named.length) throw new DomainError('invalid', 'deposits.repeated-cell')
  return named
}

const keyOf = ({ placeName, categoryName, year }: Named): string => JSON.stringify([placeName, categoryName, year])
const linesOf = ({ placeName, categoryName, year }: Named): readonly string[] => [
  JSON.stringify(['place', placeName, year]),
  JSON.stringify(['category', categoryName, year]),
]
/** As it is read: a figure, or why there is none. */
const isSame = (one: Said, other: Said): boolean => (one?.value ?? one?.status) === (other?.value ?? other?.status)

/**
 * A line of figures that are no counts is a sum too, for whoever knows what each is a share of: where one of them is hidden, in
 * either version, nothing else may be said of the whole line. Both versions then say of what is hidden what one of them says: a line
 * of which the first says nothing, as those of another year, is read by itself; what is said no more says nothing more.
 */
export function compareUnmasked(former: Table, now: Table): Compared {
  const [before, after] = [former, now].map((table) => {
    const said = namedCells(table).filter(({ status }) => status !== 'not-collected')
    return new Map(said.map((cell) => [keyOf(cell), cell]))
  })
  const keys = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])
  const known = new Set([...(before?.values() ?? [])].flatMap(linesOf))
  const hidden = new Set<string>()
  const changed = new Set<string>()
  let [notSaidAgain, isTheSame] = [0, true]
  for (const key of keys) {
    const [was, is] = [before?.get(key), after?.get(key)]
    const named = is ?? was
    if (!named) continue
    if (was && !is) notSaidAgain++
    if (!isSame(was, is)) isTheSame = false
    for (const line of linesOf(named)) {
      if (!known.has(line)) continue
      if (was?.status === 'secret' || is?.status === 'secret') hidden.add(line)
      if (is && !isSame(was, is)) changed.add(line)
    }
  }
  return { notSaidAgain, isTheSame, isBesideSecrets: [...changed].some((line) => hidden.has(line)) }
}

/** Shares are told to a tenth: as counts of tenths, they bear out what is the same as counts do. */
const inTenths = (table: ReleasedTable): ReleasedTable => ({
  ...table,
  cells: table.cells.map((line) => line.map((cell) => (typeof cell === 'number' ? Math.round(cell * 10) : cell))),
})

/**
 * Whether percentages of another party are ours, by their figures (§4.4 bis), and hide others of one line or column: who reads both
 * tables has one equation more than who reads one.
 */
export function hidesOthers(theirs: Table, ours: Table): boolean {
  const [now, before] = [tablesOf(ours, 'ours'), tablesOf(theirs, 'theirs')].map((tables) => tables.map(inTenths))
  const named = nameByCounts(
    (now ?? []).map((table) => ({ ...table, said: table.cells })),
    before ?? [],
  )
  return (now ?? []).some((table) =>
    named.filter(({ universe }) => universe === table.universe).some((other) => isBesideHidden(table, other)),
  )
}

function isBesideHidden(table: ReleasedTable, other: ReleasedTable): boolean {
  const [rows, columns] = [other.rows, other.columns].map((nodes) => new Map(nodes.map(({ id }, rank) => [id, rank])))
  const cells = table.rows.flatMap(({ id: rowId }, y) =>
    table.columns.map(({ id: columnId }, x) => ({
      lines: [`row ${rowId}`, `column ${columnId}`],
      is: table.cells[y]?.[x] ?? null,
      was: other.cells[rows?.get(rowId) ?? -1]?.[columns?.get(columnId) ?? -1] ?? null,
    })),
  )
  const said = new Set(cells.flatMap(({ was, lines }) => (was === null ? [] : lines)))
  const hidden = new Set(cells.flatMap(({ is, was, lines }) => (is === 'secret' || was === 'secret' ? lines : [])))
  return cells.some(
    ({ is, was, lines }) => is !== null && is !== was && lines.some((line) => said.has(line) && hidden.has(line)),
  )
}

export const blurredRule: SecrecyRule = { ...defaultRule(''), roundedTo: blurredTo }

type Line = { readonly total: Said; readonly parts: readonly Said[] }
const half = Math.floor(blurredTo / 2)
const lowOf = (said: Said): number => Math.max(0, (said?.value ?? 0) - half)
const highOf = (said: Said): number =>
  typeof said?.value !== 'number' ? Infinity : said.value === 0 ? blurredTo - 1 : said.value + half
/** Whether parts may add up to their whole, each within its interval; or to less than it; or say more than it. */
function sumOf(lines: readonly Line[]): 'sum' | 'partial' | 'none' {
  const low = ({ parts }: Line) => parts.reduce((sum, part) => sum + lowOf(part), 0)
  const high = ({ parts }: Line) => parts.reduce((sum, part) => sum + highOf(part), 0)
  if (lines.some((line) => low(line) > highOf(line.total))) return 'none'
  return lines.some((line) => line.total?.value != null && high(line) < lowOf(line.total)) ? 'partial' : 'sum'
}

function nodesOf(names: readonly string[], linesOfWhole: readonly Line[]): readonly AxisNode[] {
  const sums = names.includes('') ? sumOf(linesOfWhole) : 'none'
  return names.map((id) => ({
    ...{ id: id || '*', label: id, parentId: id !== '' && sums !== 'none' ? '*' : null },
    ...(id === '' && sums === 'partial' && { isPartial: true }),
  }))
}

/** Each year of a table that we did not mask, as the attacker reads it: intervals, tied wherever they may add up. */
export function tablesOf(table: Table, statisticalUnit: string): readonly ReleasedTable[] {
  const cells = namedCells(table)
  return yearsOf(table).map((year): ReleasedTable => {
    const ofYear = cells.filter((cell) => cell.year === year)
    const said = new Map(ofYear.map((cell) => [JSON.stringify([cell.placeName, cell.categoryName]), cell]))
    const at = (place: string, category: string): Said => said.get(JSON.stringify([place, category]))
    const places = [...new Set(ofYear.map(({ placeName }) => placeName))]
    const categories = [...new Set(ofYear.map(({ categoryName }) => categoryName))]
    const parts = (names: readonly string[]) => names.filter((name) => name !== '')
    return {
      ...{ version: 1, universe: universeOf(statisticalUnit, year), rule: blurredRule, areZerosShown: false },
      rows: nodesOf(
        places,
        categories.map((name) => ({ total: at('', name), parts: parts(places).map((place) => at(place, name)) })),
      ),
      columns: nodesOf(
        categories,
        places.map((place) => ({ total: at(place, ''), parts: parts(categories).map((name) => at(place, name)) })),
      ),
      cells: places.map((place) =>
        categories.map((category) => {
          const one = at(place, category)
          return one?.status === 'secret' ? 'secret' : (one?.value ?? null)
        }),
      ),
    }
  })
}
