/** What the journal of the instance is filtered by: from its address, and back. Pure. Rules: docs/rules/audit.md §6. */
import { addDays, dayStart, parisZone } from '#app/kernel/calendar.ts'
import { optionalDay } from '#app/kernel/fields.ts'

export const instanceActKinds = ['entries', 'accounts', 'mandates', 'instance'] as const
export type InstanceActKind = (typeof instanceActKinds)[number]

/** As the address names them. */
const namesOfKinds: Readonly<Record<InstanceActKind, string>> = {
  entries: 'connexions',
  accounts: 'comptes',
  mandates: 'mandats',
  instance: 'instance',
}
export const nameOfActKind = (kind: InstanceActKind): string => namesOfKinds[kind]

export type InstanceJournalFilter = {
  readonly kind: InstanceActKind | null
  /** Of whoever did it, or whom it is about; all when empty. */
  readonly name: string
  /** Days, included; in Paris. */
  readonly from: string | null
  readonly to: string | null
}

const longestName = 100
/** Written by hand in the address, one that is no day filters nothing. */
const dayOf = (text: string | null): string | null => optionalDay().safeParse(text).data ?? null

export const readInstanceJournalFilter = (search: URLSearchParams): InstanceJournalFilter => ({
  kind: instanceActKinds.find((kind) => namesOfKinds[kind] === search.get('sorte')) ?? null,
  name: (search.get('q') ?? '').trim().slice(0, longestName),
  from: dayOf(search.get('du')),
  to: dayOf(search.get('au')),
})

/** The same filter as the end of an address; empty for none. */
export function writeInstanceJournalFilter(
  { kind, name, from, to }: InstanceJournalFilter,
  others: Readonly<Record<string, string>> = {},
): string {
  const entries = { sorte: kind ? namesOfKinds[kind] : '', q: name, du: from ?? '', au: to ?? '', ...others }
  const search = new URLSearchParams(Object.entries(entries).filter(([, value]) => value !== ''))
  return search.size > 0 ? `?${search}` : ''
}

export const journalPeriod = (from: string | null, to: string | null) => ({
  after: from === null ? undefined : dayStart(parisZone, from),
  before: to === null ? undefined : dayStart(parisZone, addDays(to, 1)),
})
