/** Proposes by the code of the room, without account. Rules: docs/rules/journey.md §7. */
import { z } from 'zod'
import { refuse } from '#app/kernel/errors.ts'
import { line } from '#app/kernel/fields.ts'
import { guestCommandOf } from '#app/kernel/guest-command.server.ts'
import type { WorkshopGuest } from '../door.server.ts'
import { proposalFields } from '../inputs.ts'
import { workshopLabels as t } from '../labels.fr.ts'
import { addToBoard, levelFor, lockWorkshop } from '../store.server.ts'
import { refusalToChange } from '../workshops.ts'

export const proposeAsGuest = guestCommandOf<WorkshopGuest>(({ workshopId }) => workshopId)({
  name: 'journey.propose-as-guest',
  input: z.object({ byName: line(t.guestNameMissing, 120), ...proposalFields }),
  async run(work, { byName, ...fields }) {
    const { ctgId, workshopId } = work.actor
    const workshop = await lockWorkshop(work, { ctgId, workshopId })
    refuse('journey', refusalToChange(workshop))
    const author = { ...work, actor: { ...work.actor, name: byName } }
    const words = { ...fields, level: levelFor(workshop, fields.level) }
    return addToBoard(author, { ctgId, workshopId }, words, null)
  },
})
