/** Rows of the plan slice. The fixture's action is under way, on « Petite enfance », led by its action lead. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import type { ActorKey, CommandRow } from './command-row.ts'

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

const stepForm = {
  title: 'Choisir le terrain',
  targetOn: '2026-06-30',
  targetPrecision: 'month',
  doneOn: '2026-06-12',
  status: 'done',
  responsible: 'Une responsable',
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
  'plan.create-action': {
    url: ({ ctgId }) => `/ctg/${ctgId}/plan/nouvelle`,
    intent: 'create-action',
    form: (ctg) => ({ ...sheetForm(ctg), status: 'proposed' }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'contributor'],
  },
  'plan.update-action': onSheet('update-action', (ctg) => ({
    ...sheetForm(ctg),
    need: 'Les places manquent.',
    description: 'Trente-six places.',
    public: 'Enfants de moins de 3 ans',
    areas: 'Le Luth',
    electedSponsor: 'Une adjointe',
    cafFields: ['collective-aid'],
  })),
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
  'plan.set-action-services': onSheet('set-action-services', ({ ids }) => ({
    serviceIds: [ids.service],
    coLeadServiceId: ids.service,
  })),
  'plan.add-step': onSheet('add-step', () => stepForm),
  'plan.update-step': onSheet('update-step', ({ ids }) => ({ ...stepForm, stepId: ids.step, subject: ids.step })),
  'plan.remove-step': onSheet('remove-step', ({ ids }) => ({ stepId: ids.step, subject: ids.step })),
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
