/** Rights over the public page, by command: the coordinations, and among them those of the Caf and of the collectivité. Pure. Rules: docs/rules/accounts.md §3. */
import type { Permission } from '#app/kernel/permission.ts'

const coordinators = {
  roles: ['coordinator'],
  bounds: 'ctg',
  refusal: 'portal.coordinations-only',
} as const satisfies Permission

export const portalPermissions = {
  setPortalPage: coordinators,
  setPortalLegal: coordinators,
  choosePublicDecisions: coordinators,
  choosePublicDocuments: coordinators,
  proposeEdition: coordinators,
  withdrawEdition: coordinators,
  /** The other side than the one that proposed, which has its own sentence. */
  confirmEdition: { roles: ['coordinator'], bounds: 'ctg' },
  closePortalPage: coordinators,
} as const satisfies Record<string, Permission>
