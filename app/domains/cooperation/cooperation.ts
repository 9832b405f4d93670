/** Who acts with whom: services and parties over the actions of a plan. Pure. Rules: docs/rules/followup.md §10. */
import { isInPlan } from '#app/domains/plan/plan.ts'
import type { FrozenAction, PlanContent } from '#app/domains/snapshots/plan-content.ts'
import type { PartyKind } from '#app/kernel/actor.ts'

/** Actions by how many carry each; their sum is every action counted. */
export type Shares = {
  readonly none: number
  readonly one: number
  readonly two: number
  readonly more: number
}

export type ServiceRef = {
  readonly serviceId: string
  readonly name: string
  readonly partyId: string
  readonly partyShortName: string
  readonly partyKind: PartyKind
}
export type ServiceCount = ServiceRef & {
  /** Actions it carries, alone or not. */
  readonly actions: number
  /** Of these, carried by no other service. */
  readonly alone: number
  /** Of these, carried with a service of another party. */
  readonly acrossParties: number
}
export type ServicePair = {
  readonly one: ServiceRef
  readonly other: ServiceRef
  /** Actions both carry: one at least. */
  readonly actions: number
}
export type ActionName = { readonly actionId: string; readonly code: string; readonly title: string }

export type Cooperation = {
  /** Actions in the plan, neither abandoned nor deferred. */
  readonly actionCount: number
  readonly byServices: Shares
  /** Parties that carry: the lead’s, the co-lead’s, those of the services. Partners who are only associated do not count. */
  readonly byParties: Shares
  /** Actions carried by a service of the Caf and one of an authority at least. */
  readonly crossing: number
  /** Every service named by a party, by party then in its order. */
  readonly services: readonly ServiceCount[]
  /** Pairs that act together, the most frequent first. */
  readonly pairs: readonly ServicePair[]
  /** Actions of one service only, in the order of the plan. */
  readonly loneActions: readonly ActionName[]
}

/** What of a state of the plan is counted. */
export type CountedPlan = Pick<PlanContent, 'parties' | 'services'> & {
  readonly actions: readonly FrozenAction[]
}

function sharesOf(counts: readonly number[]): Shares {
  const having = (test: (count: number) => boolean) => counts.filter(test).length
  return {
    none: having((count) => count === 0),
    one: having((count) => count === 1),
    two: having((count) => count === 2),
    more: having((count) => count > 2),
  }
}

type Carried = Pick<FrozenAction, 'serviceIds' | 'leadPartyId' | 'coLeadPartyId'>

/**
 * Services that carry an action together, those that carry most first, else in their order. Each action says its pairs: services are
 * many, those of one action a few.
 */
function pairsOf(
  services: readonly ServiceRef[],
  carried: readonly ReadonlyMap<string, ServiceRef>[],
): readonly ServicePair[] {
  const counts = new Map<ServiceRef, Map<ServiceRef, number>>(services.map((service) => [service, new Map()]))
  for (const carriers of carried) {
    if (carriers.size < 2) continue
    for (const one of carriers.values())
      for (const other of carriers.values()) counts.get(one)?.set(other, (counts.get(one)?.get(other) ?? 0) + 1)
  }
  return services
    .flatMap((one, index) =>
      services.slice(index + 1).flatMap((other): readonly ServicePair[] => {
        const actions = counts.get(one)?.get(other)
        return actions === undefined ? [] : [{ one, other, actions }]
      }),
    )
    .toSorted((one, other) => other.actions - one.actions)
}

/**
 * Counts who carries these actions. A service that is not among these is not counted; their order breaks the ties between pairs.
 * @returns with `lone`, the actions of one service only
 */
export function countCarriers<Action extends Carried>(services: readonly ServiceRef[], actions: readonly Action[]) {
  const serviceOf = new Map(services.map((service) => [service.serviceId, service]))
  const carried = actions.map((action) => {
    const carriers = new Map(
      action.serviceIds.flatMap((id) => {
        const service = serviceOf.get(id)
        return service ? [[id, service] as const] : []
      }),
    )
    const serviceParties = new Set([...carriers.values()].map(({ partyId }) => partyId))
    const leads = [action.leadPartyId, action.coLeadPartyId].filter((id) => id !== null)
    return { action, carriers, serviceParties, parties: new Set([...serviceParties, ...leads]) }
  })
  const isCarriedBy = (kind: PartyKind) => (one: (typeof carried)[number]) =>
    [...one.carriers.values()].some(({ partyKind }) => partyKind === kind)
  const lone = carried.filter(({ carriers }) => carriers.size === 1)
  return {
    actionCount: carried.length,
    byServices: sharesOf(carried.map(({ carriers }) => carriers.size)),
    byParties: sharesOf(carried.map(({ parties }) => parties.size)),
    crossing: carried.filter(isCarriedBy('caf')).filter(isCarriedBy('authority')).length,
    services: services.map((service): ServiceCount => {
      const own = carried.filter(({ carriers }) => carriers.has(service.serviceId))
      return {
        ...service,
        actions: own.length,
        alone: own.filter(({ carriers }) => carriers.size === 1).length,
        acrossParties: own.filter(({ serviceParties }) => serviceParties.size > 1).length,
      }
    }),
    pairs: pairsOf(
      services,
      carried.map(({ carriers }) => carriers),
    ),
    lone: lone.map(({ action }) => action),
  }
}

/** Counts who carries the actions of a state of the plan, frozen or of today. */
export function measureCooperation({ parties, services, actions }: CountedPlan): Cooperation {
  const refs = services.flatMap((service): readonly ServiceRef[] => {
    const party = parties.find(({ id }) => id === service.partyId)
    if (!party) return []
    const { shortName: partyShortName, kind: partyKind } = party
    return [{ serviceId: service.id, name: service.name, partyId: party.id, partyShortName, partyKind }]
  })
  const { lone, ...counts } = countCarriers(refs, actions.filter(isInPlan))
  return { ...counts, loneActions: lone.map(({ id, code, title }) => ({ actionId: id, code, title })) }
}

type Counted = Pick<Cooperation, 'services' | 'pairs'>

/** How many actions two services carry together. */
function countTogether({ pairs }: Counted): (one: ServiceRef, other: ServiceRef) => number {
  const counts = new Map(
    pairs.flatMap(({ one, other, actions }) => [
      [`${one.serviceId}/${other.serviceId}`, actions] as const,
      [`${other.serviceId}/${one.serviceId}`, actions] as const,
    ]),
  )
  return (one, other) => counts.get(`${one.serviceId}/${other.serviceId}`) ?? 0
}

/** Counts of actions the two services carry together, as a square: null on the diagonal. Only services that carry one. */
export function cooperationSquare(counted: Counted) {
  const carrying = counted.services.filter(({ actions }) => actions > 0)
  const together = countTogether(counted)
  return carrying.map((line) => ({
    service: line,
    counts: carrying.map((column) => (column === line ? null : together(line, column))),
  }))
}

/** Services of the authorities by those of the Caf: the former are many, and the column is narrow. */
export function crossParties(counted: Counted) {
  const of = (kind: PartyKind) => counted.services.filter(({ partyKind }) => partyKind === kind)
  const [caf, authorities] = [of('caf'), of('authority')]
  const isOneAuthority = new Set(authorities.map(({ partyId }) => partyId)).size === 1
  const together = countTogether(counted)
  return {
    columns: caf.map(({ serviceId, name }) => ({ key: serviceId, label: name })),
    lines: authorities.map((service) => ({
      key: service.serviceId,
      label: isOneAuthority ? service.name : `${service.name} (${service.partyShortName})`,
      counts: caf.map((column) => together(service, column)),
    })),
  }
}
