/** Rights on documents made from follow-up, by command. Pure. Rules: docs/rules/followup.md §11.10. */
import type { Permission } from '#app/kernel/permission.ts'

export const packPermissions = {
  /** A synthesis of another theme too: the document says only what every member reads. */
  requestDossier: { roles: ['coordinator', 'cooperation-officer'], bounds: 'ctg' },
} as const satisfies Record<string, Permission>
