/** Gennevilliers 2015-2018, from first talks to the first yearly copil: real dates (content/founding.ts), illustrated words. */

import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { recordAuthorisingAct } from '#app/domains/journey/commands/record-authorising-act.server.ts'
import { recordFraming } from '#app/domains/journey/commands/record-framing.server.ts'
import { recordSignature } from '#app/domains/journey/commands/record-signature.server.ts'
import { setMilestoneTarget } from '#app/domains/journey/commands/set-milestone-target.server.ts'
import { markAllNotices } from '#app/domains/notices/commands/mark-all-notices.server.ts'
import { foundingThemes } from './content/founding.ts'
import type { ThemeRef } from './content-types.ts'
import { carryOut, decide } from './play-decisions.server.ts'
import { requestPack } from './play-dossiers.server.ts'
import { endActs } from './play-founding-end.server.ts'
import { type FoundingIds, foundingSheet, groupActs, town } from './play-founding-groups.server.ts'
import { foundingYearActs } from './play-founding-years.server.ts'
import { type DemoMeeting, endMeeting, fillSeats, holdMeeting } from './play-governance.server.ts'
import { foundingLetterActs } from './play-leaders.server.ts'
import { foundingPortalActs } from './play-portal.server.ts'
import { playSetting } from './play-setting.server.ts'
import { workedYearActs } from './play-worked-year.server.ts'
import { foundingWorkshopActs } from './play-workshops.server.ts'
import { type Act, type CtgIds, idOf, playInOrder, type Stage } from './stage.server.ts'

/** « Début 2015 » in the sources: the day is illustration. */
const validation: DemoMeeting = {
  body: 'copil',
  title: 'Copil de validation',
  on: '2015-02-12',
  hour: '10:00',
  place: town,
  agenda: ['Projet de convention', 'Décision sur la signature'],
  minutes:
    'Le comité de pilotage valide le projet de convention préparé par les six groupes et décide de sa signature.',
}

/** A fact: only the mayor and the director of the Caf are named in the account of this copil. */
const firstYearly: DemoMeeting = {
  body: 'copil',
  title: 'Premier copil annuel',
  on: '2016-03-18',
  hour: '10:00',
  place: town,
  agenda: ['Première année de la convention', 'Suite du plan d’action'],
  minutes:
    'Le maire et la directrice de la Caf font le point de la première année. Le compte rendu public cite l’accès aux droits, la parentalité, le logement, la petite enfance, l’enfance et la jeunesse, la précarité et la vie sociale.',
}

/** What the renewal takes up of it. */
export type Founding = { readonly ctgId: string; readonly actionOf: (theme: ThemeRef) => string }

export async function playFounding(stage: Stage): Promise<Founding> {
  const ids = await playSetting(stage, {
    name: 'Gennevilliers 2015-2018',
    startsOn: '2015-01-01',
    endsOn: '2018-12-31',
    signatureTargetOn: '2015-01-01',
    signatureTargetPrecision: 'quarter',
    openedOn: '2014-01-20',
    guests: ['samira', 'nadia'],
    hasAssociates: false,
  })
  const made: FoundingIds = {
    issues: [],
    actions: [],
    objectives: new Map(),
    sheets: new Map(),
    versionId: '',
    decisionId: '',
  }
  await playInOrder([
    {
      on: '2014-02-03',
      play: () =>
        fillSeats(stage, ids, '2014-02-03', 'copil', {
          caf: [null, 'La directrice de la Caf'],
          ville: ['Le maire de Gennevilliers', null],
        }),
    },
    { on: '2014-03-17', play: () => playFraming(stage, ids) },
    { on: '2014-03-17', play: () => aimAtEarly2015(stage, ids) },
    ...foundingLetterActs(stage, ids),
    ...foundingThemes.flatMap((theme) => groupActs(stage, ids, made, theme)),
    ...foundingWorkshopActs(stage, ids),
    { on: '2015-02-02', play: () => playDraft(stage, ids, made) },
    { on: validation.on, play: () => playValidation(stage, ids, made) },
    ...signatureActs(stage, ids, made),
    { on: '2015-04-08', play: () => carryOut(stage, ids, '2015-04-08', made.decisionId) },
    ...foundingYearActs(stage, ids, made),
    { on: firstYearly.on, play: () => playFirstYearly(stage, ids, made) },
    ...workedYearActs(stage, ids, made),
    ...endActs(stage, ids, made),
    ...foundingPortalActs(stage, ids),
    { on: '2018-12-31', play: () => readAll(stage, ids) },
  ])
  return { ctgId: ids.ctgId, actionOf: (theme) => foundingSheet(made, theme).actionId }
}

/** The notices of those years have all been read since. */
async function readAll(stage: Stage, { ctgId }: CtgIds): Promise<void> {
  for (const person of ['claire', 'antoine'] as const)
    await markAllNotices(await stage.as(person, '2018-12-31'), { ctgId })
}

/** Talks began early in 2014: a fact; the day and the note are illustration. */
async function playFraming(stage: Stage, ids: CtgIds): Promise<void> {
  const note =
    'La Caf et la Ville conviennent d’une démarche globale sur six thèmes, préparée par des groupes de travail réunissant les professionnels des deux institutions.'
  for (const person of ['claire', 'antoine'] as const)
    await recordFraming(await stage.as(person, '2014-03-17'), { ctgId: ids.ctgId, note, framedOn: '2014-03-17' })
}

/** The copil was planned for early 2015, the signature for the first quarter: facts. */
async function aimAtEarly2015(stage: Stage, { ctgId }: CtgIds): Promise<void> {
  const context = await stage.as('claire', '2014-03-17')
  for (const kind of [
    'diagnosis-validated',
    'priorities-validated',
    'plan-validated',
    'draft-validated',
    'signature-decided',
    'signed',
  ] as const)
    await setMilestoneTarget(context, { ctgId, kind, targetOn: '2015-01-01', targetPrecision: 'quarter' })
}

async function playDraft(stage: Stage, ids: CtgIds, made: FoundingIds): Promise<void> {
  const context = await stage.as('claire', '2015-02-02')
  await prepareArticles(context, { ctgId: ids.ctgId })
  const { conventionVersionId } = await freezeVersion(context, { ctgId: ids.ctgId })
  made.versionId = conventionVersionId
}

async function playValidation(stage: Stage, ids: CtgIds, made: FoundingIds): Promise<void> {
  const meetingId = await holdMeeting(stage, ids, validation, '2015-01-22')
  made.decisionId = await decide(stage, ids, validation, {
    meetingId,
    text: 'Valider le diagnostic partagé, le plan d’action et le projet de convention, et décider de sa signature.',
    responsible: 'Les deux coordonnateurs',
    dueOn: '2015-03-31',
    milestones: [
      'diagnosis-validated',
      'priorities-validated',
      'plan-validated',
      'draft-validated',
      'signature-decided',
    ],
    issueIds: made.issues,
    conventionVersionId: made.versionId,
    despite: 'Les deux institutions étaient représentées par leur exécutif.',
  })
  await endMeeting(stage, ids, validation, meetingId)
}

/** Signed on 8 April 2015: a fact. The days of the authorising acts were not found in public sources. */
function signatureActs(stage: Stage, ids: CtgIds, made: FoundingIds): readonly Act[] {
  const { ctgId } = ids
  const acts = [
    { party: 'caf', kind: 'commission', on: '2015-03-10' },
    { party: 'ville', kind: 'assembly', on: '2015-03-25' },
  ] as const
  const signatures = [
    { party: 'caf', by: 'La directrice de la Caf', as: 'directrice' },
    { party: 'ville', by: 'Le maire de Gennevilliers', as: 'maire' },
  ] as const
  return [
    ...acts.map(({ party, kind, on }) => ({
      on,
      play: async () =>
        recordAuthorisingAct(await stage.as('claire', on), {
          ctgId,
          partyId: idOf(ids.parties, party),
          kind,
          versionId: made.versionId,
          adoptedOn: on,
          note: 'Date d’illustration : l’acte n’a pas été retrouvé dans les sources publiques.',
        }),
    })),
    ...signatures.map(({ party, by, as }) => ({
      on: '2015-04-08',
      play: async () =>
        recordSignature(await stage.as('claire', '2015-04-08'), {
          ctgId,
          partyId: idOf(ids.parties, party),
          versionId: made.versionId,
          signedOn: '2015-04-08',
          signedBy: by,
          signedAs: as,
        }),
    })),
  ]
}

async function playFirstYearly(stage: Stage, ids: CtgIds, made: FoundingIds): Promise<void> {
  const meetingId = await holdMeeting(stage, ids, firstYearly, '2016-02-25')
  await requestPack(stage, ids, { by: 'claire', on: firstYearly.on, meetingId })
  const decisionId = await decide(stage, ids, firstYearly, {
    meetingId,
    text: 'Prendre acte de la première année de la convention et poursuivre le plan d’action.',
    responsible: 'Les deux coordonnateurs',
    dueOn: '2017-03-18',
    subjects: made.actions.map((actionId) => `action:${actionId}`),
  })
  await endMeeting(stage, ids, firstYearly, meetingId)
  await carryOut(stage, ids, '2017-03-18', decisionId)
}
