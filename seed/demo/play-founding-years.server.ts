/**
 * From the signature to the first yearly copil: what the two frozen states tell apart. The two days are facts; what happened
 * to each action in between is illustration.
 */

import { submitReport } from '#app/domains/campaigns/commands/submit-report.server.ts'
import { acceptReport } from '#app/domains/followup/commands/accept-report.server.ts'
import { valueField } from '#app/domains/followup/report-field-names.ts'
import { addMeans } from '#app/domains/plan/commands/add-means.server.ts'
import { addMeasure } from '#app/domains/plan/commands/add-measure.server.ts'
import { addStep } from '#app/domains/plan/commands/add-step.server.ts'
import { changeActionStatus } from '#app/domains/plan/commands/change-action-status.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { setActionServices } from '#app/domains/plan/commands/set-action-services.server.ts'
import { updateAction } from '#app/domains/plan/commands/update-action.server.ts'
import { updateStep } from '#app/domains/plan/commands/update-step.server.ts'
import type { ThemeRef } from './content-types.ts'
import type { PersonRef } from './people.ts'
import { type FoundingIds, foundingSheet } from './play-founding-groups.server.ts'
import { versionOf } from './play-plan.server.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

type Play = { readonly stage: Stage; readonly ids: CtgIds; readonly made: FoundingIds }

/** The sheet of a theme as the next form would open it. */
async function keyOf({ stage, ids, made }: Play, theme: ThemeRef) {
  const { actionId } = foundingSheet(made, theme)
  return { ctgId: ids.ctgId, actionId, version: await versionOf(stage, ids, actionId) }
}

const startedOn = '2015-05-04'
const started: readonly ThemeRef[] = ['petite-enfance', 'jeunesse', 'logement', 'acces-aux-droits']

async function startActions(play: Play): Promise<void> {
  const context = await play.stage.as('antoine', startedOn)
  for (const theme of started)
    await changeActionStatus(context, {
      ...(await keyOf(play, theme)),
      status: 'in-progress',
    })
}

/** Steps of the shared desk, the first of them done before the copil. */
async function openSharedDesk(play: Play): Promise<void> {
  const context = await play.stage.as('claire', startedOn)
  const step = { targetPrecision: 'month' as const, responsible: '' }
  const first = { ...step, title: 'Former ensemble les agents d’accueil', targetOn: '2015-11-01' }
  const next = { ...step, title: 'Ouvrir le guichet partagé deux jours par semaine', targetOn: '2016-05-01' }
  const { partId: stepId } = await addStep(context, {
    ...(await keyOf(play, 'acces-aux-droits')),
    ...first,
    status: 'to-come',
  })
  await addStep(context, { ...(await keyOf(play, 'acces-aux-droits')), ...next, doneOn: '', status: 'to-come' })
  await updateStep(await play.stage.as('claire', '2015-11-20'), {
    ...(await keyOf(play, 'acces-aux-droits')),
    ...first,
    stepId,
    doneOn: '2015-11-20',
    status: 'done',
  })
}

/** Sheets written otherwise: a start moved, an end brought forward, another lead. */
async function changeSheet(play: Play, by: PersonRef, on: string, theme: ThemeRef, changes: object): Promise<void> {
  const { fields } = foundingSheet(play.made, theme)
  await updateAction(await play.stage.as(by, on), { ...(await keyOf(play, theme)), ...fields, ...changes })
}

async function reportPlaces(play: Play): Promise<void> {
  const { stage, ids, made } = play
  const { actionId } = foundingSheet(made, 'petite-enfance')
  const { partId: measureId } = await addMeasure(await stage.as('antoine', '2015-09-14'), {
    ...(await keyOf(play, 'petite-enfance')),
    name: 'Familles accueillies en horaires élargis',
    unit: 'familles',
    target: 40,
    targetOn: '2018-12-01',
  })
  const { reportId } = await submitReport(await stage.as('antoine', '2016-02-29'), {
    ctgId: ids.ctgId,
    actionId,
    [valueField(measureId)]: '14',
    reportedOn: '2016-02-29',
    facts: 'Le premier établissement accueille depuis janvier de sept heures à vingt heures.',
    status: 'in-progress',
    peopleReached: '14',
    enteredFor: 'La direction de la petite enfance',
    nextStep: 'Choisir le second établissement',
    nextStepOn: '2016-06-01',
  })
  await acceptReport(await stage.as('antoine', '2016-02-29'), { ctgId: ids.ctgId, reportId })
}

async function reportDesk({ stage, ids, made }: Play): Promise<void> {
  const { reportId } = await submitReport(await stage.as('claire', '2016-03-03'), {
    ctgId: ids.ctgId,
    actionId: foundingSheet(made, 'acces-aux-droits').actionId,
    reportedOn: '2016-03-03',
    facts: 'Douze agents formés ensemble ; le local du CCAS est prêt.',
    enteredFor: 'Les prestations de la Caf',
    status: 'in-progress',
    nextStep: 'Ouvrir deux jours par semaine',
    nextStepOn: '2016-05-01',
  })
  await acceptReport(await stage.as('claire', '2016-03-03'), { ctgId: ids.ctgId, reportId })
}

/** An action nobody had written at the signature, carried by the town alone. */
async function addOutdoorAction({ stage, ids, made }: Play): Promise<void> {
  const { ctgId } = ids
  const context = await stage.as('antoine', '2016-01-18')
  const { fields } = foundingSheet(made, 'jeunesse')
  const { actionId } = await createAction(context, {
    ...fields,
    ctgId,
    title: 'Des permanences pour les jeunes dans les centres sociaux',
    leadPartyId: idOf(ids.parties, 'ville'),
    leadServiceId: idOf(ids.services, 'ville-centres-sociaux'),
    startsOn: '2016-01-01',
    endsOn: '2018-12-01',
    status: 'in-progress',
  })
  await setActionServices(context, {
    ctgId,
    actionId,
    version: await versionOf(stage, ids, actionId),
    serviceIds: [idOf(ids.services, 'ville-centres-sociaux')],
  })
  made.actions.push(actionId)
}

/** What the Ville lends is told, its amount is not known. */
async function lendPremises(play: Play): Promise<void> {
  await addMeans(await play.stage.as('antoine', '2016-01-18'), {
    ...(await keyOf(play, 'acces-aux-droits')),
    year: 2016,
    nature: 'in-kind',
    funderPartyId: idOf(play.ids.parties, 'ville'),
    scheme: 'Local du CCAS',
    state: 'estimated',
  })
}

async function suspendMeetings(play: Play): Promise<void> {
  await changeActionStatus(await play.stage.as('antoine', '2015-12-07'), {
    ...(await keyOf(play, 'egalite')),
    status: 'suspended',
    reason: 'La salle n’est plus disponible ; à reprendre quand un lieu est trouvé.',
  })
}

export function foundingYearActs(stage: Stage, ids: CtgIds, made: FoundingIds): readonly Act[] {
  const play: Play = { stage, ids, made }
  const lead = {
    leadPartyId: idOf(ids.parties, 'ville'),
    leadServiceId: idOf(ids.services, 'ville-ccas'),
  }
  return [
    { on: startedOn, play: () => startActions(play) },
    { on: startedOn, play: () => openSharedDesk(play) },
    {
      on: '2015-09-14',
      play: () => changeSheet(play, 'antoine', '2015-09-14', 'petite-enfance', { startsOn: '2016-01-01' }),
    },
    { on: '2015-10-05', play: () => changeSheet(play, 'claire', '2015-10-05', 'jeunesse', { endsOn: '2016-09-01' }) },
    { on: '2015-11-16', play: () => changeSheet(play, 'antoine', '2015-11-16', 'logement', lead) },
    {
      on: '2015-11-23',
      play: () => changeSheet(play, 'claire', '2015-11-23', 'vacances', { startsOn: '2016-04-01' }),
    },
    { on: '2015-12-07', play: () => suspendMeetings(play) },
    { on: '2016-01-18', play: () => addOutdoorAction(play) },
    { on: '2016-01-18', play: () => lendPremises(play) },
    { on: '2016-02-29', play: () => reportPlaces(play) },
    { on: '2016-03-03', play: () => reportDesk(play) },
  ]
}
