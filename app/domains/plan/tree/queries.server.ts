/** What the page of the tree reads. */
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { allows } from '#app/kernel/permission.ts'
import { todayIn } from '#app/kernel/time-zone.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listActions } from '../action-list.server.ts'
import { loadOutline } from '../outline.server.ts'
import { planPermissions } from '../permissions.ts'
import { loudFlags } from '../plan.ts'
import { loadStructure } from '../structure.server.ts'
import { listPlaced } from './store.server.ts'
import { growTree, listCodeChanges } from './tree.ts'

/** The plan as a tree, with what this person may do of it. */
export async function getTreePage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const [lines, outline, structure, placed, themes] = await Promise.all([
    listActions(db, ctgId, todayIn(context, ctgId)),
    loadOutline(db, ctgId),
    loadStructure(db, ctgId),
    listPlaced(db, ctgId),
    listThemes(db, ctgId),
  ])
  const places = new Map(placed.map((one) => [one.id, one]))
  const actions = lines.flatMap((line) => {
    const place = places.get(line.id)
    if (!place) return []
    const { id, code, number, title, status, flags, themeId, leadPartyName, leadPartyKind, leadServiceName, leadName } =
      line
    const lead = { partyName: leadPartyName, partyKind: leadPartyKind, serviceName: leadServiceName, name: leadName }
    const { position, axisId, objectiveIds } = place
    const mayMove = allows(planPermissions.moveAction, actor, { ctgId, themeId })
    return [
      {
        ...{ id, code, number, title, status, lead, position, axisId, objectiveIds, mayMove },
        flags: flags.filter((flag) => loudFlags.includes(flag)),
      },
    ]
  })
  return {
    ctgId,
    outline,
    structure,
    tree: growTree(outline, actions),
    changes: listCodeChanges(outline, placed, structure.numbering).map(({ action, code }) => ({
      id: action.id,
      title: action.title,
      before: action.code,
      after: code,
    })),
    themes,
    may: {
      arrange: allows(planPermissions.arrangePlan, actor, { ctgId }),
      shape: allows(planPermissions.shapePlan, actor, { ctgId }),
      write: themes.some(({ id }) => allows(planPermissions.createAction, actor, { ctgId, themeId: id })),
    },
  }
}

export type TreePageData = Awaited<ReturnType<typeof getTreePage>>
export type TreeLine = TreePageData['tree']['loose'][number]
