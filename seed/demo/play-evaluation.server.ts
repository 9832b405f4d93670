/** The final evaluation of the founding CTG, framed by its last copil; the mid-term one of the CTG in progress, being framed. */
import { addQuestion } from '#app/domains/evaluation/commands/add-question.server.ts'
import { freezeEvaluation } from '#app/domains/evaluation/commands/freeze-evaluation.server.ts'
import { freezeFraming } from '#app/domains/evaluation/commands/freeze-framing.server.ts'
import { judgeQuestion } from '#app/domains/evaluation/commands/judge-question.server.ts'
import { moveEvaluation } from '#app/domains/evaluation/commands/move-evaluation.server.ts'
import { noteCondition } from '#app/domains/evaluation/commands/note-condition.server.ts'
import { recommend } from '#app/domains/evaluation/commands/recommend.server.ts'
import { startEvaluation } from '#app/domains/evaluation/commands/start-evaluation.server.ts'
import { updateFraming } from '#app/domains/evaluation/commands/update-framing.server.ts'
import { writeQuestionLimits } from '#app/domains/evaluation/commands/write-question-limits.server.ts'
import { freezeEvidence } from '#app/domains/evaluation/evidence/commands/freeze-evidence.server.ts'
import { loadEvaluation } from '#app/domains/evaluation/queries.server.ts'
import { requestReport } from '#app/domains/evaluation/report/commands/request-report.server.ts'
import { loadPlanOutline } from '#app/domains/plan/queries.server.ts'
import { addProposal } from '#app/domains/workshops/commands/add-proposal.server.ts'
import { addWorkshopGroup } from '#app/domains/workshops/commands/add-workshop-group.server.ts'
import { keepWorkshop } from '#app/domains/workshops/commands/keep-workshop.server.ts'
import { moveProposal } from '#app/domains/workshops/commands/move-proposal.server.ts'
import { openWorkshop } from '#app/domains/workshops/commands/open-workshop.server.ts'
import { setWorkshopState } from '#app/domains/workshops/commands/set-workshop-state.server.ts'
import {
  finalAdvice,
  finalFraming,
  finalQuestions,
  midTermFraming,
  midTermQuestions,
  roomOpinions,
} from './content/evaluation.ts'
import type { ThemeRef } from './content-types.ts'
import { type FoundingIds, foundingSheet } from './play-founding-groups.server.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

type Key = { readonly ctgId: string; readonly evaluationId: string }

const framedOn = '2018-11-30'
const heardOn = '2018-12-06'
const judgedOn = '2018-12-12'
const frozenOn = '2018-12-20'

/** @param decisionOf the decision of the last copil, once it is taken */
export function foundingEvaluationActs(
  stage: Stage,
  ids: CtgIds,
  made: FoundingIds,
  decisionOf: () => string,
): readonly Act[] {
  const begun: { key?: Key } = {}
  const key = (): Key => begun.key ?? { ctgId: ids.ctgId, evaluationId: '' }
  return [
    {
      on: '2018-11-15',
      play: async () => {
        const actionOf = (theme: ThemeRef) => [foundingSheet(made, theme).actionId]
        begun.key = await begin(stage, ids, { kind: 'final', title: 'Évaluation finale (illustration)' }, '2018-11-15')
        await frame(stage, ids, begun.key, {
          on: '2018-11-15',
          framing: finalFraming,
          questions: finalQuestions,
          actionOf,
        })
      },
    },
    {
      on: framedOn,
      play: async () => {
        const context = await stage.as('claire', framedOn, '17:00')
        await freezeFraming(context, { ...key(), decisionId: decisionOf() })
      },
    },
    { on: heardOn, play: () => hear(stage, ids, key()) },
    { on: judgedOn, play: () => judge(stage, ids, key()) },
    { on: frozenOn, play: () => conclude(stage, made, key()) },
  ]
}

export const renewalEvaluationActs = (stage: Stage, ids: CtgIds): readonly Act[] => [
  {
    on: '2026-11-23',
    play: async () => {
      const key = await begin(stage, ids, { kind: 'mid-term', title: 'Évaluation à mi-parcours, 2028' }, '2026-11-23')
      const text = { on: '2026-11-23', framing: midTermFraming, questions: midTermQuestions, actionOf: () => [] }
      await frame(stage, ids, key, text)
    },
  },
]

type Identity = { readonly kind: 'mid-term' | 'final'; readonly title: string }

async function begin(stage: Stage, { ctgId }: CtgIds, identity: Identity, on: string): Promise<Key> {
  const { evaluationId } = await startEvaluation(await stage.as('claire', on), { ctgId, ...identity })
  return { ctgId, evaluationId }
}

type Text = {
  readonly on: string
  readonly framing: typeof finalFraming
  readonly questions: typeof midTermQuestions
  readonly actionOf: (theme: ThemeRef) => readonly string[]
}

async function frame(stage: Stage, ids: CtgIds, key: Key, { on, framing, questions, actionOf }: Text): Promise<void> {
  const context = await stage.as('claire', on)
  const { kind, title, judges, version } = await read(stage, key)
  const judgeIds = judges.map(({ partyId }) => partyId)
  await updateFraming(context, { ...key, version, kind, title, ...framing, judgeIds })
  const { objectives } = await loadPlanOutline(stage.db, key.ctgId)
  for (const { text, criterion, theme, conditions } of questions)
    await addQuestion(context, {
      ...{ ...key, text, criterion, actionIds: [...actionOf(theme)] },
      objectiveIds: objectives
        .filter(({ themeId }) => themeId === idOf(ids.themes, theme))
        .slice(0, 1)
        .map(({ id }) => id),
      conditions: conditions.map((condition, index) => ({ id: `new-${index}`, condition: condition.text })),
    })
}

async function read(stage: Stage, { ctgId, evaluationId }: Key) {
  const evaluation = await loadEvaluation(stage.db, ctgId, evaluationId)
  if (!evaluation) throw new Error('the demonstration has not begun this evaluation')
  return evaluation
}

/** A room judges the question of rents together, before the parties do: what it said is kept with the question. */
async function hear(stage: Stage, ids: CtgIds, key: Key): Promise<void> {
  const { ctgId } = key
  const claire = await stage.as('claire', heardOn, '14:00')
  const { questions } = await read(stage, key)
  const question = questions.find(({ text }) => text === finalQuestions[1]?.text)
  if (!question) throw new Error('the demonstration does not ask about rents')
  const { workshopId } = await openWorkshop(claire, {
    ...{ ctgId, themeId: idOf(ids.themes, 'logement'), meetingId: '' },
    ...{ evaluationQuestionId: question.id, question: question.text },
  })
  const board = { ctgId, workshopId }
  const groups = new Map<string, string>()
  for (const { group, by, ...opinion } of roomOpinions) {
    const proposer = await stage.as(by, heardOn, '14:30')
    const { proposalId } = await addProposal(proposer, { ...board, ...opinion })
    const groupId = groups.get(group) ?? (await addWorkshopGroup(claire, { ...board, title: group })).groupId
    groups.set(group, groupId)
    await moveProposal(claire, { ...board, proposalId, groupId })
  }
  await setWorkshopState(claire, { ...board, isOpen: '' })
  await keepWorkshop(claire, board)
}

/** What is found, then what each lead party judges: they do not judge alike. */
async function judge(stage: Stage, ids: CtgIds, key: Key): Promise<void> {
  const { ctgId } = key
  const caf = await stage.as('claire', judgedOn)
  const ville = await stage.as('antoine', judgedOn, '15:00')
  await freezeEvidence(caf, key)
  await moveEvaluation(caf, { ...key, stage: 'judging' })
  const { questions } = await read(stage, key)
  for (const [index, answer] of finalQuestions.entries()) {
    const question = questions[index]
    if (!question) throw new Error('a question of the demonstration is missing')
    const one = { ctgId, questionId: question.id }
    for (const [place, { noted = '', held = 'not-known', heldNote = '' }] of answer.conditions.entries()) {
      const conditionId = question.conditions[place]?.id ?? ''
      await noteCondition(caf, { ...one, conditionId, version: 1, noted, held, heldNote })
    }
    if (answer.limits !== '')
      await writeQuestionLimits(caf, { ...one, version: question.version, limits: answer.limits })
    await judgeQuestion(caf, { ...one, partyId: idOf(ids.parties, 'caf'), ...answer.caf, lastNumber: '' })
    await judgeQuestion(ville, { ...one, partyId: idOf(ids.parties, 'ville'), ...answer.ville, lastNumber: '' })
  }
}

async function conclude(stage: Stage, made: FoundingIds, key: Key): Promise<void> {
  const context = await stage.as('claire', frozenOn)
  await recommend(context, {
    ...key,
    rows: finalAdvice.map(({ theme, advice, reason }) => ({ id: foundingSheet(made, theme).actionId, advice, reason })),
  })
  await freezeEvaluation(context, { ...key, decisionId: '' })
  // Its files are made once the demonstration serves.
  await requestReport(context, key)
}
