/** Who acts with whom: services of the Caf crossed with those of the authorities, over actions. Pure. Rules: docs/rules/plan.md §6. */
import type { PartyKind } from '#app/kernel/actor.ts'

export type ServiceOfParty = {
  readonly id: string
  readonly name: string
  readonly partyId: string
  readonly partyKind: PartyKind
  readonly partyShortName: string
}

export type ServicesMatrix = {
  /** Actions counted: every action that has not been abandoned or deferred. */
  readonly actionCount: number
  /** Of these, carried by a service of the Caf and one of an authority at least. */
  readonly crossingCount: number
  /** Of these, carried by three services or more, of any party. */
  readonly manyServicesCount: number
  /** Of these, with no service named: they count in none of the others. */
  readonly withoutServiceCount: number
  readonly columns: readonly { readonly key: string; readonly label: string }[]
  readonly lines: readonly { readonly key: string; readonly label: string; readonly counts: readonly number[] }[]
}

/**
 * @param services all those of the CTG, in the order they are shown
 * @param actions services of each action, without repetition
 * @returns one line per service of the Caf, one column per service of an authority; empty lists when a party has none
 */
export function crossServices(
  services: readonly ServiceOfParty[],
  actions: readonly { readonly serviceIds: readonly string[] }[],
): ServicesMatrix {
  const kindOf = new Map(services.map(({ id, partyKind }) => [id, partyKind]))
  const authorities = services.filter(({ partyKind }) => partyKind === 'authority')
  const hasManyAuthorities = new Set(authorities.map(({ partyId }) => partyId)).size > 1
  const hasServiceOf = (kind: PartyKind, serviceIds: readonly string[]): boolean =>
    serviceIds.some((id) => kindOf.get(id) === kind)
  const countTogether = (one: string, other: string): number =>
    actions.filter(({ serviceIds }) => serviceIds.includes(one) && serviceIds.includes(other)).length
  return {
    actionCount: actions.length,
    crossingCount: actions.filter(
      ({ serviceIds }) => hasServiceOf('caf', serviceIds) && hasServiceOf('authority', serviceIds),
    ).length,
    manyServicesCount: actions.filter(({ serviceIds }) => serviceIds.length > 2).length,
    withoutServiceCount: actions.filter(({ serviceIds }) => serviceIds.length === 0).length,
    columns: authorities.map(({ id, name, partyShortName }) => ({
      key: id,
      label: hasManyAuthorities ? `${name} (${partyShortName})` : name,
    })),
    lines: services
      .filter(({ partyKind }) => partyKind === 'caf')
      .map(({ id, name }) => ({
        key: id,
        label: name,
        counts: authorities.map((column) => countTogether(id, column.id)),
      })),
  }
}
