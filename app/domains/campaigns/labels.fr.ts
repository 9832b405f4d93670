/** Every sentence of campaigns, on screen and in mails. Pure. */
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { formatCount, formatDay } from '#app/kernel/format.ts'
import type { Tone } from '#app/ui/tone.ts'
import type { AskedChoice, CampaignChannel, CampaignMailKind, RecipientState } from './campaigns.ts'
import type { LinkState } from './link/link.ts'

const season = (month: number): string =>
  month < 3 || month === 12 ? 'd’hiver' : month < 6 ? 'de printemps' : month < 9 ? 'd’été' : 'd’automne'

export const campaignLabels = {
  campaigns: 'Campagnes de points d’étape',
  campaignAfterEnd: 'Demander un dernier point',
  afterEnd: (endedOn: string): string =>
    `${meetingLabels.conventionEnded(endedOn)} Une campagne peut encore demander où en étaient les actions, pour le bilan.`,
  asked: {
    'under-way': 'Toutes les actions en cours',
    silent: 'Seulement les actions sans nouvelle',
    chosen: 'Des actions que je choisis',
  } satisfies Record<AskedChoice, string>,
  channel: {
    mail: 'Par courriel',
    phone: 'Par téléphone',
    paper: 'Sur papier',
  } satisfies Record<CampaignChannel, string>,
  state: {
    answered: 'répondu',
    'partly-answered': 'répondu en partie',
    opened: 'lien ouvert',
    reminded: 'relancé',
    silent: 'sans réponse',
    'by-phone': 'par téléphone',
    'on-paper': 'sur papier',
  } satisfies Record<RecipientState, string>,
  tone: {
    answered: 'ok',
    'partly-answered': 'accent',
    opened: 'accent',
    reminded: 'warn',
    silent: 'bad',
    'by-phone': 'neutral',
    'on-paper': 'neutral',
  } satisfies Record<RecipientState, Tone>,
  /** In the table of a campaign, its filter and its counts: « 3 sans réponse ». */
  stateCount: (state: RecipientState, count: number): string =>
    ({
      answered: formatCount(count, 'a répondu', 'ont répondu'),
      'partly-answered': formatCount(count, 'a répondu en partie', 'ont répondu en partie'),
      opened: formatCount(count, 'lien ouvert', 'liens ouverts'),
      reminded: formatCount(count, 'relancé', 'relancés'),
      silent: formatCount(count, 'sans réponse', 'sans réponse'),
      'by-phone': formatCount(count, 'par téléphone', 'par téléphone'),
      'on-paper': formatCount(count, 'sur papier', 'sur papier'),
    })[state],
  link: { open: 'valable', expired: 'expiré', revoked: 'révoqué' } satisfies Record<LinkState, string>,
  mail: {
    invitation: 'Demande',
    reminder: 'Relance',
    thanks: 'Remerciement',
  } satisfies Record<CampaignMailKind, string>,
  pace: (days: number | null): string =>
    days === null ? 'sans relance' : days === 1 ? 'une relance par jour' : `une relance tous les ${days} jours`,
  /** « Point d’automne 2026 ». */
  proposedName: (day: string): string => `Point ${season(Number(day.slice(5, 7)))} ${day.slice(0, 4)}`,
  /** Response rate in words: no percentage of a handful. */
  answers: (answered: number, asked: number): string =>
    asked === 0
      ? 'Personne n’est sollicité.'
      : `${formatCount(answered, 'pilote')} sur ${asked} ${answered < 2 ? 'a' : 'ont'} répondu.`,
  giveBackBefore: (day: string): string => `À rendre au plus tard le ${formatDay(day)}.`,
  paperState: (due: string, status: string): string => `Échéance : ${due}. État : ${status.toLowerCase()}.`,
  lastMeasured: (value: string): string => ` (dernier relevé : ${value})`,
  inUnit: (unit: string): string => `, en ${unit}`,
} as const

export type MailedCampaign = {
  readonly ctgName: string
  readonly message: string
  readonly closesOn: string
  readonly lastDay: string
  readonly launchedBy: string
  readonly actions: readonly { readonly code: string; readonly title: string }[]
  /** The personal link, or what replaces it in the copy that is kept. */
  readonly link: string
}

const subjects = {
  invitation: 'Où en sont vos actions ?',
  reminder: 'Rappel : où en sont vos actions ?',
} as const

/** Said in the copy kept in place of a link. */
export const hiddenLink = '[lien personnel, effacé une fois le courriel parti]'

const actionLines = (actions: MailedCampaign['actions']): string =>
  actions.map(({ code, title }) => `– ${code ? `${code} ` : ''}${title}`).join('\n')

/** One mail for everything asked of one address, whatever the number of CTGs. Rule: docs/rules/followup.md §6.2. */
export function askingMail(
  kind: keyof typeof subjects,
  campaigns: readonly MailedCampaign[],
): { readonly subject: string; readonly bodyText: string } {
  const [only] = campaigns
  const where = campaigns.length === 1 && only ? only.ctgName : formatCount(campaigns.length, 'CTG', 'CTG')
  const blocks = campaigns.map((campaign) =>
    [
      campaigns.length > 1 ? campaign.ctgName.toLocaleUpperCase('fr-FR') : '',
      campaign.message,
      `${campaign.actions.length < 2 ? 'Votre action' : 'Vos actions'} :\n${actionLines(campaign.actions)}`,
      `Répondre au plus tard le ${formatDay(campaign.closesOn)}, sans compte, cinq questions par action :\n${campaign.link}`,
      `Ce lien vous est personnel : il n’ouvre que ${campaign.actions.length < 2 ? 'cette action' : 'ces actions'}, jusqu’au ${formatDay(campaign.lastDay)}. Pour passer la question à un collègue, ouvrez-le et choisissez « Transmettre à un collègue ».`,
      `Demandé par ${campaign.launchedBy}.`,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  )
  return {
    subject: `${subjects[kind]} ${where}`,
    bodyText: ['Bonjour,', ...blocks].join('\n\n'),
  }
}

type ThankedCampaign = Pick<MailedCampaign, 'ctgName' | 'launchedBy' | 'lastDay' | 'actions'> & {
  /** One of the links sent still answers. */
  readonly mayCorrect: boolean
}

/** To whom has answered on all his actions, when the campaign says so; his link is nowhere but in the mails that asked him. */
export const thanksMail = (
  campaigns: readonly ThankedCampaign[],
): { readonly subject: string; readonly bodyText: string } => ({
  subject: 'Merci de votre point d’étape',
  bodyText: [
    'Bonjour,',
    ...campaigns.flatMap(({ ctgName, launchedBy, lastDay, actions, mayCorrect }) => [
      `Vos réponses pour la CTG ${ctgName} sont bien arrivées :\n${actionLines(actions)}`,
      `${launchedBy} les relit avant de les reporter dans le plan. Merci.`,
      ...(mayCorrect
        ? [`Pour corriger ou compléter, rouvrez le lien de notre demande : il répond jusqu’au ${formatDay(lastDay)}.`]
        : []),
    ]),
  ].join('\n\n'),
})

export const campaignRefusals: Readonly<Record<string, string>> = {
  'followup.submit-report':
    'Le point d’étape est fait par le pilote de l’action, ou saisi pour lui par la coordination ou la coopération de son thème.',
  'followup.campaign-not-found': 'Cette campagne n’existe pas dans cette CTG.',
  'followup.recipient-not-found': 'Cette personne n’est pas sollicitée dans cette campagne.',
  'followup.campaign-date-not-found': 'Cette date n’est pas au calendrier de cette CTG.',
  'followup.campaign-closed': 'Cette campagne est close : on n’y demande plus rien.',
  'followup.nobody-to-ask': 'Aucune de ces actions n’a de pilote à solliciter : nommez-en un, puis recommencez.',
  'followup.leads-changed':
    'Une action ou son pilote a changé depuis l’aperçu : relisez la liste ci-dessous, puis lancez à nouveau.',
  'followup.no-address': 'Aucune adresse n’est connue pour cette personne : choisissez le téléphone ou le papier.',
  'followup.launches-too-soon': 'Le lancement est aujourd’hui ou un jour à venir.',
  'followup.closes-too-soon': 'La clôture est un jour à venir.',
  'followup.closes-too-late': 'Une campagne dure six mois au plus.',
  'followup.campaign.changed-meanwhile':
    'Quelqu’un a changé cette campagne depuis que vous l’avez ouverte : votre saisie est gardée, comparez puis enregistrez à nouveau.',
  'followup.campaign-over': 'La date de clôture est passée : reportez-la pour relancer.',
  'followup.nobody-to-remind':
    'Personne n’est à relancer aujourd’hui : tous ont répondu, ou un courriel leur est déjà parti ce jour.',
  'followup.answered-everything': 'Cette personne a répondu sur toutes ses actions : il n’y a plus de lien à envoyer.',
  'followup.action-asked-already': 'Cette action est déjà dans la campagne.',
  'followup.run-campaign': 'Une campagne est menée par la coordination de la CTG.',
}
