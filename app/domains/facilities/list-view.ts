/** What one asks of the list of a year: one kind, one commune, an order inside each kind; its address. Pure. Rule: docs/rules/facilities.md §1.4. */
import { type FacilityKind, type FacilityOfYear, facilityKinds } from './facilities.ts'

export const listOrders = ['commune', 'name', 'places'] as const
export type ListOrder = (typeof listOrders)[number]

export type ListView = {
  readonly kind: FacilityKind | undefined
  readonly communeCode: string | undefined
  readonly order: ListOrder
}

export const wholeList: ListView = { kind: undefined, communeCode: undefined, order: 'commune' }

const parameters = { kind: 'type', commune: 'commune', order: 'tri' } as const

export const readListView = (search: URLSearchParams): ListView => ({
  kind: facilityKinds.find((kind) => kind === search.get(parameters.kind)),
  communeCode: search.get(parameters.commune)?.slice(0, 10) || undefined,
  order: listOrders.find((order) => order === search.get(parameters.order)) ?? 'commune',
})

/** Of the page, from its own address: what is usual is not written. */
export function listAddress(year: number, { kind, communeCode, order }: Partial<ListView>): string {
  const search = new URLSearchParams({ annee: String(year) })
  if (kind) search.set(parameters.kind, kind)
  if (communeCode) search.set(parameters.commune, communeCode)
  if (order && order !== 'commune') search.set(parameters.order, order)
  return `?${search}`
}

type Row = Pick<FacilityOfYear, 'kind' | 'communeCode' | 'name' | 'places'>

/** The largest first, those whose places are not known last. */
const byPlaces = (one: Row, other: Row) => (other.places ?? -1) - (one.places ?? -1)
const byName = (one: Row, other: Row) => one.name.localeCompare(other.name, 'fr')

/** Those of the kind and of the commune that are asked. */
export const inView = <Of extends Pick<Row, 'kind' | 'communeCode'>>(
  rows: readonly Of[],
  { kind, communeCode }: ListView,
): readonly Of[] =>
  rows.filter((row) => (!kind || row.kind === kind) && (!communeCode || row.communeCode === communeCode))

/** As French sorts them. @param rows by kind, commune and name, as they are read; of one order, they stay so */
export function inOrder<Of extends Row>(rows: readonly Of[], { order }: Pick<ListView, 'order'>): readonly Of[] {
  if (order === 'commune') return rows
  return rows.toSorted(order === 'name' ? byName : byPlaces)
}
