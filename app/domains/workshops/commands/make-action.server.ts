/** Makes an action of a group or of one proposal, with their words: nothing is typed twice. Rules: docs/rules/journey.md §7. */
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { createSheets } from '#app/domains/plan/steps.server.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { workshopKey } from '../inputs.ts'
import { lockWorkshop } from '../store.server.ts'
import { keepSource, takeProposals } from '../turn.server.ts'
import { actionWords } from '../workshops.ts'

export const makeAction = command({
  name: 'journey.make-action',
  permission: planPermissions.createAction,
  input: { ...workshopKey, groupId: optionalId(), proposalId: optionalId() },
  about: lockWorkshop,
  async run(work, { ctgId, workshopId, groupId, proposalId }, { themeId }) {
    const chosen = { ctgId, workshopId, groupId, proposalId }
    const { title, proposals } = await takeProposals(work, chosen, 'action')
    const [created] = await createSheets(work, ctgId, [{ ...actionWords(title, proposals), themeId }])
    const actionId = created?.id ?? ''
    await keepSource(work, { ctgId, workshopId }, proposals, { type: 'action', id: actionId, title })
    return { actionId }
  },
})
