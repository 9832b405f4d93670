/** Rows of the plan slice. The fixture's action is under way, on « Petite enfance », led by its action lead. */
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from '../ctg-fixture.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type ActorKey, type CommandRow, coordinators, members } from './command-row.ts'

const editPage = ({ ctgId, ids }: FullCtg) => `/ctg/${ctgId}/actions/${ids.action}/modifier`

const steering: readonly ActorKey[] = ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'lead']
/** A contributor writes a sheet still proposed. */
const writing: readonly ActorKey[] = [...steering, 'contributor']

const proposed = (db: Database, { ctgId, ids }: FullCtg) =>
  db
    .updateTable('action')
    .set({ status: 'proposed' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.action)
    .execute()

/** A second step, which may wait for the first one. */
async function laterStep(db: Database, ctg: FullCtg): Promise<void> {
  await proposed(db, ctg)
  const { ctgId, ids } = ctg
  await db
    .insertInto('action_step')
    .values({
      ctg_id: ctgId,
      id: ids.laterStep,
      action_id: ids.action,
      title: 'Ensuite',
      status: 'to-come',
      position: 1,
    })
    .execute()
}

/** A contributor's, shared with the CTG. */
const savedView = (db: Database, { ctgId, ids, actors }: FullCtg) =>
  db
    .insertInto('plan_saved_view')
    .values({
      ...{ ctg_id: ctgId, id: ids.savedView, person_id: actors.contributor.personId, name: 'Retards', view: 'list' },
      ...{ criteria: 'signal=en-retard', is_shared: true, created_at: new Date('2026-11-20T09:00:00Z') },
    })
    .execute()

const sheetForm = ({ ids, partyId, cafPartyId, themeId, leadPersonId }: FullCtg) => ({
  title: 'Ouvrir une crèche',
  objectiveIds: [ids.objective],
  leadPartyId: partyId,
  leadServiceId: ids.service,
  leadName: 'Une responsable',
  partyIds: [cafPartyId],
  partnersText: 'Une association',
  startsOn: '2026-01-01',
  startsPrecision: 'quarter',
  endsOn: '2028-12-31',
  endsPrecision: 'year',
  nextStep: 'Choisir le terrain',
  nextStepOn: '2026-06-30',
  leadPersonId,
  leadEmail: 'responsable@exemple.fr',
  themeId,
})

const foldedForm = ({ ids, cafPartyId }: FullCtg) => ({
  need: 'Les places manquent.',
  description: 'Trente-six places.',
  public: 'Enfants de moins de 3 ans',
  areas: 'Le Luth',
  electedSponsor: 'Une adjointe',
  coLeadPartyId: cafPartyId,
  coLeadName: 'Un copilote',
  bodyId: ids.body,
  expectedResults: 'Trente-six familles accueillies.',
  tags: 'horaires élargis, insertion',
  inhabitantsPart: 'consultation',
  priority: 'high',
  recurrence: 'one-off',
  calendarText: 'hors vacances scolaires',
  humanMeans: 'Une directrice',
  materialMeans: 'Un terrain',
  watchPoints: 'Le recrutement',
  successConditions: 'Un site trouvé',
  qualitativeIndicators: 'Ce que disent les parents',
  communeCodes: ['92036'],
  areaIds: [ids.area],
  linkedPlanIds: [ids.linkedPlan],
  cafFields: ['collective-aid'],
  benefitsLevers: '',
  socialWorkLevers: '',
  collectiveAidLevers: 'bonus territoire, COF',
})

const stepForm = {
  title: 'Choisir le terrain',
  targetOn: '2026-06-30',
  targetPrecision: 'month',
  doneOn: '2026-06-12',
  status: 'done',
  responsible: 'Une responsable',
  responsiblePartyId: '',
  description: 'Trois terrains à comparer.',
}
const measureForm = {
  name: 'places ouvertes',
  unit: 'places',
  baseline: '12',
  baselineOn: '2025-12-31',
  target: '36',
  targetOn: '2028-12-31',
}
const meansForm = ({ cafPartyId }: FullCtg) => ({
  year: '2027',
  nature: 'operating',
  funderPartyId: cafPartyId,
  funderName: 'Caf',
  scheme: 'Fonds publics et territoires',
  state: 'estimated',
  amountEuros: '12 500',
  cofNumber: '2027-001',
})

/** A row about the fixture's sheet, as its form was opened. */
const onSheet = (intent: string, form: CommandRow['form']): CommandRow => ({
  url: editPage,
  intent,
  form: (ctg) => ({ ...form(ctg), version: '1' }),
  mayDo: writing,
  prepare: proposed,
})

export const planRows: Readonly<Record<string, CommandRow>> = {
  'plan.restrict-action': {
    url: editPage,
    intent: 'restrict-action',
    form: () => ({ version: '1' }),
    mayDo: coordinators,
  },
  'plan.open-action-to-all': {
    url: editPage,
    intent: 'open-action-to-all',
    form: () => ({ version: '1' }),
    mayDo: coordinators,
    prepare: (db, { ctgId, ids }) =>
      db
        .updateTable('action')
        .set({ is_restricted: true })
        .where('ctg_id', '=', ctgId)
        .where('id', '=', ids.action)
        .execute(),
  },
  'plan.save-view': {
    url: ({ ctgId }) => `/ctg/${ctgId}/plan/vues?vue=list`,
    intent: 'save-view',
    form: () => ({ name: 'Retards', view: 'list', criteria: 'signal=en-retard&tri=-echeance' }),
    mayDo: members,
  },
  'plan.remove-view': {
    url: ({ ctgId }) => `/ctg/${ctgId}/plan/vues`,
    intent: 'remove-view',
    form: ({ ids }) => ({ viewId: ids.savedView, subject: ids.savedView }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'contributor'],
    prepare: savedView,
  },
  'plan.create-action': {
    url: ({ ctgId }) => `/ctg/${ctgId}/plan/nouvelle`,
    intent: 'create-action',
    form: (ctg) => ({ ...sheetForm(ctg), ...foldedForm(ctg), status: 'proposed' }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'contributor'],
  },
  'plan.update-action': onSheet('update-action', (ctg) => ({ ...sheetForm(ctg), ...foldedForm(ctg) })),
  'plan.change-action-status': {
    url: editPage,
    intent: 'change-action-status',
    form: ({ ids }) => ({
      version: '1',
      status: 'suspended',
      reason: 'Terrain indisponible.',
      decisionId: ids.decision,
    }),
    mayDo: steering,
  },
  'plan.change-actions': {
    url: ({ ctgId }) => `/ctg/${ctgId}/plan/ensemble?n=1&champ-etat=abandonn%C3%A9e`,
    intent: 'change-actions',
    form: ({ ids }) => ({
      origin: 'bulk',
      changes: JSON.stringify([
        { actionId: ids.action, cells: [{ key: 'status', before: 'en cours', after: 'abandonnée' }] },
      ]),
      reason: 'Terrain indisponible.',
      decisionId: ids.decision,
    }),
    mayDo: steering,
  },
  'plan.undo-batch': {
    url: ({ ctgId, ids }) => `/ctg/${ctgId}/plan/changements/${ids.planBatch}`,
    intent: 'undo-batch',
    form: () => ({}),
    mayDo: coordinators,
  },
  'plan.set-action-services': onSheet('set-action-services', ({ ids }) => ({
    serviceIds: [ids.service],
    coLeadServiceId: ids.service,
  })),
  'plan.add-step': onSheet('add-step', () => stepForm),
  'plan.update-step': onSheet('update-step', ({ ids }) => ({ ...stepForm, stepId: ids.step, subject: ids.step })),
  'plan.remove-step': onSheet('remove-step', ({ ids }) => ({ stepId: ids.step, subject: ids.step })),
  'plan.add-dependency': {
    ...onSheet('add-dependency', ({ ids }) => ({ stepId: ids.laterStep, after: `${ids.action}.${ids.step}` })),
    prepare: laterStep,
  },
  'plan.remove-dependency': {
    ...onSheet('remove-dependency', ({ ids }) => ({ dependencyId: ids.dependency, subject: ids.dependency })),
    prepare: async (db, ctg) => {
      await laterStep(db, ctg)
      const { ctgId, ids } = ctg
      await db
        .insertInto('action_dependency')
        .values({
          ctg_id: ctgId,
          id: ids.dependency,
          action_id: ids.action,
          step_id: ids.laterStep,
          after_action_id: ids.action,
          after_step_id: ids.step,
          created_at: testInstant,
        })
        .execute()
    },
  },
  'plan.add-action-file': onSheet('add-action-file', () => ({
    file: new File(['%PDF-1.7 plaquette'], 'plaquette.pdf', { type: 'application/pdf' }),
    caption: 'Plaquette',
  })),
  'plan.remove-action-file': {
    ...onSheet('remove-action-file', ({ ids }) => ({ fileId: ids.actionFile, subject: ids.actionFile })),
    prepare: async (db, ctg) => {
      await proposed(db, ctg)
      const { ctgId, ids } = ctg
      const file = { sha256: 'b'.repeat(64), name: 'plaquette.pdf', media_type: 'application/pdf', size_bytes: 10 }
      await db
        .insertInto('stored_file')
        .values({ ctg_id: ctgId, id: ids.actionFile, added_at: testInstant, ...file })
        .execute()
      await db
        .insertInto('action_file')
        .values({ ctg_id: ctgId, action_id: ids.action, file_id: ids.actionFile })
        .execute()
    },
  },
  'plan.add-measure': onSheet('add-measure', () => measureForm),
  'plan.update-measure': onSheet('update-measure', ({ ids }) => ({
    ...measureForm,
    measureId: ids.measure,
    subject: ids.measure,
  })),
  'plan.remove-measure': onSheet('remove-measure', ({ ids }) => ({ measureId: ids.measure, subject: ids.measure })),
  'plan.add-means': onSheet('add-means', meansForm),
  'plan.update-means': onSheet('update-means', (ctg) => ({
    ...meansForm(ctg),
    meansId: ctg.ids.means,
    subject: ctg.ids.means,
  })),
  'plan.remove-means': onSheet('remove-means', ({ ids }) => ({ meansId: ids.means, subject: ids.means })),
}
