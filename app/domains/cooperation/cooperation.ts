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
  /** Parties that carry: the lead’s, and those of the services. Partners who are only associated do not count. */
  readonly byParties: Shares
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

/**
 * Counts who carries the actions of a state of the plan, frozen or of today. A service that the plan no longer knows is not
 * counted; the order of services breaks the ties between pairs.
 */
export function measureCooperation({ parties, services, actions }: CountedPlan): Cooperation {
  const refs = services.flatMap((service): readonly ServiceRef[] => {
    const party = parties.find(({ id }) => id === service.partyId)
    if (!party) return []
    const { shortName: partyShortName, kind: partyKind } = party
    return [{ serviceId: service.id, name: service.name, partyId: party.id, partyShortName, partyKind }]
  })
  const partyOf = new Map(refs.map(({ serviceId, partyId }) => [serviceId, partyId]))
  const carried = actions.filter(isInPlan).map((action) => {
    const carriers = new Set(action.serviceIds.filter((id) => partyOf.has(id)))
    const serviceParties = new Set([...carriers].flatMap((id) => partyOf.get(id) ?? []))
    const leadParty = action.leadPartyId === null ? [] : [action.leadPartyId]
    return { action, carriers, serviceParties, parties: new Set([...serviceParties, ...leadParty]) }
  })
  const pairs = refs
    .flatMap((one, index) =>
      refs.slice(index + 1).map((other) => ({
        one,
        other,
        actions: carried.filter(({ carriers }) => carriers.has(one.serviceId) && carriers.has(other.serviceId)).length,
      })),
    )
    .filter((pair) => pair.actions > 0)
  return {
    actionCount: carried.length,
    byServices: sharesOf(carried.map(({ carriers }) => carriers.size)),
    byParties: sharesOf(carried.map((one) => one.parties.size)),
    services: refs.map((ref) => {
      const own = carried.filter(({ carriers }) => carriers.has(ref.serviceId))
      return {
        ...ref,
        actions: own.length,
        alone: own.filter(({ carriers }) => carriers.size === 1).length,
        acrossParties: own.filter(({ serviceParties }) => serviceParties.size > 1).length,
      }
    }),
    pairs: pairs.toSorted((one, other) => other.actions - one.actions),
    loneActions: carried
      .filter(({ carriers }) => carriers.size === 1)
      .map(({ action: { id, code, title } }) => ({ actionId: id, code, title })),
  }
}

/** The actions of a plan that had begun by a day, by their own dates: what stands for a state nobody froze. */
export const begunBy = <Plan extends CountedPlan>(plan: Plan, day: string): Plan => ({
  ...plan,
  actions: plan.actions.filter(({ startsOn }) => startsOn !== null && startsOn <= day),
})

/** Counts of actions the two services carry together, as a square: null on the diagonal. Only services that carry one. */
export function cooperationSquare({ services, pairs }: Cooperation) {
  const carrying = services.filter(({ actions }) => actions > 0)
  const together = new Map(
    pairs.flatMap(({ one, other, actions }) => [
      [`${one.serviceId}/${other.serviceId}`, actions] as const,
      [`${other.serviceId}/${one.serviceId}`, actions] as const,
    ]),
  )
  return carrying.map((line) => ({
    service: line,
    counts: carrying.map((column) =>
      column === line ? null : (together.get(`${line.serviceId}/${column.serviceId}`) ?? 0),
    ),
  }))
}
