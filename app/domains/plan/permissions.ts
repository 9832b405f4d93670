/** Rights on the sheets of a plan, and on the whole of it where several rooms ask the same one. Pure. Rules: docs/rules/plan.md §1. */
import { type Actor, membershipIn } from '#app/kernel/actor.ts'
import { allows, coordinators, holds, type Permission } from '#app/kernel/permission.ts'
import { type ActionStatus, mayWriteStatus } from './plan.ts'

/** Who writes in a plan, each within bounds. */
export const planWriters = ['coordinator', 'cooperation-officer', 'action-lead', 'contributor'] as const
const steerers = ['coordinator', 'cooperation-officer', 'action-lead'] as const

export const planPermissions = {
  createAction: { roles: ['coordinator', 'cooperation-officer', 'contributor'], bounds: 'own-theme' },
  updateAction: { roles: planWriters, bounds: 'own-action' },
  changeActionStatus: { roles: steerers, bounds: 'own-action' },
  setActionServices: { roles: planWriters, bounds: 'own-action' },
  /** Steps, means, measures, dependencies and documents of a sheet. */
  detailAction: { roles: planWriters, bounds: 'own-action' },
  /** Taking a plan up from a spreadsheet, and undoing it. */
  importPlan: coordinators,
  /** Keeping a sheet apart from the plan, and opening it to all. */
  restrictAction: coordinators,
  /** Names of the levels, numbers of the sheets, and what comes from the CTG before. */
  shapePlan: coordinators,
} as const satisfies Record<string, Permission>

type WrittenSheet = {
  readonly ctgId: string
  readonly themeId: string | null
  readonly leadPersonId: string | null
  readonly status: ActionStatus
}

/** Within her right, and while its status leaves the sheet to her: its form, its page and its text ask this one function. */
export function allowsOnSheet(permission: Permission, actor: Actor, sheet: WrittenSheet, rule = allows): boolean {
  const role = membershipIn(actor, sheet.ctgId)?.role
  return role !== undefined && rule(permission, actor, sheet) && mayWriteStatus(role, sheet.status)
}
/** `may` of the acts on a sheet. */
export const onSheet =
  (permission: Permission) =>
  (actor: Actor, sheet: WrittenSheet): boolean =>
    allowsOnSheet(permission, actor, sheet)
export const mayWriteSheet = (actor: Actor, sheet: WrittenSheet): boolean =>
  allowsOnSheet(planPermissions.updateAction, actor, sheet)

/** The address of its lead is for whoever writes the sheet, also once the CTG is archived (docs/rules/plan.md §9.1). */
export const seesLeadAddress = (actor: Actor, sheet: WrittenSheet): boolean =>
  allowsOnSheet(planPermissions.updateAction, actor, sheet, holds)

/** A sheet as this person is given it. */
export const shownSheet = <Sheet extends Omit<WrittenSheet, 'ctgId'> & { readonly leadEmail: string }>(
  actor: Actor,
  ctgId: string,
  sheet: Sheet,
): Sheet => (seesLeadAddress(actor, { ...sheet, ctgId }) ? sheet : { ...sheet, leadEmail: '' })
