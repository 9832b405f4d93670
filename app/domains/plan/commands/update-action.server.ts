/** Changes a sheet: the first fields and the folded ones. A change made meanwhile is shown beside what was typed. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { replaceText } from '#app/domains/writing/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { actionKey, endsBeforeStart, firstDates, firstFields, foldedFields } from '../action-fields.ts'
import { changedFields } from '../changes.ts'
import { planLabels as t } from '../labels.fr.ts'
import { placeUnder } from '../new-actions.server.ts'
import { planPermissions } from '../permissions.ts'
import { endsAfterItStarts } from '../plan.ts'
import { type LockedAction, openAction, requireVersion, resolveReferences, saveAction } from '../store.server.ts'
import { listObjectiveIds, replaceLeadService, saveCafFields, saveLinks } from '../store-links.server.ts'
import { tellNewLead } from '../tell.server.ts'

const name = 'plan.update-action'

/** What a form shows of the sheet, as it is stored. */
const storedFields = (action: LockedAction) => ({
  title: action.title,
  themeId: action.theme_id,
  leadPartyId: action.lead_party_id,
  leadServiceId: action.lead_service_id,
  leadName: action.lead_name,
  leadPersonId: action.lead_person_id,
  leadEmail: action.lead_email,
  partnersText: action.partners_text,
  startsOn: action.starts_on,
  startsPrecision: action.starts_precision,
  endsOn: action.ends_on,
  endsPrecision: action.ends_precision,
  nextStep: action.next_step,
  nextStepOn: action.next_step_on,
  need: action.need,
  description: action.description,
  public: action.public,
  areas: action.areas,
  electedSponsor: action.elected_sponsor,
})

export const updateAction = command({
  name,
  permission: planPermissions.updateAction,
  input: z.object({ ...actionKey, ...firstFields, ...foldedFields }).refine(endsAfterItStarts, endsBeforeStart),
  async run(work, { ctgId, actionId, version, objectiveIds: ticked, partyIds, cafFields, ...fields }) {
    const action = await openAction(work, { ctgId, actionId }, planPermissions.updateAction, name)
    const isFromFile = action.import_id !== null
    const place = { number: action.number, code: action.code, isFromFile }
    const { objectiveIds, code } = await placeUnder(work, ctgId, ticked, place)
    const resolved = await resolveReferences(work, ctgId, { ...fields, objectiveIds, partyIds })
    const before = storedFields(action)
    const after = {
      ...fields,
      ...firstDates(fields),
      description: fields.description ?? action.description,
      themeId: resolved.themeId,
      leadPartyId: resolved.leadPartyId,
    }
    const changes = changedFields(before, after)
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

    const former = await listObjectiveIds(work, { ctgId, actionId })
    const isMoved = former.length !== objectiveIds.length || objectiveIds.some((id) => !former.includes(id))
    await saveLinks(work, { ctgId, actionId }, { objectiveIds, partyIds })
    await replaceLeadService(work, action, after.leadServiceId)
    await saveCafFields(work, { ctgId, actionId }, cafFields)
    if (after.description !== before.description)
      await replaceText(
        work,
        { ctgId, subjectType: 'action', subjectId: actionId, field: 'description' },
        after.description,
      )
    const newVersion = await saveAction(
      work,
      { ctgId, actionId },
      { ...after, axisId: resolved.axisId ?? action.axis_id, code },
    )
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
