/** Rights on the plan, by command. Pure. Rules: docs/rules/plan.md §1. */
import { type Actor, membershipIn } from '#app/kernel/actor.ts'
import { allows, everyRole, type Permission } from '#app/kernel/permission.ts'
import { type ActionStatus, mayWriteStatus } from './plan.ts'

const writers = ['coordinator', 'cooperation-officer', 'action-lead', 'contributor'] as const
const arrangers = ['coordinator', 'cooperation-officer'] as const
const steerers = ['coordinator', 'cooperation-officer', 'action-lead'] as const

export const planPermissions = {
  createAction: { roles: ['coordinator', 'cooperation-officer', 'contributor'], bounds: 'own-theme' },
  updateAction: { roles: writers, bounds: 'own-action' },
  changeActionStatus: { roles: steerers, bounds: 'own-action' },
  setActionServices: { roles: writers, bounds: 'own-action' },
  /** Steps, means, measures, dependencies and documents of a sheet. */
  detailAction: { roles: writers, bounds: 'own-action' },
  /** Putting a batch of changes back; each of its actions within the rights one has on it. */
  undoBatch: { roles: writers, bounds: 'ctg' },
  /** Taking a plan up from a spreadsheet, and undoing it. */
  importPlan: { roles: ['coordinator'], bounds: 'ctg' },
  /** Moving and removing axes and objectives. */
  arrangePlan: { roles: arrangers, bounds: 'ctg' },
  /** Moving an action among the others, and under which objectives it is. */
  moveAction: { roles: arrangers, bounds: 'own-theme' },
  /** Keeping a sheet apart from the plan, and opening it to all. */
  restrictAction: { roles: ['coordinator'], bounds: 'ctg' },
  /** Names of the levels, numbers of the sheets, and what comes from the CTG before. */
  shapePlan: { roles: ['coordinator'], bounds: 'ctg' },
  /** Taking the whole plan away as a file: what one reads on screen. */
  exportPlan: { roles: everyRole, bounds: 'ctg' },
  /** Keeping a view of the plan under a name, for oneself. */
  saveView: { roles: everyRole, bounds: 'ctg' },
  /** Keeping one for every member. */
  shareView: { roles: writers, bounds: 'ctg' },
} as const satisfies Record<string, Permission>

type WrittenSheet = {
  readonly ctgId: string
  readonly themeId: string | null
  readonly leadPersonId: string | null
  readonly status: ActionStatus
}

/** Within her right, and while its status leaves the sheet to her: its form, its page and its text ask this one function. */
export function allowsOnSheet(permission: Permission, actor: Actor, sheet: WrittenSheet): boolean {
  const role = membershipIn(actor, sheet.ctgId)?.role
  return role !== undefined && allows(permission, actor, sheet) && mayWriteStatus(role, sheet.status)
}
export const mayWriteSheet = (actor: Actor, sheet: WrittenSheet): boolean =>
  allowsOnSheet(planPermissions.updateAction, actor, sheet)

/** Who made a batch of changes puts it back; the coordination puts back any. */
export const mayUndoBatch = (actor: Actor, ctgId: string, madeBy: string): boolean =>
  allows(madeBy === actor.personId ? planPermissions.undoBatch : { roles: ['coordinator'], bounds: 'ctg' }, actor, {
    ctgId,
  })
