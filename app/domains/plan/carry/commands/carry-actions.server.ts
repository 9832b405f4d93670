/** Actions of the CTG before go on in this one, as proposals tied to their former sheets. Rules: docs/rules/plan.md §10.8. */
import { sql } from 'kysely'
import { z } from 'zod'
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize, DomainError } from '#app/kernel/errors.ts'
import { id, ids } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { loadSheets, type Sheet } from '../../action-sheet.server.ts'
import { blankAction, createActionRows, type NewAction } from '../../new-actions.server.ts'
import { planPermissions } from '../../permissions.ts'
import { lockStructure } from '../../structure.server.ts'
import { settleActions } from '../../tree/store.server.ts'
import { findAgain, type Setting } from '../carry.ts'
import { findPredecessor, listCarried, loadSetting } from '../queries.server.ts'

const name = 'plan.carry-actions'

/** What was agreed on goes on; what was dated, counted or paid belongs to the former CTG. */
function asProposal(sheet: Sheet, former: Setting, next: Setting, maySeeAddress: boolean): NewAction {
  const references = findAgain(former, next, {
    ...sheet,
    partyIds: sheet.partners.map((party) => party.id),
    objectiveIds: sheet.objectives.map((objective) => objective.id),
  })
  return {
    ...blankAction,
    ...references,
    title: sheet.title,
    leadName: sheet.leadName,
    leadEmail: maySeeAddress ? sheet.leadEmail : '',
    partnersText: sheet.partnersText,
    need: sheet.need,
    description: sheet.description,
    public: sheet.public,
    areas: sheet.areas,
    electedSponsor: sheet.electedSponsor,
    coLeadName: sheet.coLeadName,
    expectedResults: sheet.expectedResults,
    tags: sheet.tags,
    inhabitantsPart: sheet.inhabitantsPart,
    recurrence: sheet.recurrence,
    watchPoints: sheet.watchPoints,
    successConditions: sheet.successConditions,
    qualitativeIndicators: sheet.qualitativeIndicators,
    cafLevers: sheet.cafFields,
  }
}

export const carryActions = command({
  name,
  permission: planPermissions.shapePlan,
  input: z.object({
    ctgId: id(),
    actionIds: ids(500).refine((list) => list.length > 0, { error: 'Cochez les actions qui continuent.' }),
  }),
  async run(work, { ctgId, actionIds }) {
    requireMembership(work.actor, ctgId)
    authorize(allows(planPermissions.shapePlan, work.actor, { ctgId }), name)
    const structure = await lockStructure(work, ctgId)
    const predecessor = await findPredecessor(work.tx, ctgId)
    if (!predecessor) throw new DomainError('conflict', 'plan.no-predecessor')
    requireMembership(work.actor, predecessor.id)
    const sheets = await loadSheets(work.tx, predecessor.id, actionIds)
    if (sheets.length !== new Set(actionIds).size) throw new DomainError('not-found', 'plan.action-not-found')
    const carried = await listCarried(work.tx, ctgId, predecessor.id)
    if (sheets.some((sheet) => carried.has(sheet.id))) throw new DomainError('conflict', 'plan.already-carried')

    const former = await loadSetting(work.tx, predecessor.id)
    const next = await loadSetting(work.tx, ctgId)
    const created = await createActionRows(
      work,
      ctgId,
      sheets.map((sheet) => {
        const thing = { ctgId: predecessor.id, themeId: sheet.themeId, leadPersonId: sheet.leadPersonId }
        return asProposal(sheet, former, next, allows(planPermissions.updateAction, work.actor, thing))
      }),
    )
    const links = sheets.flatMap((sheet, index) => {
      const row = created[index]
      return row ? [{ sheet, actionId: row.id }] : []
    })
    await sql`
      update action set carried_ctg_id = ${predecessor.id}, carried_action_id = link.former_id
      from unnest(${links.map(({ actionId }) => actionId)}::uuid[], ${links.map(({ sheet }) => sheet.id)}::uuid[])
        as link (id, former_id)
      where action.ctg_id = ${ctgId} and action.id = link.id`.execute(work.tx)
    await settleActions(work, ctgId, structure)
    await recordAudits(
      work,
      links.map(({ sheet, actionId }) => ({
        action: 'action.carried',
        subject: { type: 'action' as const, id: actionId },
        ctgId,
        detail: { title: sheet.title, formerCtgId: predecessor.id, formerActionId: sheet.id },
      })),
    )
    return { count: links.length }
  },
})
