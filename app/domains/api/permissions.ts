/** Rights on what other software reads of a CTG and is told of it. Pure. Rules: docs/rules/api.md. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

export const apiPermissions = {
  /** Tokens and webhooks: made, tried. */
  linkSoftware: coordinators,
  /** The same, taken back. */
  takeBack: { ...coordinators, holdsWhenArchived: true },
} as const satisfies Record<string, Permission>
