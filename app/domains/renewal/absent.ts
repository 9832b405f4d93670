/** What sheets of the CTG before refer to and the next CTG does not have: proposed, created only when agreed to. Pure. */
import { type Pairs, type References, referencedIds, type Setting } from './find-again.ts'

export const absentKinds = ['party', 'theme', 'service', 'objective', 'area', 'plan'] as const
export type AbsentKind = (typeof absentKinds)[number]

/** One thing of the CTG before, by its id there. */
export type Absent = {
  readonly kind: AbsentKind
  readonly id: string
  readonly name: string
  /** Where it would be: the party of a service, the axis of an objective, the commune of a quartier. */
  readonly within: string
}

/** As a form sends it back. */
export const keyOfAbsent = ({ kind, id }: Pick<Absent, 'kind' | 'id'>): string => `${kind}:${id}`
export const absentKey = /^(party|theme|service|objective|area|plan):[0-9a-f-]{36}$/

const listOf = {
  party: 'parties',
  theme: 'themes',
  service: 'services',
  objective: 'objectives',
  area: 'areas',
  plan: 'linkedPlans',
} as const satisfies Record<AbsentKind, keyof Pairs>

/** The party of a service is asked with it. */
function referencedIdsOf({ services }: Setting, kind: AbsentKind, references: References): readonly string[] {
  const ids = referencedIds(references, listOf[kind])
  if (kind !== 'party') return ids
  const serviceIds = referencedIds(references, 'services')
  return [...ids, ...services.filter(({ id }) => serviceIds.includes(id)).map(({ partyId }) => partyId)]
}

const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  list.find((one) => one.id === id)?.name ?? ''

function absentOf(from: Setting, kind: AbsentKind, id: string): Absent | undefined {
  const service = from.services.find((one) => one.id === id)
  const objective = from.objectives.find((one) => one.id === id)
  const area = from.areas.find((one) => one.id === id)
  const found: Record<AbsentKind, readonly [name: string, within: string]> = {
    party: [nameIn(from.parties, id), ''],
    theme: [nameIn(from.themes, id), ''],
    service: [service?.name ?? '', nameIn(from.parties, service?.partyId ?? '')],
    objective: [objective?.title ?? '', from.axes.find((axis) => axis.id === objective?.axisId)?.title ?? ''],
    area: [area?.name ?? '', area?.communeName ?? ''],
    plan: [nameIn(from.linkedPlans, id), ''],
  }
  const [name, within] = found[kind]
  return name === '' ? undefined : { kind, id, name, within }
}

/** Each once, by kind, in the order of the lists; a quartier of a commune that is not of the perimeter cannot be. */
export function listAbsent(from: Setting, pairs: Pairs, references: readonly References[]): readonly Absent[] {
  return absentKinds.flatMap((kind) => {
    const ids = new Set(references.flatMap((one) => referencedIdsOf(from, kind, one)))
    return [...ids].flatMap((id) => {
      if (pairs[listOf[kind]].has(id)) return []
      const absent = absentOf(from, kind, id)
      const commune = from.areas.find((area) => kind === 'area' && area.id === id)?.communeCode
      return absent && (commune === undefined || pairs.communes.has(commune)) ? [absent] : []
    })
  })
}

/** Those agreed to; a service comes with its party when that one is absent too. */
export function listAgreed(from: Setting, absent: readonly Absent[], keys: readonly string[]): readonly Absent[] {
  const agreed = absent.filter((one) => keys.includes(keyOfAbsent(one)))
  const partyIds = agreed.flatMap(({ kind, id }) => {
    const service = kind === 'service' ? from.services.find((one) => one.id === id) : undefined
    return service ? [service.partyId] : []
  })
  const parties = absent.filter(({ kind, id }) => kind === 'party' && partyIds.includes(id))
  return [...new Set([...parties, ...agreed])]
}
