/** What the page of the tree reads. */

import { listPlaced } from '#app/domains/plan/outline/places.server.ts'
import { loadStructure } from '#app/domains/plan/outline/structure.server.ts'
import { growTree, listCodeChanges, withActionsOnly } from '#app/domains/plan/outline/tree.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { loudFlags } from '#app/domains/plan/plan.ts'
import { isEmptyFilter, type PlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { getPlanView } from '#app/domains/plan-list/plan-view.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { planTreePermissions } from './permissions.ts'

/** The plan as a tree, with what this person may do of it. Under a filter, only what leads to its actions, and nothing moves. */
export async function getTreePage(context: Context, ctgId: string, filter: PlanFilter) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const [{ actions: lines, ...frame }, structure, placed] = await Promise.all([
    getPlanView(context, ctgId, filter),
    loadStructure(db, ctgId),
    listPlaced(db, ctgId),
  ])
  const { outline, themes } = frame
  const isWhole = isEmptyFilter(filter)
  const places = new Map(placed.map((one) => [one.id, one]))
  const actions = lines.flatMap((line) => {
    const place = places.get(line.id)
    if (!place) return []
    const { id, code, number, title, status, flags, themeId, leadPartyName, leadPartyKind, leadServiceName, leadName } =
      line
    const lead = { partyName: leadPartyName, partyKind: leadPartyKind, serviceName: leadServiceName, name: leadName }
    const { position, axisId, objectiveIds } = place
    const mayMove = isWhole && allows(planTreePermissions.moveAction, actor, { ctgId, themeId })
    return [
      {
        ...{ id, code, number, title, status, lead, position, axisId, objectiveIds, mayMove },
        flags: flags.filter((flag) => loudFlags.includes(flag)),
      },
    ]
  })
  const tree = growTree(outline, actions)
  return {
    frame,
    ctgId,
    outline,
    structure,
    isWhole,
    tree: isWhole ? tree : withActionsOnly(tree),
    changes: listCodeChanges(outline, placed, structure.numbering).map(({ action, code }) => ({
      id: action.id,
      title: action.title,
      before: action.code,
      after: code,
    })),
    themes,
    may: {
      arrange: isWhole && allows(planTreePermissions.arrangePlan, actor, { ctgId }),
      carry: frame.may.carry,
      shape: isWhole && allows(planPermissions.shapePlan, actor, { ctgId }),
      write: frame.may.create,
    },
  }
}

export type TreePageData = Awaited<ReturnType<typeof getTreePage>>
export type TreeLine = TreePageData['tree']['loose'][number]
