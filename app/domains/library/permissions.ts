/** Rights on the library. Pure. Rules: docs/rules/library.md §4. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

export const libraryPermissions = {
  /** Offering a sheet to the other CTGs, and taking it out. */
  offerSheet: { ...coordinators, refusal: 'library.offer-sheet' },
  /** The same as writing a new sheet. */
  copySheet: {
    roles: ['coordinator', 'cooperation-officer', 'contributor'],
    bounds: 'own-theme',
    refusal: 'plan.create-action',
  },
} as const satisfies Record<string, Permission>
