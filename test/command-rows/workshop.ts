/** Rows of workshops; the fixture's one is on « Petite enfance », its only proposal by the town's coordinator. */
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from '../ctg-fixture.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import type { ActorKey, CommandRow, Form } from './command-row.ts'

/** Those who lead the theme. */
const leading: readonly ActorKey[] = ['cafCoordinator', 'townCoordinator', 'earlyOfficer']
const arranging: readonly ActorKey[] = [...leading, 'contributor']
const proposing: readonly ActorKey[] = [...arranging, 'housingOfficer', 'bodyMember', 'lead']

const onBoard = (intent: string, mayDo: readonly ActorKey[], form: (ctg: FullCtg) => Form): CommandRow => ({
  url: ({ ctgId, ids }) => `/ctg/${ctgId}/ateliers/${ids.workshop}`,
  intent,
  form,
  mayDo,
})

const words = { what: 'Ouvrir le samedi', need: 'Le travail du week-end', who: 'Le relais' }
const ofProposal = ({ ids }: FullCtg) => ({ proposalId: ids.proposal, subject: ids.proposal })
const ofGroup = ({ ids }: FullCtg) => ({ groupId: ids.workshopGroup, subject: ids.workshopGroup })

/** As a room left it that judged the question of the evaluation. */
async function closeOnQuestion(db: Database, { ctgId, ids }: FullCtg): Promise<void> {
  await db
    .updateTable('workshop')
    .set({ evaluation_question_id: ids.evaluationQuestion, closed_at: testInstant })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.workshop)
    .execute()
  await db
    .updateTable('proposal')
    .set({ level: 'rather' })
    .where('ctg_id', '=', ctgId)
    .where('workshop_id', '=', ids.workshop)
    .execute()
}

/** An action born of the proposal, on which nothing rests; it bears its id. */
async function madeHere(db: Database, { ctgId, themeId, ids }: FullCtg): Promise<void> {
  const made = { ctg_id: ctgId, number: 900, position: 900, title: 'Née de l’atelier', created_at: testInstant }
  await db
    .insertInto('action')
    .values({ ...made, id: ids.proposal, theme_id: themeId, status: 'proposed', code: '9.9' })
    .execute()
  const of = { ctg_id: ctgId, proposal_id: ids.proposal, made_at: testInstant }
  await db
    .insertInto('proposal_outcome')
    .values({ ...of, subject_type: 'action', subject_id: ids.proposal })
    .execute()
}

export const workshopRows: Readonly<Record<string, CommandRow>> = {
  'journey.open-workshop': {
    url: ({ ctgId }) => `/ctg/${ctgId}/ateliers`,
    intent: 'open-workshop',
    form: ({ themeId, ids }) => ({ question: 'Que proposer ?', themeId, meetingId: ids.meeting }),
    mayDo: leading,
  },
  'journey.set-workshop-state': onBoard('set-state', leading, () => ({})),
  'journey.add-proposal': onBoard('add-proposal', proposing, () => words),
  'journey.update-proposal': onBoard('update-proposal', leading, (ctg) => ({
    ...words,
    ...ofProposal(ctg),
    version: '1',
  })),
  'journey.remove-proposal': onBoard('remove-proposal', leading, ofProposal),
  'journey.move-proposal': onBoard('move-proposal', arranging, (ctg) => ({
    ...ofProposal(ctg),
    groupId: ctg.ids.workshopGroup,
  })),
  'journey.add-workshop-group': onBoard('add-group', arranging, () => ({ title: 'Des places' })),
  'journey.rename-workshop-group': onBoard('rename-group', arranging, (ctg) => ({
    ...ofGroup(ctg),
    title: 'Places',
  })),
  'journey.remove-workshop-group': onBoard('remove-group', arranging, ofGroup),
  'journey.make-finding': onBoard('make-finding', arranging, (ctg) => ({ ...ofGroup(ctg), kind: 'weakness' })),
  'journey.make-action': onBoard('make-action', arranging, ofGroup),
  'journey.undo-action': {
    ...onBoard('undo-action', arranging, ({ ids }) => ({ actionId: ids.proposal })),
    prepare: madeHere,
  },
  'journey.keep-workshop': { ...onBoard('keep-workshop', leading, () => ({})), prepare: closeOnQuestion },
}
