/** Rows of evaluations. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type ActorKey, type CommandRow, coordinators } from './command-row.ts'

const list = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/evaluation`
const page = (ctg: FullCtg) => `${list(ctg)}/${ctg.ids.evaluation}`
const framingPage = (ctg: FullCtg) => `${page(ctg)}/cadrage`
const questionPage = (ctg: FullCtg) => `${list(ctg)}/questions/${ctg.ids.evaluationQuestion}`
const questionForm = (ctg: FullCtg) => `${questionPage(ctg)}/modifier`

/** Whatever the theme; evaluators from outside too, where they are invited (app/domains/evaluation/evaluation.server.test.ts). */
const writers: readonly ActorKey[] = ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'housingOfficer']

/** As it was before a decision froze its framing. */
const unframe = (db: Database, { ctgId, ids }: FullCtg) =>
  db
    .updateTable('evaluation')
    .set({ stage: 'framing' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.evaluation)
    .execute()

async function forget(db: Database, ctg: FullCtg): Promise<void> {
  await unframe(db, ctg)
  await db.deleteFrom('evaluation_framing').where('ctg_id', '=', ctg.ctgId).execute()
}

async function addAnother(db: Database, ctg: FullCtg): Promise<void> {
  await unframe(db, ctg)
  await db
    .insertInto('evaluation_question')
    .values({
      ...{ ctg_id: ctg.ctgId, id: ctg.ids.evaluation, evaluation_id: ctg.ids.evaluation, position: 2 },
      ...{ text: 'Travaille-t-on mieux ensemble ?', criterion: 'partnership' },
    })
    .execute()
}

const questionText = ({ ids }: FullCtg) => ({
  ...{ text: 'Les parents trouvent-ils plus facilement un accueil ?', criterion: 'effects' },
  ...{ objectiveIds: ids.objective, actionIds: ids.action, 'condition-new-0': 'Soixante familles par an' },
})

export const evaluationRows: Readonly<Record<string, CommandRow>> = {
  'evaluation.start-evaluation': {
    url: list,
    intent: 'start-evaluation',
    form: () => ({ kind: 'mid-term', title: 'Évaluation à mi-parcours' }),
    mayDo: coordinators,
  },
  'evaluation.remove-evaluation': {
    url: page,
    intent: 'remove-evaluation',
    form: () => ({}),
    mayDo: coordinators,
    prepare: forget,
  },
  'evaluation.update-framing': {
    url: framingPage,
    intent: 'update-framing',
    form: ({ partyId }) => ({
      ...{ version: '1', kind: 'final', title: 'Évaluation finale', scope: 'Petite enfance', method: 'Enquête' },
      ...{ calendar: 'De mai à octobre', means: '', limits: 'Peu de réponses', risks: '', judgeIds: partyId },
    }),
    mayDo: writers,
    prepare: unframe,
  },
  'evaluation.rename-criteria': {
    url: framingPage,
    intent: 'rename-criteria',
    form: () => ({ effects: 'Ce qui a changé pour les familles' }),
    mayDo: coordinators,
  },
  'evaluation.invite-evaluators': { url: page, intent: 'invite-evaluators', form: () => ({}), mayDo: coordinators },
  'evaluation.move-evaluation': {
    url: page,
    intent: 'move-evaluation',
    form: () => ({ subject: 'collecting', stage: 'collecting' }),
    mayDo: coordinators,
  },
  'evaluation.freeze-framing': {
    url: page,
    intent: 'freeze-framing',
    form: ({ ids }) => ({ decisionId: ids.decision }),
    mayDo: coordinators,
    prepare: unframe,
  },
  'evaluation.freeze-evaluation': {
    url: page,
    intent: 'freeze-evaluation',
    form: ({ ids }) => ({ decisionId: ids.decision }),
    mayDo: coordinators,
  },
  'evaluation.write-limits': {
    url: page,
    intent: 'write-limits',
    form: () => ({ version: '1', limits: 'Peu de réponses' }),
    mayDo: writers,
  },
  'evaluation.add-question': {
    url: (ctg) => `${page(ctg)}/question`,
    intent: 'add-question',
    form: questionText,
    mayDo: writers,
    prepare: unframe,
  },
  'evaluation.update-question': {
    url: questionForm,
    intent: 'update-question',
    form: (ctg) => ({ version: '1', ...questionText(ctg) }),
    mayDo: writers,
    prepare: unframe,
  },
  'evaluation.remove-question': {
    url: questionForm,
    intent: 'remove-question',
    form: () => ({}),
    mayDo: writers,
    prepare: unframe,
  },
  'evaluation.move-question': {
    url: page,
    intent: 'move-question',
    form: ({ ids }) => ({
      subject: `${ids.evaluationQuestion}-down`,
      questionId: ids.evaluationQuestion,
      direction: 'down',
    }),
    mayDo: writers,
    prepare: addAnother,
  },
  'evaluation.note-condition': {
    url: (ctg) => `${questionPage(ctg)}?condition=${ctg.ids.evaluationCondition}`,
    intent: 'note-condition',
    form: ({ ids }) => ({
      ...{ conditionId: ids.evaluationCondition, version: '1', noted: '20, ouvertes en mars', held: 'in-part' },
      heldNote: 'avec six mois de retard',
    }),
    mayDo: writers,
  },
  'evaluation.write-question-limits': {
    url: questionPage,
    intent: 'write-question-limits',
    form: () => ({ version: '1', limits: 'Une estimation du relais' }),
    mayDo: writers,
  },
  'evaluation.judge-question': {
    url: questionPage,
    intent: 'judge-question',
    form: ({ partyId }) => ({ partyId, level: 'partly', reasons: 'Un tiers renonce.', lastNumber: '' }),
    // For her own party: the Ville's.
    mayDo: ['townCoordinator', 'earlyOfficer'],
  },
  'evaluation.recommend': {
    url: (ctg) => `${page(ctg)}/recommandations`,
    intent: 'recommend',
    form: ({ ids }) => ({
      ...{ partyId: '', [`advice-${ids.objective}`]: 'adapt', [`version-${ids.objective}`]: '0' },
      [`reason-${ids.objective}`]: 'Ouvrir dans un deuxième quartier.',
    }),
    mayDo: coordinators,
  },
}
