/** What became of a decision: its state, who is responsible, by when; its text and its reason too, until the meeting is closed (§5.4, §5.6, §6.3). */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireSameVersion } from '#app/domains/governance/store.server.ts'
import { withdraw } from '#app/domains/notices/steps.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice, id, optionalDay, optionalText, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../../input-labels.fr.ts'
import { decisionStates, refusalToRewrite } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockDecision, requireDueAfter } from '../../store.server.ts'
import { tellResponsible } from '../../tell.server.ts'

export const updateDecision = command({
  name: 'governance.update-decision',
  permission: meetingPermissions.updateDecision,
  input: {
    decisionId: id(),
    version: version(),
    /** Left empty: as it was. */
    text: optionalText(5000),
    /** Left out: as it was. Given empty: no reason. */
    despite: optionalText(2000).unwrap().optional(),
    responsible: optionalText(200),
    dueOn: optionalDay(),
    /** `told`: what the things it is about tell of it. */
    state: choice([...decisionStates, 'told'], inputLabels.decisionState),
  },
  about: lockDecision,
  async run(work, { ctgId, decisionId, version: opened, responsible, dueOn, state: chosenState, ...typed }, decision) {
    const text = typed.text || decision.text
    const despite = typed.despite === undefined ? decision.despite : typed.despite || null
    refuse('governance', refusalToRewrite(decision.meetingStatus, decision, { text, despite }))
    const isTold = chosenState === 'told'
    const state = isTold ? 'to-do' : chosenState
    const isStateByHand = !isTold && (decision.isStateByHand || state !== decision.state)
    const before = {
      text: decision.text,
      despite: decision.despite,
      responsible: decision.responsible,
      dueOn: decision.dueOn,
      state: decision.state,
    }
    requireSameVersion(decision.version, opened, {
      text: before.text,
      despite: before.despite,
      responsible: before.responsible,
      dueOn: before.dueOn,
    })
    requireDueAfter(dueOn, decision.decidedOn, before.dueOn)
    await rowOf(work.tx, 'decision', { ctgId, id: decisionId }).update({
      text,
      despite,
      responsible,
      due_on: dueOn,
      state,
      is_state_by_hand: isStateByHand,
      version: opened + 1,
    })
    await recordAct(
      work,
      'decision.updated',
      { ctgId, id: decisionId },
      { before, after: { text, despite, responsible, dueOn, state: chosenState } },
    )
    await tellChange(work, { ctgId, decisionId, version: opened + 1, responsible, dueOn, state }, before)
    return { decisionId }
  },
})

type Changed = {
  readonly ctgId: string
  readonly decisionId: string
  readonly version: number
  readonly responsible: string
  readonly dueOn: string | null
  readonly state: string
}

/** What is asked of another person is told to her; of one who has nothing left to do, taken back. */
async function tellChange(work: Work, changed: Changed, before: Pick<Changed, 'responsible'>): Promise<void> {
  const { ctgId, decisionId, version, responsible, dueOn, state } = changed
  const subject = { type: 'decision' as const, id: decisionId }
  const isOver = state !== 'to-do' && state !== 'in-progress'
  const isAnother = responsible !== before.responsible
  if (isOver || isAnother) await withdraw(work, { ctgId, subject, kinds: ['decision-assigned'] })
  if (!isOver && isAnother) await tellResponsible(work, { ctgId, decisionId, version, responsible, dueOn })
}
