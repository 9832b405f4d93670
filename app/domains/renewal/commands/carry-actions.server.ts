/** Actions of the CTG before go on in this one, as proposals tied to their former sheets. Rules: docs/rules/plan.md §10.8, §10.10. */
import { z } from 'zod'
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { findPredecessor } from '#app/domains/ctg/queries.server.ts'
import { settleActions } from '#app/domains/plan/outline/places.server.ts'
import { lockStructure } from '#app/domains/plan/outline/structure.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { loadSheets } from '#app/domains/plan/sheet/action-sheet.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'

import { ids } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { absentKey } from '../absent.ts'
import { carrySheet, referencesOf } from '../carried-sheet.ts'
import { partsNamed, slugOfPart, usualParts } from '../carry.ts'
import { createAgreed } from '../create-absent.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { listCarried } from '../queries.server.ts'
import { loadSetting } from '../setting.server.ts'
import { tieToFormer, writeCarried } from '../write-carried.server.ts'

const keys = z
  .preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string().regex(absentKey, { error: inputLabels.reload })).max(500, { error: inputLabels.reload }),
  )
  .prefault([])

async function openFormer(work: Work, ctgId: string, actionIds: readonly string[]) {
  const predecessor = await findPredecessor(work.tx, ctgId)
  if (!predecessor) throw new DomainError('conflict', 'plan.no-predecessor')
  requireMembership(work.actor, predecessor.id)
  const sheets = await loadSheets(work.tx, predecessor.id, actionIds)
  if (sheets.length !== new Set(actionIds).size) throw new DomainError('not-found', 'plan.action-not-found')
  const carried = await listCarried(work.tx, ctgId, predecessor.id)
  if (sheets.some((sheet) => carried.has(sheet.id))) throw new DomainError('conflict', 'plan.already-carried')
  return { predecessor, sheets }
}

export const carryActions = command({
  name: 'plan.carry-actions',
  permission: planPermissions.shapePlan,
  input: {
    actionIds: ids(500).refine((list) => list.length > 0, { error: inputLabels.oneAction }),
    /** What comes along, as the address of the page names it, between spaces. */
    along: z.string().max(300).default(usualParts.map(slugOfPart).join(' ')),
    /** What this CTG did not have and is to be created, by `keyOfAbsent`. */
    create: keys,
  },
  about: wholeCtg,
  async run(work, { ctgId, actionIds, along, create }) {
    const structure = await lockStructure(work, ctgId)
    const { predecessor, sheets } = await openFormer(work, ctgId, actionIds)
    const parts = partsNamed(along.split(' '))
    const former = await loadSetting(work.tx, predecessor.id)
    const references = sheets.map((sheet) => referencesOf(sheet, parts))
    const { pairs, created } = await createAgreed(work, ctgId, former, references, create)
    const carried = sheets.map((sheet) => {
      const thing = { ctgId: predecessor.id, themeId: sheet.themeId, leadPersonId: sheet.leadPersonId }
      return carrySheet(sheet, pairs, parts, allows(planPermissions.updateAction, work.actor, thing))
    })
    const year = Number((predecessor.nextStartsOn ?? parisDay(work.at)).slice(0, 4))
    const newIds = await writeCarried(work, ctgId, carried, year)
    const links = sheets.map((sheet, index) => ({ sheet, formerId: sheet.id, actionId: newIds[index] ?? '' }))
    await tieToFormer(work, ctgId, predecessor.id, links)
    await settleActions(work, ctgId, structure)
    await recordAudits(
      work,
      links.map(({ sheet, actionId }) => ({
        action: 'action.carried',
        subject: { type: 'action' as const, id: actionId },
        ctgId,
        detail: { title: sheet.title, formerCtgId: predecessor.id, formerActionId: sheet.id, along: [...parts] },
      })),
    )
    return { count: links.length, created: created.length, actionIds: [...newIds] }
  },
})
