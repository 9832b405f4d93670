/** Rights over the documents. Pure. Rules: docs/rules/followup.md §4, §11. */
import type { Permission } from '#app/kernel/permission.ts'

export const dossierPermissions = {
  /** Documents of every kind: they say only what every member reads. Rule: docs/rules/followup.md §11.10. */
  requestDossier: { roles: ['coordinator', 'cooperation-officer'], bounds: 'ctg' },
} as const satisfies Record<string, Permission>
