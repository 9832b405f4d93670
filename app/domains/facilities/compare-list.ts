/** A list read, beside what is already described of its year: what it adds, changes, leaves as it is. Pure. */
import { plainName } from '#app/domains/territory/plain-name.ts'
import type { FacilityKind, YearRow } from './facilities.ts'
import type { Draft, ListLine } from './read-list.ts'

export type KnownFacility = {
  readonly id: string
  readonly kind: FacilityKind
  readonly name: string
  readonly communeCode: string | null
  /** What is described of the year of the list; null when nothing is. */
  readonly year: (YearRow & { readonly version: number; readonly isConfirmed: boolean }) | null
}

export const comparedFields = ['state', 'places', 'opening', 'operator', 'operatorKind', 'hasCof', 'note'] as const
export type ComparedField = (typeof comparedFields)[number]

export type FieldChange = {
  readonly field: ComparedField
  readonly before: YearRow[ComparedField]
  readonly after: YearRow[ComparedField]
}

export type ComparedLine = ListLine & {
  readonly facility: KnownFacility | undefined
  readonly outcome: 'new' | 'described' | 'changed' | 'same' | 'refused'
  readonly changes: readonly FieldChange[]
}

const isSaid = (value: YearRow[ComparedField]): boolean => value !== null && value !== ''

/** What a list says wins; of what it does not speak, nothing changes. */
export const merged = (before: YearRow | null, draft: Draft): YearRow => ({
  state: draft.state ?? before?.state ?? 'open',
  places: draft.places ?? before?.places ?? null,
  opening: draft.opening || (before?.opening ?? ''),
  operator: draft.operator || (before?.operator ?? ''),
  operatorKind: draft.operatorKind ?? before?.operatorKind ?? null,
  hasCof: draft.hasCof ?? before?.hasCof ?? null,
  source: draft.source,
  note: draft.note || (before?.note ?? ''),
})

const fullKey = ({ kind, name, communeCode }: Pick<KnownFacility, 'kind' | 'name' | 'communeCode'>): string =>
  `${kind}|${plainName(name)}|${communeCode ?? ''}`

/** By kind, name and commune: a facility that changed its name is another until someone says otherwise. */
export function compareList(lines: readonly ListLine[], known: readonly KnownFacility[]): readonly ComparedLine[] {
  const byKey = new Map(known.map((facility) => [fullKey(facility), facility]))
  return lines.map((line) => {
    const { draft } = line
    if (draft === null) return { ...line, facility: undefined, outcome: 'refused', changes: [] }
    const facility = byKey.get(fullKey(draft))
    if (!facility) return { ...line, facility, outcome: 'new', changes: [] }
    if (facility.year === null) return { ...line, facility, outcome: 'described', changes: [] }
    const [before, after] = [facility.year, merged(facility.year, draft)]
    const changes = comparedFields.flatMap((field) =>
      before[field] === after[field] || !isSaid(after[field])
        ? []
        : [{ field, before: before[field], after: after[field] }],
    )
    // Carried from the year before, it is confirmed by the list that says the same.
    const unchanged = before.isConfirmed ? 'same' : 'described'
    return { ...line, facility, outcome: changes.length === 0 ? unchanged : 'changed', changes }
  })
}
