/** Makes an action of a group or of one proposal, with their words: nothing is typed twice. Rules: docs/rules/journey.md §7. */
import { z } from 'zod'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { createSheets } from '#app/domains/plan/steps.server.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { workshopKey } from '../inputs.ts'
import { keepSource, takeProposals } from '../turn.server.ts'
import { actionWords } from '../workshops.ts'

const name = 'journey.make-action'
const permission = planPermissions.createAction

export const makeAction = command({
  name,
  permission,
  input: z.object({ ...workshopKey, groupId: optionalId(), proposalId: optionalId() }),
  async run(work, { ctgId, workshopId, groupId, proposalId }) {
    const chosen = { ctgId, workshopId, groupId, proposalId }
    const { themeId, title, proposals } = await takeProposals(work, chosen, 'action', { permission, name })
    const [created] = await createSheets(work, ctgId, [{ ...actionWords(title, proposals), themeId }])
    const actionId = created?.id ?? ''
    await keepSource(work, { ctgId, workshopId }, proposals, { type: 'action', id: actionId, title })
    return { actionId }
  },
})
