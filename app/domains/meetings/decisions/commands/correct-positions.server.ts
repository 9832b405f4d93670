/**
 * Corrects what the parties said of a decision: in its place until the meeting is closed; afterwards by a dated addendum to
 * its record. Rules: docs/rules/governance.md §5.3, §5.11.
 */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireSameVersion } from '#app/domains/governance/store.server.ts'
import { dayIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { positionsSaid } from '../../inputs.ts'
import { meetingLabels as t } from '../../labels.fr.ts'
import { missingPositions, type PartyPosition } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { readMissing } from '../../read-missing.ts'
import { writeAddendum } from '../../session/addendum.server.ts'
import { lockDecision, lockMeeting } from '../../store.server.ts'
import { completePositions, listPartiesWithPosition } from '../positions.server.ts'

export const correctPositions = command({
  name: 'governance.correct-positions',
  permission: meetingPermissions.updateDecision,
  input: { decisionId: id(), version: version(), positions: positionsSaid() },
  async about(work, key) {
    const decision = await lockDecision(work, key)
    // Closed meanwhile, a correction would be lost from its record.
    const meeting = await lockMeeting(work, { ctgId: key.ctgId, meetingId: decision.meetingId })
    return { ...decision, meeting }
  },
  async run(work, { ctgId, decisionId, version: opened, positions: typed }, decision) {
    const { meeting, meetingId, number, decidedOn } = decision
    const before = await listPartiesWithPosition(work.tx, { ctgId, decisionId })
    const saved = before.map(({ partyId, position }) => [`position-${partyId}`, t.position[position]])
    requireSameVersion(decision.version, opened, Object.fromEntries(saved))
    const changes = changesOf(before, await completePositions(work, { ctgId, positions: typed }))
    refuse('governance', changes.length > 0 ? undefined : 'no-position-changed')
    const isClosed = meeting.status === 'closed'
    await savePositions(
      work,
      { ctgId, decisionId, correctedOn: isClosed ? dayIn(meeting.timeZone, work.at) : null },
      changes,
    )
    await rowOf(work.tx, 'decision', { ctgId, id: decisionId }).update({ version: opened + 1 })
    if (!isClosed) await countMissingAgain(work, { ctgId, decisionId, missing: readMissing(decision.missing) })
    const sentences = changes.map((change) => t.positionCorrected(change.partyName, change.before, change.after))
    await recordAct(work, 'decision.positions-corrected', { ctgId, id: decisionId }, { said: sentences, isClosed })
    if (isClosed) await writeAddendum(work, { ctgId, meetingId }, t.positionsAddendum({ number, decidedOn }, sentences))
    return { decisionId }
  },
})

type PositionWords = { readonly position: PartyPosition; readonly comment: string }
type Change = {
  readonly partyId: string
  readonly partyName: string
  readonly before: PositionWords
  readonly after: PositionWords
}
type OfParty = PositionWords & { readonly partyId: string; readonly partyName: string }

const nothingSaid: PositionWords = { position: 'not-asked', comment: '' }

/** Parties of which something else is said now; those that the form left out stay as they were. */
const changesOf = (before: readonly OfParty[], after: readonly OfParty[]): readonly Change[] =>
  after.flatMap(({ partyId, partyName, position, comment }) => {
    const was = before.find((one) => one.partyId === partyId) ?? nothingSaid
    const isSame = was.position === position && was.comment === comment
    return isSame ? [] : [{ partyId, partyName, before: was, after: { position, comment } }]
  })

type Place = { readonly ctgId: string; readonly decisionId: string; readonly correctedOn: string | null }

async function savePositions({ tx }: Work, { ctgId, decisionId, correctedOn }: Place, changes: readonly Change[]) {
  await tx
    .insertInto('decision_position')
    .values(
      changes.map(({ partyId, after }) => ({
        ctg_id: ctgId,
        decision_id: decisionId,
        party_id: partyId,
        ...after,
        corrected_on: correctedOn,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['ctg_id', 'decision_id', 'party_id']).doUpdateSet((eb) => ({
        position: eb.ref('excluded.position'),
        comment: eb.ref('excluded.comment'),
        corrected_on: eb.ref('excluded.corrected_on'),
      })),
    )
    .execute()
}

type Counted = { readonly ctgId: string; readonly decisionId: string; readonly missing: ReturnType<typeof readMissing> }

/** Until the closing, what was missing follows the positions; afterwards it stays what it was (§6.3). */
async function countMissingAgain({ tx }: Work, { ctgId, decisionId, missing }: Counted): Promise<void> {
  const positions = await listPartiesWithPosition(tx, { ctgId, decisionId })
  const others = missing.filter(({ code }) => code !== 'positions-not-asked')
  await rowOf(tx, 'decision', { ctgId, id: decisionId }).update({
    missing: JSON.stringify([...others, ...missingPositions(positions)]),
  })
}
