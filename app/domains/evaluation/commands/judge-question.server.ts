/** What a party judges of a question, with its reasons; a correction is one more line, and the former ones stay. Rules: docs/rules/evaluation.md §4. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice, id, line, optionalInteger } from '#app/kernel/fields.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { refusalToJudge } from '../evaluation.ts'
import { levels } from '../evaluation-shape.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { questionKey } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { findParty, lockQuestion } from '../store.server.ts'

const input = z.object({
  ...questionKey,
  partyId: id(),
  level: choice(levels, inputLabels.level),
  reasons: line(inputLabels.reasons, 3000),
  /** The judgement the form corrects; empty for a first one. */
  lastNumber: optionalInteger({ min: 1 }),
})

export const judgeQuestion = command({
  name: 'evaluation.judge-question',
  permission: evaluationPermissions.judge,
  input,
  about: async (work: Work, key: z.output<typeof input>) => {
    const party = await findParty(work, key)
    return { ...(await lockQuestion(work, key)), partyId: key.partyId, party }
  },
  async run(work, { ctgId, questionId, partyId, level, reasons, lastNumber }, { evaluation, question, party }) {
    refuse('evaluation', refusalToJudge(evaluation))
    const { tx, actor, at } = work
    const before = question.judgements.find((one) => one.partyId === partyId)
    if ((before?.number ?? null) !== lastNumber)
      throw changedMeanwhile(
        'evaluation',
        { level: before?.level ?? null, reasons: before?.reasons ?? '' },
        { level, reasons },
      )
    await addRows(tx, 'evaluation_judgement', {
      ...{ ctg_id: ctgId, question_id: questionId, party_id: partyId, number: (before?.number ?? 0) + 1 },
      ...{ level, reasons, written_by: actor.name, written_at: at },
    })
    const detail = { party: party.shortName, level, before: before?.level ?? null }
    await recordAct(work, 'evaluation-question.judged', { ctgId, id: questionId }, detail)
    return { questionId }
  },
})
