/** What of a sheet goes on in the next CTG, and who carries it there. Pure. Rules: docs/rules/plan.md §10.8. */
import { plainWords } from '../import/plain-words.ts'
import type { ActionStatus } from '../plan.ts'

/** Statuses in the order in which their actions are offered: what a decision deferred comes first. */
export const offeredFirst: readonly ActionStatus[] = [
  'deferred',
  'in-progress',
  'suspended',
  'not-started',
  'validated',
  'proposed',
  'done',
  'abandoned',
]

type Named = { readonly id: string; readonly name: string }
type Party = Named & { readonly shortName: string; readonly kind: string }
type Theme = Named & { readonly catalogueKey: string | null }
type Service = Named & { readonly partyId: string }

/** What a CTG has that a sheet may refer to. */
export type Setting = {
  readonly parties: readonly Party[]
  readonly themes: readonly Theme[]
  readonly services: readonly Service[]
  /** Objectives, by id and title. */
  readonly objectives: readonly { readonly id: string; readonly title: string }[]
  /** Accounts that may lead here. */
  readonly personIds: readonly string[]
}

export type References = {
  readonly leadPartyId: string | null
  readonly leadServiceId: string | null
  readonly coLeadPartyId: string | null
  readonly leadPersonId: string | null
  readonly themeId: string | null
  readonly partyIds: readonly string[]
  readonly objectiveIds: readonly string[]
}

const isSame = (one: string, other: string): boolean => plainWords(one) === plainWords(other)

/**
 * The same party, service, theme and objectives in the next CTG: by name, accents and case forgiven; a theme also by its
 * place in the catalogue. What the next CTG does not have is left out.
 */
export function findAgain(from: Setting, to: Setting, references: References): References {
  const partyOf = (id: string | null): Party | undefined => {
    const party = from.parties.find((one) => one.id === id)
    return party && to.parties.find((one) => one.kind === party.kind && isSame(one.name, party.name))
  }
  const theme = from.themes.find(({ id }) => id === references.themeId)
  const service = from.services.find(({ id }) => id === references.leadServiceId)
  const leadParty = partyOf(references.leadPartyId)
  const titles = from.objectives.filter(({ id }) => references.objectiveIds.includes(id)).map(({ title }) => title)
  return {
    leadPartyId: leadParty?.id ?? null,
    leadServiceId:
      to.services.find((one) => service && one.partyId === leadParty?.id && isSame(one.name, service.name))?.id ?? null,
    coLeadPartyId: partyOf(references.coLeadPartyId)?.id ?? null,
    leadPersonId: to.personIds.find((id) => id === references.leadPersonId) ?? null,
    themeId:
      to.themes.find(
        (one) =>
          theme &&
          (isSame(one.name, theme.name) || (one.catalogueKey !== null && one.catalogueKey === theme.catalogueKey)),
      )?.id ?? null,
    partyIds: references.partyIds.flatMap((id) => partyOf(id)?.id ?? []),
    objectiveIds: to.objectives.filter(({ title }) => titles.some((one) => isSame(one, title))).map(({ id }) => id),
  }
}
