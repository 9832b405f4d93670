/**
 * A table masked elsewhere than on our page, under the names our page gives: so that the attacker reads it together with all that
 * its party has let out, whatever its file called the same counts. Pure. Rules: docs/rules/deposits.md §3, docs/rules/api.md §6.
 */
import type { AxisNode, ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { plainName } from '#app/domains/territory/plain-name.ts'
import { categoryIdOf, type Release, rowIdOf, universeOf } from './count-tables.ts'
import { findPlace, isWholeWord, type KnownPlace } from './read-place.ts'
import { wholeId } from './read-table.ts'

type Naming = {
  readonly places: readonly KnownPlace[]
  readonly wholeCode: string | null
  readonly statisticalUnit: string
  /** What the categories are; empty for a series. */
  readonly dimension: string
}

/** By its word alone, as the page does: what is a total by its counts stays a line, over its parts. */
const isTotal = ({ label, parentId }: AxisNode): boolean => parentId === null && isWholeWord(label)

function placeIdOf(node: AxisNode, { places }: Naming): string {
  // What is only near a name is a line of its own, as on the page until somebody says otherwise.
  const match = findPlace(node.label, node.id, places)
  if (match?.kind === 'whole' || (match?.kind === 'known' && match.isWhole)) return wholeId
  if (match?.kind === 'known') return match.id
  return isTotal(node) ? wholeId : `nom:${plainName(node.label)}`
}

/** @returns undefined when two nodes would bear one name */
function renamed(nodes: readonly AxisNode[], idOf: (node: AxisNode) => string): readonly AxisNode[] | undefined {
  const ids = new Map(nodes.map((node) => [node.id, idOf(node)]))
  if (new Set(ids.values()).size !== nodes.length) return
  return nodes.map((node) => ({
    ...node,
    id: ids.get(node.id) ?? node.id,
    parentId: node.parentId === null ? null : (ids.get(node.parentId) ?? node.parentId),
  }))
}

/** @returns undefined when two of its rows, or of its columns, are one */
export function nameReleased({ year, released }: Release, naming: Naming): Release | undefined {
  const rows = renamed(released.rows, (node) =>
    node.isWithheld ? `reste:${plainName(node.label)}` : rowIdOf(placeIdOf(node, naming), naming.wholeCode),
  )
  const isSole = released.columns.length === 1 && naming.dimension === ''
  const columns = renamed(released.columns, (node) => {
    if (node.isWithheld) return `reste:${plainName(node.label)}`
    return categoryIdOf(naming.dimension, isSole || isTotal(node) ? wholeId : node.label)
  })
  if (!rows || !columns) return
  const named: ReleasedTable = { ...released, universe: universeOf(naming.statisticalUnit, year), rows, columns }
  return { year, released: named }
}
