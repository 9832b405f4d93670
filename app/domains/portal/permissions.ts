/** Rights over the public page: the coordinations, and among them those of the Caf and of the collectivité. Pure. Rules: docs/rules/accounts.md §3. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

export const portalPermissions = {
  publish: { ...coordinators, refusal: 'portal.coordinations-only' },
  /** Taking the page down. */
  takeBack: { ...coordinators, refusal: 'portal.coordinations-only', holdsWhenArchived: true },
  /** The other side than the one that proposed, which has its own sentence. */
  confirmEdition: coordinators,
} as const satisfies Record<string, Permission>
