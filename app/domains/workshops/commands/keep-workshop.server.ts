/** Keeps with its question what the room said: opinions counted, words without names. Rules: docs/rules/evaluation.md §9. */
import { recordRoomWords } from '#app/domains/evaluation/steps.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { listClosedRooms } from '../room-words.server.ts'
import { lockWorkshop } from '../store.server.ts'
import { refusalToKeep } from '../workshops.ts'

export const keepWorkshop = command({
  name: 'journey.keep-workshop',
  permission: workshopPermissions.lead,
  input: workshopKey,
  about: lockWorkshop,
  async run(work, { ctgId, workshopId }, workshop) {
    const questionId = workshop.evaluationQuestionId
    const rooms = questionId === null ? [] : await listClosedRooms(work.tx, { ctgId, questionId })
    const said = rooms.find(({ id }) => id === workshopId)?.groups.length ?? 0
    refuse('journey', refusalToKeep(workshop, said))
    if (questionId !== null) await recordRoomWords(work, { ctgId, questionId }, { workshops: rooms })
    return { workshopId }
  },
})
