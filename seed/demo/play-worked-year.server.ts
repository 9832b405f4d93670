/**
 * One full year of follow-up, from the first yearly copil to the second: two campaigns, two corrective actions, a state frozen
 * between, a copil that decides on them. Public sources tell nothing of it: all of it is illustration, and the minutes say so.
 */
import { closeCampaign } from '#app/domains/campaigns/commands/close-campaign.server.ts'
import { launchCampaign } from '#app/domains/campaigns/commands/launch-campaign.server.ts'
import { submitReport } from '#app/domains/campaigns/commands/submit-report.server.ts'
import { getNewCampaignPage } from '#app/domains/campaigns/queries.server.ts'
import { acceptReport } from '#app/domains/followup/commands/accept-report.server.ts'
import { addCorrectiveNote } from '#app/domains/followup/commands/add-corrective-note.server.ts'
import { closeCorrectiveAction } from '#app/domains/followup/commands/close-corrective-action.server.ts'
import { openCorrectiveAction } from '#app/domains/followup/commands/open-corrective-action.server.ts'
import { takeSnapshot } from '#app/domains/snapshots/commands/take-snapshot.server.ts'
import type { ThemeRef } from './content-types.ts'
import { carryOut, decide } from './play-decisions.server.ts'
import { type FoundingIds, foundingSheet, town } from './play-founding-groups.server.ts'
import { type DemoMeeting, endMeeting, holdMeeting } from './play-governance.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

const secondYearly: DemoMeeting = {
  body: 'copil',
  title: 'Deuxième copil annuel',
  on: '2017-03-16',
  hour: '10:00',
  place: town,
  agenda: ['Deuxième année de la convention', 'Actions correctives', 'Suite du plan d’action'],
  minutes:
    'Illustration : aucun compte rendu public de cette séance n’a été retrouvé. Le comité lit les points d’étape des deux campagnes de l’année et les deux actions correctives : l’une a porté, l’autre n’a pas abouti.',
}

type YearReport = {
  readonly on: string
  readonly theme: ThemeRef
  readonly enteredFor: string
  readonly facts: string
  readonly peopleReached: string
  readonly nextStep: string
}

/** What leads answered to each campaign. */
const campaigns: readonly {
  readonly name: string
  readonly on: string
  readonly closedOn: string
  readonly reports: readonly YearReport[]
}[] = [
  {
    name: 'Point de rentrée 2016',
    on: '2016-09-19',
    closedOn: '2016-10-14',
    reports: [
      {
        on: '2016-10-03',
        theme: 'logement',
        enteredFor: 'La direction de l’habitat',
        facts: 'Trois réunions depuis mars ; la moitié des situations arrivent encore après l’assignation.',
        peopleReached: '17',
        nextStep: 'Convenir d’une alerte avec les bailleurs',
      },
      {
        on: '2016-10-10',
        theme: 'acces-aux-droits',
        enteredFor: 'Les prestations de la Caf',
        facts: 'L’accueil partagé ouvre deux jours par semaine depuis juin.',
        peopleReached: '210',
        nextStep: 'Faire connaître les horaires',
      },
    ],
  },
  {
    name: 'Point avant le copil de mars 2017',
    on: '2017-02-06',
    closedOn: '2017-03-03',
    reports: [
      {
        on: '2017-02-20',
        theme: 'logement',
        enteredFor: 'La direction de l’habitat',
        facts: 'Une réunion par mois depuis décembre ; deux situations sur trois arrivent avant l’assignation.',
        peopleReached: '22',
        nextStep: 'Étendre l’alerte au parc privé',
      },
      {
        on: '2017-02-27',
        theme: 'petite-enfance',
        enteredFor: 'La direction de la petite enfance',
        facts: 'Le second établissement ouvre de sept heures à vingt heures depuis janvier.',
        peopleReached: '26',
        nextStep: 'Écrire les règles d’admission communes',
      },
    ],
  },
]

type YearCorrective = {
  readonly on: string
  readonly theme: ThemeRef
  readonly words: {
    readonly gap: string
    readonly cause: string
    readonly measure: string
    readonly responsible: string
  }
  readonly dueOn: string
  readonly note: { readonly on: string; readonly text: string }
  readonly end: { readonly on: string; readonly state: 'done' | 'dropped'; readonly text: string }
}

/** Each answers what a report said. */
const correctives: readonly YearCorrective[] = [
  {
    on: '2016-10-17',
    theme: 'logement',
    words: {
      gap: 'La moitié des situations sont connues après l’assignation.',
      cause: 'Les bailleurs préviennent l’une ou l’autre institution, rarement les deux.',
      measure: 'Une alerte commune dès le deuxième mois d’impayé, et une réunion chaque mois.',
      responsible: 'La direction de l’habitat',
    },
    dueOn: '2017-02-28',
    note: { on: '2016-12-05', text: 'Deux bailleurs envoient l’alerte ; première réunion mensuelle tenue.' },
    end: { on: '2017-02-22', state: 'done', text: 'Deux situations sur trois sont connues avant l’assignation.' },
  },
  {
    on: '2016-11-07',
    theme: 'egalite',
    words: {
      gap: 'Les rencontres d’information sont suspendues depuis décembre 2015.',
      cause: 'Aucune salle ne peut accueillir les enfants à la même heure.',
      measure: 'Chercher une salle avec les centres sociaux.',
      responsible: 'La mission égalité',
    },
    dueOn: '2017-02-28',
    note: { on: '2017-01-16', text: 'Deux salles visitées, sans local pour les enfants.' },
    end: { on: '2017-03-06', state: 'dropped', text: 'Aucune salle trouvée : le comité de pilotage en est averti.' },
  },
]

type Play = { readonly stage: Stage; readonly ids: CtgIds; readonly made: FoundingIds }

export function workedYearActs(stage: Stage, ids: CtgIds, made: FoundingIds): readonly Act[] {
  const play = { stage, ids, made }
  return [
    ...campaigns.flatMap((campaign) => campaignActs(play, campaign)),
    ...correctives.flatMap((corrective) => correctiveActs(play, corrective)),
    {
      on: '2016-12-12',
      play: async () => takeSnapshot(await stage.as('claire', '2016-12-12'), { ctgId: ids.ctgId, name: 'À mi-année' }),
    },
    { on: secondYearly.on, play: () => playSecondYearly(play) },
  ]
}

function campaignActs({ stage, ids, made }: Play, campaign: (typeof campaigns)[number]): readonly Act[] {
  const { ctgId } = ids
  const { name, on, closedOn, reports } = campaign
  const launched = { campaignId: '' }
  return [
    {
      on,
      play: async () => {
        const context = await stage.as('antoine', on)
        const choice = { asked: 'under-way', chosenIds: [], campaignDateId: undefined } as const
        const { leads } = await getNewCampaignPage(context, ctgId, choice)
        const { campaignId } = await launchCampaign(context, {
          ...{ ctgId, name, closesOn: closedOn, reminderEveryDays: '14' },
          message: 'Où en est votre action ? Trois minutes suffisent.',
          actionIds: leads.flatMap(({ actions }) => actions).map(({ id }) => id),
        })
        launched.campaignId = campaignId
      },
    },
    ...reports.map(({ on: reportedOn, theme, ...report }) => ({
      on: reportedOn,
      play: async () => {
        const context = await stage.as('antoine', reportedOn)
        const { actionId } = foundingSheet(made, theme)
        const { reportId } = await submitReport(context, {
          ...{ ctgId, actionId, reportedOn, status: 'in-progress', nextStepOn: '' },
          ...report,
        })
        await acceptReport(context, { ctgId, reportId })
      },
    })),
    {
      on: closedOn,
      play: async () => closeCampaign(await stage.as('antoine', closedOn), { ctgId, campaignId: launched.campaignId }),
    },
  ]
}

function correctiveActs({ stage, ids, made }: Play, corrective: YearCorrective): readonly Act[] {
  const { on, theme, words, dueOn, note, end } = corrective
  const opened = { correctiveActionId: '' }
  const key = () => ({ ctgId: ids.ctgId, ...opened })
  return [
    {
      on,
      play: async () => {
        const { correctiveActionId } = await openCorrectiveAction(await stage.as('antoine', on), {
          ...{ ctgId: ids.ctgId, objectiveId: '', decisionId: '', dueOn },
          ...words,
          actionId: foundingSheet(made, theme).actionId,
        })
        opened.correctiveActionId = correctiveActionId
      },
    },
    {
      on: note.on,
      play: async () =>
        addCorrectiveNote(await stage.as('antoine', note.on), { ...key(), notedOn: note.on, text: note.text }),
    },
    {
      on: end.on,
      play: async () =>
        closeCorrectiveAction(await stage.as('antoine', end.on), {
          ...key(),
          ...{ version: 1, state: end.state, result: end.text },
        }),
    },
  ]
}

async function playSecondYearly({ stage, ids, made }: Play): Promise<void> {
  const meetingId = await holdMeeting(stage, ids, secondYearly, '2017-02-23')
  const decisionId = await decide(stage, ids, secondYearly, {
    meetingId,
    text: 'Prendre acte de la deuxième année, garder l’alerte commune sur les impayés et chercher une salle pour les rencontres d’information.',
    responsible: 'Les deux coordonnateurs',
    dueOn: '2018-03-16',
    subjects: (['logement', 'egalite'] as const).map((theme) => `action:${foundingSheet(made, theme).actionId}`),
  })
  await endMeeting(stage, ids, secondYearly, meetingId)
  await carryOut(stage, ids, '2018-03-16', decisionId)
}
