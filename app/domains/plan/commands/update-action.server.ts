/** Changes a sheet: the first fields and the folded ones. A change made meanwhile is shown beside what was typed. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { replaceText } from '#app/domains/writing/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planLabels as t } from '../labels.fr.ts'
import { settlePlaces } from '../outline/places.server.ts'
import { planPermissions } from '../permissions.ts'
import { endsAfterItStarts } from '../plan.ts'
import {
  actionKey,
  endsBeforeStart,
  firstDates,
  firstFields,
  foldedFields,
  splitTies,
  tiedFields,
} from '../sheet/action-fields.ts'
import { changedFields } from '../sheet/changes.ts'
import { placeUnder } from '../sheet/new-actions.server.ts'
import { comparedFields, fieldsOfRow } from '../sheet/sheet-columns.ts'
import { openAction, requireVersion, resolveReferences, saveAction } from '../sheet/store.server.ts'
import { listObjectiveIds, replaceLeadService, saveLinks } from '../sheet/store-links.server.ts'
import { comparedTies, loadTies, saveTies } from '../sheet/store-ties.server.ts'
import { tellNewLead } from '../sheet/tell.server.ts'

const name = 'plan.update-action'

export const updateAction = command({
  name,
  permission: planPermissions.updateAction,
  input: z
    .object({ ...actionKey, ...firstFields, ...foldedFields, ...tiedFields })
    .refine(endsAfterItStarts, endsBeforeStart),
  async run(work, { ctgId, actionId, version, objectiveIds: ticked, partyIds, ...given }) {
    const { fields, ties } = splitTies(given)
    const action = await openAction(work, { ctgId, actionId }, planPermissions.updateAction, name)
    const isFromFile = action.import_id !== null
    const formerIds = await listObjectiveIds(work, { ctgId, actionId })
    const place = { number: action.number, code: action.code, isFromFile, formerIds }
    const { objectiveIds, code } = await placeUnder(work, ctgId, ticked, place)
    const resolved = await resolveReferences(work, ctgId, { ...fields, objectiveIds, partyIds })
    const stored = fieldsOfRow(action)
    const former = await loadTies(work, { ctgId, actionId })
    const after = {
      ...fields,
      axisId: resolved.axisId ?? stored.axisId,
      code,
      ...firstDates(fields),
      description: fields.description ?? stored.description,
      themeId: resolved.themeId,
      leadPartyId: resolved.leadPartyId,
    }
    const changes = changedFields(
      { ...comparedFields(stored), ...comparedTies(former) },
      { ...comparedFields(after), ...comparedTies(ties) },
    )
    requireVersion(action, version, t.savedMeanwhile(changes))
    // A sheet is not moved to a theme on which one has no right; a lead does not hand her action to another.
    const thing = { ctgId, themeId: after.themeId, leadPersonId: after.leadPersonId }
    const { role } = requireMembership(work.actor, ctgId)
    authorize(
      role === 'action-lead'
        ? after.leadPersonId === action.lead_person_id
        : allows(planPermissions.updateAction, work.actor, thing),
      name,
    )

    const isMoved = formerIds.length !== objectiveIds.length || objectiveIds.some((id) => !formerIds.includes(id))
    await saveLinks(work, { ctgId, actionId }, { objectiveIds, partyIds })
    await replaceLeadService(work, action, after.leadServiceId)
    await saveTies(work, { ctgId, actionId }, ties, former)
    if (after.description !== stored.description)
      await replaceText(
        work,
        { ctgId, subjectType: 'action', subjectId: actionId, field: 'description' },
        after.description,
      )
    const newVersion = await saveAction(work, { ctgId, actionId }, after)
    if (isMoved) await settlePlaces(work, ctgId, objectiveIds[0] === formerIds[0] ? [] : [actionId])
    await recordAudit(work, {
      action: 'action.updated',
      subject: { type: 'action', id: actionId },
      ctgId,
      detail: { changes, areObjectivesChanged: isMoved },
    })
    await tellNewLead(work, { ctgId, actionId, version: newVersion }, action.lead_person_id, after.leadPersonId)
    return { actionId, code, version: newVersion }
  },
})
