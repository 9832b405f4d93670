/** Rights over workshops. Pure. Rules: docs/rules/journey.md §7. */
import { type Actor, actingIn } from '#app/kernel/actor.ts'
import { allows, type Permission } from '#app/kernel/permission.ts'

export const workshopPermissions = {
  /** Opening, closing. */
  lead: { roles: ['coordinator', 'cooperation-officer'], bounds: 'own-theme' },
  /** Grouping what others proposed. */
  arrange: { roles: ['coordinator', 'cooperation-officer', 'contributor'], bounds: 'own-theme' },
  propose: {
    roles: ['coordinator', 'cooperation-officer', 'body-member', 'action-lead', 'contributor'],
    bounds: 'ctg',
  },
} as const satisfies Record<string, Permission>

type Proposed = { readonly ctgId: string; readonly themeId: string | null; readonly personId: string | null }

/** Its author, or those who lead the workshop. */
export const canChangeProposal = (actor: Actor, { ctgId, themeId, personId }: Proposed): boolean =>
  allows(workshopPermissions.lead, actor, { ctgId, themeId }) ||
  (actingIn(actor, ctgId) !== undefined && actor.personId === personId)
