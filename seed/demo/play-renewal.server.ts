/** Gennevilliers 2026-2030, the renewal under way: illustration on real figures. As dated acts. */

import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { addSeat } from '#app/domains/governance/commands/add-seat.server.ts'
import { recordDecision } from '#app/domains/journey/commands/record-decision.server.ts'
import { recordFraming } from '#app/domains/journey/commands/record-framing.server.ts'
import { setMilestoneTarget } from '#app/domains/journey/commands/set-milestone-target.server.ts'
import { takeSnapshot } from '#app/domains/snapshots/commands/take-snapshot.server.ts'
import { addDays } from '#app/kernel/calendar.ts'
import { demoThemes } from './content/index.ts'
import { annexActs } from './play-annexes.server.ts'
import { campaignActs } from './play-campaigns.server.ts'
import { publicCommentActs } from './play-comments.server.ts'
import { correctiveActs, digestActs, settingActs } from './play-correctives.server.ts'
import { bothAgree } from './play-decisions.server.ts'
import { diagnosisActs, newThreadIds } from './play-diagnosis.server.ts'
import { requestPack } from './play-dossiers.server.ts'
import { renewalEvaluationActs } from './play-evaluation.server.ts'
import { facilitiesActs } from './play-facilities.server.ts'
import { followupActs } from './play-followup.server.ts'
import type { Founding } from './play-founding.server.ts'
import {
  type DemoMeeting,
  endMeeting,
  fillSeats,
  findBody,
  holdMeeting,
  inSession,
  prepareMeeting,
  renewSeats,
} from './play-governance.server.ts'
import { addressActs, answerActs } from './play-invitations.server.ts'
import { issueScoreActs } from './play-issue-scores.server.ts'
import { renewalLetterActs } from './play-leaders.server.ts'
import { libraryActs } from './play-library.server.ts'
import { linkActs } from './play-links.server.ts'
import { type PlayedActions, planActs } from './play-plan.server.ts'
import { portalActs } from './play-portal.server.ts'
import { launch, nextCopil, playLaunch, town } from './play-renewal-copils.server.ts'
import { functionOf, seatServices } from './play-service-seats.server.ts'
import { playSetting } from './play-setting.server.ts'
import { sheetActs } from './play-sheets.server.ts'
import { softwareActs } from './play-software.server.ts'
import { surveyActs } from './play-surveys.server.ts'
import { talkActs } from './play-talk.server.ts'
import { chapterActs } from './play-texts.server.ts'
import { renewalWorkshopActs } from './play-workshops.server.ts'
import { type Act, type CtgIds, idOf, playInOrder, type Stage } from './stage.server.ts'

const technical: DemoMeeting = {
  body: 'operational-committee',
  title: 'Comité opérationnel de rentrée',
  on: '2026-09-30',
  hour: '10:00',
  place: 'Caf des Hauts-de-Seine, Nanterre',
  by: 'antoine',
  agenda: ['Tour des groupes', 'Données à réunir', 'Préparation du copil de janvier'],
  absent: [functionOf('ville-habitat')],
  minutes:
    'Chaque groupe se réunit en novembre, affine le diagnostic et écrit ses fiches dans la même séance. La Caf prépare une extraction par quartier ; le secret statistique sera appliqué avant tout dépôt.',
}

type GroupDay = Pick<DemoMeeting, 'body' | 'on' | 'absent'> & { readonly name: string }

const groupDays: readonly GroupDay[] = [
  { body: 'jeunesse', name: 'Jeunesse, adolescence et parentalité', on: '2026-11-12' },
  { body: 'egalite', name: 'Égalité femmes-hommes', on: '2026-11-13', absent: [functionOf('caf-action-sociale')] },
  { body: 'logement', name: 'Logement et habitat', on: '2026-11-17', absent: [functionOf('caf-prestations')] },
  { body: 'petite-enfance', name: 'Petite enfance', on: '2026-11-19' },
  { body: 'acces-aux-droits', name: 'Accès aux droits et vie sociale', on: '2026-11-19' },
]

const groups: readonly DemoMeeting[] = groupDays.map(({ name, ...day }) => ({
  ...day,
  title: `Groupe ${name}`,
  hour: '09:30',
  place: town,
  by: 'antoine',
  agenda: ['Ce que disent les chiffres', 'Constats à partager', 'Fiches action'],
  minutes: 'Le groupe a relu les chiffres, proposé ses constats et écrit ses fiches action.',
}))

export async function playRenewal(stage: Stage, founding: Founding, siteUrl: string): Promise<void> {
  const ids = await playSetting(stage, {
    name: 'Gennevilliers 2026-2030',
    startsOn: '2026-01-01',
    endsOn: '2030-12-31',
    signatureTargetOn: '2027-04-01',
    signatureTargetPrecision: 'quarter',
    openedOn: '2025-10-06',
    guests: ['samira', 'julie', 'nadia', 'paul', 'karim', 'lucie'],
    hasAssociates: true,
    predecessorId: founding.ctgId,
  })
  const made = newThreadIds()
  const played: PlayedActions = new Map()
  await playInOrder([
    ...addressActs(stage, ids),
    ...governanceActs(stage, ids),
    ...answerActs(stage, siteUrl),
    ...demoThemes.flatMap((theme) => diagnosisActs(stage, ids, made, theme)),
    ...issueScoreActs(stage, ids, made),
    ...demoThemes.flatMap((theme) => planActs(stage, { ids, made, played, founding }, theme)),
    ...sheetActs(stage, ids, played),
    ...demoThemes.flatMap((theme) => followupActs(stage, ids, played, theme)),
    ...correctiveActs(stage, ids, played),
    ...settingActs(stage, ids),
    ...digestActs(stage, siteUrl),
    ...campaignActs(stage, ids, siteUrl),
    ...linkActs(stage, ids, siteUrl),
    ...chapterActs(stage, ids),
    ...facilitiesActs(stage, ids),
    ...portalActs(stage, ids),
    ...surveyActs(stage, ids),
    ...libraryActs(stage, ids, founding),
    ...softwareActs(stage, ids),
    ...renewalWorkshopActs(stage, ids),
    ...talkActs(stage, ids),
    ...annexActs(stage, ids),
    ...publicCommentActs(stage, ids),
    ...renewalEvaluationActs(stage, ids),
    {
      on: '2026-11-20',
      play: async () => prepareArticles(await stage.as('antoine', '2026-11-20'), { ctgId: ids.ctgId }),
    },
    { on: '2026-11-23', play: () => requestPack(stage, ids, { by: 'antoine', on: '2026-11-23' }) },
  ])
}

function governanceActs(stage: Stage, ids: CtgIds): readonly Act[] {
  return [
    { on: '2025-10-07', play: () => fillCopil(stage, ids) },
    { on: launch.on, play: () => playLaunch(stage, ids) },
    // Municipal elections of March 2026: the seats of the Ville begin again; the Caf's board member is awaited.
    {
      on: '2026-03-28',
      play: () => renewSeats(stage, ids, '2026-03-28', 'ville', ['Hélène Jacquard', 'Marc Popeline', nadia.holderName]),
    },
    ...renewalLetterActs(stage, ids),
    { on: '2026-09-08', play: () => seatServices(stage, ids, '2026-09-08') },
    { on: '2026-09-12', play: () => playFraming(stage, ids) },
    { on: technical.on, play: () => playTechnical(stage, ids) },
    {
      on: technical.on,
      play: async () =>
        takeSnapshot(await stage.as('antoine', technical.on), {
          ctgId: ids.ctgId,
          name: 'Avant les groupes de novembre',
        }),
    },
    ...groups.map((meeting) => ({
      on: meeting.on,
      play: async () =>
        endMeeting(stage, ids, meeting, await holdMeeting(stage, ids, meeting, addDays(meeting.on, -7), false)),
    })),
    { on: '2026-11-20', play: () => prepareMeeting(stage, ids, nextCopil, '2026-11-20', true) },
  ]
}

/** An elected member of the copil sits there, before and after the elections. */
const nadia = { functionTitle: 'Adjointe ou adjoint à la petite enfance', holderName: 'Nadia Velours' }

async function fillCopil(stage: Stage, ids: CtgIds): Promise<void> {
  await addSeat(await stage.as('antoine', '2025-10-07'), {
    ...{ ctgId: ids.ctgId, bodyId: await findBody(stage, ids, 'copil'), partyId: idOf(ids.parties, 'ville') },
    ...{ ...nadia, substituteName: '', allowsRepresentative: 'on', since: '2025-10-07' },
  })
  await fillSeats(stage, ids, '2025-10-07', 'copil', {
    caf: [null, 'Odile Batiste'],
    ville: ['Bernard Jacquard', 'Marc Popeline'],
  })
  await fillSeats(stage, ids, '2025-10-07', 'pair', { caf: ['Claire Mousseline'], ville: ['Antoine Lin'] })
}

const framingNote =
  'Périmètre : la commune. Thèmes : les six groupes de 2014. Méthode : chiffres publics et extraction de la Caf, lecture de chaque partie, paroles d’habitants, puis constats partagés ; les fiches action s’écrivent dans les mêmes séances. Copil de validation en janvier 2027, signature au deuxième trimestre 2027. Elle renouvelle la convention de 2015-2018 ; ce que les parties ont signé entre les deux n’est pas dans Trame.'

async function playFraming(stage: Stage, { ctgId }: CtgIds): Promise<void> {
  const context = await stage.as('claire', '2026-09-12')
  for (const person of ['claire', 'antoine'] as const)
    await recordFraming(await stage.as(person, '2026-09-12'), { ctgId, note: framingNote, framedOn: '2026-09-12' })
  for (const kind of ['diagnosis-validated', 'priorities-validated'] as const)
    await setMilestoneTarget(context, { ctgId, kind, targetOn: '2027-01-14', targetPrecision: 'day' })
  for (const kind of ['plan-validated', 'draft-validated', 'signature-decided'] as const)
    await setMilestoneTarget(context, { ctgId, kind, targetOn: '2027-03-01', targetPrecision: 'quarter' })
}

async function playTechnical(stage: Stage, ids: CtgIds): Promise<void> {
  const { ctgId } = ids
  const meetingId = await holdMeeting(stage, ids, technical, '2026-09-10')
  const context = await inSession(stage, technical)
  await recordDecision(context, {
    ctgId,
    meetingId,
    text: 'Demander à la Caf les effectifs d’allocataires par quartier, pour les six thèmes.',
    responsible: 'Claire Mousseline',
    dueOn: '2026-11-30',
    positions: bothAgree(ids),
    despite: 'Sans les chefs de service des deux institutions, la demande ne pouvait pas attendre la séance suivante.',
  })
  await endMeeting(stage, ids, technical, meetingId)
}
