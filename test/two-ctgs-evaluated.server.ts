/** The two test CTGs go on: evaluated at mid-term with a workshop, shown to the public, with a comment. By the product's own commands. */
import { addQuestion } from '#app/domains/evaluation/commands/add-question.server.ts'
import { freezeFraming } from '#app/domains/evaluation/commands/freeze-framing.server.ts'
import { judgeQuestion } from '#app/domains/evaluation/commands/judge-question.server.ts'
import { moveEvaluation } from '#app/domains/evaluation/commands/move-evaluation.server.ts'
import { recommend } from '#app/domains/evaluation/commands/recommend.server.ts'
import { startEvaluation } from '#app/domains/evaluation/commands/start-evaluation.server.ts'
import { updateFraming } from '#app/domains/evaluation/commands/update-framing.server.ts'
import { freezeEvidence } from '#app/domains/evaluation/evidence/commands/freeze-evidence.server.ts'
import { loadEvaluation } from '#app/domains/evaluation/queries.server.ts'
import { requestReport } from '#app/domains/evaluation/report/commands/request-report.server.ts'
import { choosePublicDecisions } from '#app/domains/portal/commands/choose-public-decisions.server.ts'
import { confirmEdition } from '#app/domains/portal/commands/confirm-edition.server.ts'
import { proposeEdition } from '#app/domains/portal/commands/propose-edition.server.ts'
import { setPortalPage } from '#app/domains/portal/commands/set-portal-page.server.ts'
import { addProposal } from '#app/domains/workshops/commands/add-proposal.server.ts'
import { keepWorkshop } from '#app/domains/workshops/commands/keep-workshop.server.ts'
import { openWorkshop } from '#app/domains/workshops/commands/open-workshop.server.ts'
import { setWorkshopState } from '#app/domains/workshops/commands/set-workshop-state.server.ts'
import type { TestCtg } from './two-ctgs.server.ts'

type Contexts = Readonly<Record<'caf' | 'authority', Awaited<ReturnType<TestCtg['as']>>>>

/** @returns one of each thing made, by its name in the addresses */
export async function evaluateAndPublish(ctg: TestCtg, address: string) {
  const { as, cafPerson, authorityPerson } = ctg
  const by: Contexts = { caf: await as(cafPerson, '2026-08-03'), authority: await as(authorityPerson, '2026-08-03') }
  const evaluation = await playEvaluation(ctg, by)
  await publish(ctg, by, address)
  return { ...evaluation, address, actionNumber: '1' }
}

async function playEvaluation({ ctgId, cafPartyId }: TestCtg, by: Contexts) {
  const { db } = by.caf
  const first = async (table: 'decision' | 'objective' | 'action' | 'theme') =>
    (await db.selectFrom(table).select('id').where('ctg_id', '=', ctgId).orderBy('id').executeTakeFirstOrThrow()).id
  const started = { ctgId, kind: 'mid-term' as const, title: 'Évaluation à mi-parcours' }
  const { evaluationId } = await startEvaluation(by.caf, started)
  const key = { ctgId, evaluationId }
  const { judges } = (await loadEvaluation(db, ctgId, evaluationId)) ?? { judges: [] }
  await updateFraming(by.caf, {
    ...{ ...key, version: 1, kind: 'mid-term', title: started.title, scope: 'La petite enfance.', method: '' },
    ...{ calendar: '', means: '', limits: 'Aucune famille n’a été interrogée.', risks: '' },
    judgeIds: judges.map(({ partyId }) => partyId),
  })
  const objectiveId = await first('objective')
  const { questionId } = await addQuestion(by.caf, {
    ...{ ...key, text: 'Trouve-t-on plus facilement un accueil ?', criterion: 'effects', actionIds: [] },
    objectiveIds: [objectiveId],
    conditions: [{ id: 'new-0', condition: 'Vingt places à horaires élargis' }],
  })
  await freezeFraming(by.caf, { ...key, decisionId: await first('decision') })
  const question = { ctgId, questionId }
  const workshopId = await playWorkshop(question, by, await first('theme'))
  await freezeEvidence(by.caf, key)
  await moveEvaluation(by.caf, { ...key, stage: 'judging' })
  const reasons = 'Douze places sur vingt sont ouvertes.'
  await judgeQuestion(by.caf, { ...question, partyId: cafPartyId, level: 'partly', reasons, lastNumber: '' })
  const advice = { id: objectiveId, advice: 'adapt' as const, reason: 'Ouvrir aussi le soir.' }
  await recommend(by.caf, { ...key, rows: [advice] })
  await requestReport(by.caf, key)
  return { evaluationId, questionId, workshopId }
}

type Question = { readonly ctgId: string; readonly questionId: string }

async function playWorkshop({ ctgId, questionId }: Question, by: Contexts, themeId: string): Promise<string> {
  const question = 'Trouve-t-on plus facilement un accueil ?'
  const { workshopId } = await openWorkshop(by.caf, {
    ctgId,
    themeId,
    meetingId: '',
    evaluationQuestionId: questionId,
    question,
  })
  const key = { ctgId, workshopId }
  await addProposal(by.caf, { ...key, what: 'Les places du matin sont prises', level: 'rather' })
  await addProposal(by.authority, { ...key, what: 'Le soir, rien n’est ouvert', level: 'partly' })
  await setWorkshopState(by.caf, { ...key, isOpen: '' })
  await keepWorkshop(by.caf, key)
  return workshopId
}

async function publish({ ctgId }: TestCtg, by: Contexts, address: string): Promise<void> {
  await setPortalPage(by.caf, { ctgId, address, showsProposed: 'on' })
  const decisions = await by.caf.db.selectFrom('decision').select('id').where('ctg_id', '=', ctgId).execute()
  await choosePublicDecisions(by.caf, { ctgId, decisionIds: decisions.map(({ id }) => id) })
  const { editionId } = await proposeEdition(by.caf, { ctgId })
  await confirmEdition(by.authority, { ctgId, editionId })
}
