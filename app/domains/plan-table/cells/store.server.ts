/** What one may do of the cells of an action. Rules: docs/rules/plan.md §15. */
import { mayWriteSheet, planPermissions } from '#app/domains/plan/permissions.ts'
import { type Actor, requireMembership } from '#app/kernel/actor.ts'
import { allows } from '#app/kernel/permission.ts'
import type { CellLine, CellRights } from './judge-cells.ts'

/** What the actor may do of the cells of a row. @throws DomainError not-found for a stranger */
export function cellRights(actor: Actor, ctgId: string, line: CellLine): CellRights {
  const { role } = requireMembership(actor, ctgId)
  const { leadPersonId } = line
  const may = (permission: 'updateAction' | 'changeActionStatus', themeId: string | null) =>
    allows(planPermissions[permission], actor, { ctgId, themeId, leadPersonId })
  return {
    mayWrite: mayWriteSheet(actor, { ...line, ctgId }),
    mayMove: may('changeActionStatus', line.themeId),
    mayHandOver: role !== 'action-lead',
    mayPlaceOn: (themeId) => may('updateAction', themeId),
  }
}
