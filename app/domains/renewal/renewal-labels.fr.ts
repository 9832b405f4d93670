/** Sentences of a renewal: the chapters, what each line says, what cannot come. Pure. */

import { representativeWords } from '#app/domains/ctg/labels.fr.ts'
import { evaluationLabels } from '#app/domains/evaluation/labels.fr.ts'
import { formatCount, formatDay, formatList, plural } from '#app/kernel/format.ts'
import { agreeing, withArticle } from '#app/kernel/french.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { Balance, EvaluationSource, Recommendation, Verdict } from './balance.ts'
import type { Chapter, ProposalState, ReminderMonths } from './renewal.ts'

type ChapterWords = {
  readonly title: string
  readonly lead: string
  /** When the CTG before has nothing of it. */
  readonly none: string
}

/** The CTG that this one renews. */
export type Former = { readonly name: string; readonly isArchived: boolean }

/** Before the names of its coordinators. @param purpose what one cannot do without a mandate there */
export const withoutMandate = ({ name, isArchived }: Former, purpose: string): string =>
  `Cette CTG renouvelle « ${name} », où vous n’avez pas de mandat. Pour ${purpose}, demandez à sa coordination ${isArchived ? 'de la rouvrir, car elle est archivée, puis ' : ''}de vous y inviter :`

const chapter: Record<Chapter, ChapterWords> = {
  parties: {
    title: 'Parties, représentants et services',
    lead: 'Chaque partie vient avec qui la représente et ce qu’elle fait sur chaque thème. Rien n’est signé pour elle : elle dira de nouveau si elle signe.',
    none: 'La CTG précédente n’a pas d’autre partie.',
  },
  commitments: {
    title: 'Attentes, apports et engagements',
    lead: 'Ligne par ligne, ce que chaque partie attendait, apportait, s’engageait à faire et à maintenir. Rien n’engage de nouveau : chacune le relit, et la convention à signer le dira.',
    none: 'Dans la CTG précédente, aucune partie n’a écrit ce qu’elle attend, apporte ou s’engage à faire.',
  },
  plans: {
    title: 'Plans articulés',
    lead: 'Schéma des services aux familles, contrat de ville, contrat local de santé… et ce que la CTG en disait.',
    none: 'La CTG précédente n’était articulée avec aucun autre plan.',
  },
  bodies: {
    title: 'Instances et sièges',
    lead: 'Chaque instance vient avec sa mission, son rythme et ses sièges, titulaires et suppléants compris. Lettres de mission, réunions et présences restent dans la CTG précédente.',
    none: 'La CTG précédente n’a pas d’instance qui siège encore.',
  },
  findings: {
    title: 'Constats encore vrais',
    lead: 'Chaque constat redevient une proposition, « à revoir ». Ses chiffres d’alors restent où ils sont : le dernier chiffre connu est à côté, à citer de nouveau.',
    none: 'La CTG précédente n’a pas de constat.',
  },
  issues: {
    title: 'Enjeux et priorités',
    lead: 'Chaque enjeu repris est à débattre : aucun rang, aucune décision d’alors ne vient avec lui. Ceux dont les objectifs sont atteints ne sont pas cochés.',
    none: 'La CTG précédente n’a pas d’enjeu.',
  },
  members: {
    title: 'Équipe de coordination',
    lead: 'Chaque personne cochée voit la proposition dans la CTG qu’elle suit déjà, et les deux coordinations avec elle. Elle devient membre de celle-ci quand elle accepte.',
    none: 'La CTG précédente n’a plus de coordination.',
  },
}

type Judged = { readonly total: number; readonly reached: number; readonly missed: number }

const verdict: Record<Verdict, string> = {
  reached: 'atteint',
  'not-reached': 'non atteint',
  'not-measured': 'sans mesure pour en juger',
  'not-measurable': 'dit non mesurable',
}

export const renewalLabels = {
  chapter,
  verdict,
  // The CTG that ends.
  title: 'Renouvellement',
  lead: (name: string): string => `Ce qui suivra « ${name} » : une nouvelle CTG, où l’on choisit ce qui continue.`,
  endsOn: (day: string, today: string): string => `Elle ${day < today ? 'a pris' : 'prend'} fin le ${formatDay(day)}.`,
  noEnd: 'Sa fin n’est pas fixée.',
  startTitle: 'Créer la CTG qui suit',
  startNote:
    'Elle reprend le périmètre, les quartiers, les thèmes et les deux parties porteuses. Le reste se choisit ensuite, thème par thème. Celle-ci reste lisible, telle quelle.',
  name: 'Nom de la nouvelle CTG',
  startsOn: 'Début',
  endsOnField: 'Fin',
  signatureTarget: 'Signature visée',
  proposedDates: 'Même durée que celle qui prend fin, à partir du lendemain ; tout se corrige.',
  start: 'Créer la CTG qui suit',
  startedSaid: 'CTG créée. Choisissez maintenant ce qui continue.',
  successorTitle: 'La CTG qui suit',
  successor: (name: string, day: string): string => `« ${name} » a été créée le ${formatDay(day)}.`,
  openSuccessor: 'Ouvrir la CTG qui suit',
  notInSuccessor: (name: string): string =>
    `Vous n’y avez pas de mandat. Pour y entrer, écrivez à sa coordination, qui vous invite par la page « Membres » de « ${name} » :`,
  proposedBelow: 'Un mandat vous y est proposé : vous y entrez en l’acceptant, plus bas.',
  askOwnCoordination: 'Vous n’y avez pas de mandat : votre coordination sait à qui le demander.',
  nobodyToAsk:
    'Vous n’y avez pas de mandat, et personne ne la coordonne aujourd’hui : l’administration de l’instance peut rendre la coordination à une partie.',
  proposalsTitle: 'L’équipe proposée',
  proposalsNote: 'Chacune et chacun devient membre de la nouvelle CTG en acceptant, et pas avant.',
  accept: 'Accepter',
  acceptFor: (ctg: string): string => `Accepter : rejoindre « ${ctg} »`,
  decline: 'Décliner',
  answer: {
    awaited: 'réponse attendue',
    accepted: 'a accepté',
    declined: 'a décliné',
    over: 'n’est plus attendue : son mandat a pris fin avant sa réponse',
    there: 'y est déjà',
  } satisfies Record<ProposalState, string>,
  proposedTo: (role: string, party: string): string => `${role}, pour ${withArticle(party)}`,
  mayNotStart: 'La coordination d’une partie porteuse peut créer la CTG qui suit.',
  balance: 'Lire le bilan',
  // The CTG that begins.
  hubTitle: 'Ce qui continue',
  hubLead: (name: string): string =>
    `Cette CTG renouvelle « ${name} ». Choisissez, thème par thème, ce qui en vient. Rien n’est dit validé : tout est à revoir et à décider ici.`,
  hubCaption: 'Thèmes de la reprise',
  theme: 'Thème',
  there: 'Dans la CTG précédente',
  here: 'Repris ici',
  choose: 'Choisir',
  actions: 'Actions à poursuivre',
  readFormer: 'Ouvrir la CTG précédente',
  noPredecessor: 'Cette CTG n’en renouvelle aucune : dites laquelle dans son cadre.',
  setPredecessor: 'Ouvrir le cadre de la CTG',
  notMember: (former: Former): string => withoutMandate(former, 'choisir ce qui continue'),
  backToHub: 'Retour à ce qui continue',
  carry: 'Reprendre ce qui est coché',
  carriedSaid: 'C’est fait ; rien de ce qui vient n’est dit validé.',
  allCarried: 'Tout ce qui pouvait venir est déjà ici.',
  takeBackTitle: 'Revenir en arrière',
  takeBackNote: 'Ce qui a été repris et que personne n’a changé depuis est retiré d’ici ; le reste demeure.',
  takeBack: 'Défaire cette reprise',
  takenBackSaid: 'Reprise défaite. Ce que quelqu’un avait changé depuis est resté.',
  state: { carried: 'repris', present: 'déjà dans cette CTG' },
  // Lines of the chapters.
  leads: 'Représentants et compétences des parties porteuses',
  signatories: 'Parties signataires',
  associates: 'Parties associées',
  servicesOf: (party: string): string => `Services : ${party}`,
  represented: (party: string, by: string | null, as: string | null): string =>
    `${agreeing('représenté', party)} par ${representativeWords(by, as)}`,
  powers: (count: number): string => `ce qu’elle fait sur ${formatCount(count, 'thème')}`,
  nothingSaid: 'ni représentant ni compétence n’étaient dits',
  seats: (count: number, held: number): string =>
    count === 0 ? 'aucun siège' : `${formatCount(count, 'siège')}, dont ${held} avec titulaire`,
  seatsLeft: (parties: readonly string[]): string =>
    `sans les sièges de ${formatList(parties)}, ${plural(parties.length, 'partie absente', 'parties absentes')} de cette CTG`,
  themeLeft: 'sans son thème, absent de cette CTG',
  finding: (number: number, kind: string, status: string): string =>
    `constat n° ${number}, ${kind.toLocaleLowerCase('fr')}, ${status}`,
  figureThen: (name: string, reading: string, year: number | null): string =>
    year === null ? `${name} : ${reading}` : `${name} : ${reading} en ${year}`,
  figureNow: (then: string, reading: string, year: number): string => `${then} ; aujourd’hui ${reading} en ${year}`,
  figureSame: (then: string): string => `${then}, toujours le dernier chiffre connu`,
  noTheme: (theme: string): string => `le thème « ${theme} » n’est pas dans cette CTG`,
  noParty: (party: string): string => `${party} n’est pas dans cette CTG : reprenez d’abord la partie`,
  said: {
    expects: 'ce qu’elle attend de la CTG',
    brings: 'ce qu’elle apporte',
    commitments: 'engagement',
    keptServices: 'service dont elle maintient l’offre',
  },
  saidOtherwise: 'cette partie l’a déjà écrit ici, autrement',
  issue: (number: number, status: string, rank: number | null): string =>
    rank === null ? `enjeu n° ${number}, ${status}` : `enjeu n° ${number}, ${status} au rang ${rank}`,
  noObjective: 'aucun objectif ne lui répondait',
  objectivesReached: ({ total, reached, missed }: Judged): string =>
    [
      `${formatCount(total, 'objectif')} : ${reached} ${plural(reached, 'atteint')}`,
      `${missed} non ${plural(missed, 'atteint')}`,
      ...(total > reached + missed ? [`${total - reached - missed} sans mesure pour en juger`] : []),
    ].join(', '),
  isMember: 'déjà membre de cette CTG',
  proposed: { awaited: 'proposé, réponse attendue', accepted: 'a accepté', declined: 'a décliné' },
  roles: { coordinator: 'Coordination', 'cooperation-officer': 'Coopération' },
  // On a finding.
  carriedFrom: 'Repris de la CTG précédente',
  carriedNote: 'à revoir : les chiffres d’alors ne sont pas venus',
  carriedLink: (number: number, ctg: string): string => `Constat n° ${number} de « ${ctg} »`,
  reviewed: 'revu depuis',
  // The balance.
  balanceTitle: 'Bilan de la CTG précédente',
  balanceLead: (name: string): string =>
    `Ce que « ${name} » a fait de ses actions, de ses objectifs et de ses décisions : le diagnostic part de là.`,
  ownBalanceTitle: 'Bilan de la CTG',
  balanceOfHere: (name: string): string => `Où en sont les actions, les objectifs et les décisions de « ${name} ».`,
  readOn: (day: string): string => `Valeurs lues le ${formatDay(day)}.`,
  pouredBy: (by: string, day: string): string => `Versé au diagnostic par ${by} le ${formatDay(day)}.`,
  notPoured:
    'Vous le lisez parce que vous suivez les deux CTG. Versez-le au diagnostic pour que tous les membres de celle-ci le lisent.',
  newer: 'La CTG précédente a changé depuis : versez le bilan de nouveau pour que tous lisent le dernier.',
  pour: 'Verser au diagnostic',
  pourAgain: 'Verser de nouveau',
  pouredSaid: 'Bilan versé : tous les membres de cette CTG le lisent.',
  noBalance: (name: string): string =>
    `Le bilan de « ${name} » n’est pas encore versé ici : quelqu’un qui suit les deux CTG peut le faire.`,
  period: (startsOn: string | null, endsOn: string | null): string =>
    startsOn !== null && endsOn !== null ? `Du ${formatDay(startsOn)} au ${formatDay(endsOn)}` : '',
  actionsTitle: 'Actions',
  actionsCaption: 'Actions par thème',
  noThemeName: 'Sans thème',
  all: 'Toutes',
  fate: {
    total: 'Actions',
    done: 'Réalisées',
    going: 'En cours ou à faire',
    deferred: 'Reportées',
    dropped: 'Abandonnées',
  },
  noAction: 'Aucune action.',
  objectivesTitle: 'Objectifs',
  objectivesCaption: 'Objectifs et leurs mesures',
  noObjectiveAtAll: 'Aucun objectif.',
  objective: 'Objectif',
  baseline: 'Départ',
  target: 'Cible',
  last: 'Dernière valeur',
  verdictHeader: 'Résultat',
  unknown: gapWords.answer,
  decisionsTitle: 'Décisions et comités de pilotage',
  decisions: ({ total, done, open, dropped }: Balance['decisions']): string =>
    total === 0
      ? 'Aucune décision au registre.'
      : `${formatCount(total, 'décision')} : ${done} ${plural(done, 'exécutée')} ou sans suite à donner, ${open} à faire ou en cours, ${dropped} ${plural(dropped, 'abandonnée')}.`,
  copils: ({ held, lastOn }: Balance['copils']): string =>
    held === 0 || lastOn === null
      ? 'Aucun comité de pilotage tenu.'
      : `${formatCount(held, 'comité de pilotage tenu', 'comités de pilotage tenus')}, le dernier le ${formatDay(lastOn)}.`,
  evaluationTitle: 'Évaluation',
  noEvaluation: 'Aucune recommandation d’évaluation n’est enregistrée dans Trame pour cette CTG.',
  recommendation: ({ advice, reason, by }: Recommendation): string =>
    `à ${evaluationLabels.advice[advice]}${by === null ? '' : ` (${by} seule : les parties n’en jugent pas de même)`}. ${reason}`,
  /** Which evaluation says so, and whether it may still change. */
  source: ({ title, isFrozen }: EvaluationSource): string =>
    isFrozen
      ? `D’après « ${title} », figée.`
      : `D’après « ${title} », pas encore figée : ce qu’elle recommande peut changer.`,
  stopped: (reason: string): string => `l’évaluation recommande d’arrêter : ${reason}`,
  lineTitle: 'Le bilan de la CTG précédente',
  line: ({ actions, objectives }: Pick<Balance, 'actions' | 'objectives'>): string => {
    const reached = objectives.filter((one) => one.verdict === 'reached').length
    return `${formatCount(actions.total, 'action')}, dont ${actions.done} ${plural(actions.done, 'réalisée')} ; ${formatCount(objectives.length, 'objectif')}, dont ${reached} ${plural(reached, 'atteint')}.`
  },
  lineNotPoured: (name: string): string => `Le bilan de « ${name} » n’est pas encore versé au diagnostic.`,
  // The reminder.
  reminder: (months: ReminderMonths): string =>
    months === 6
      ? 'Préparer la suite : la CTG prend fin dans moins de six mois'
      : months === 12
        ? 'Préparer la suite : la CTG prend fin dans moins d’un an'
        : 'Préparer la suite : la CTG prend fin dans moins de dix-huit mois',
} as const

export const renewalRefusals: Readonly<Record<string, string>> = {
  'renewal.already-renewed': 'Une CTG suit déjà celle-ci : ouvrez-la, ou demandez à sa coordination de vous y inviter.',
  'renewal.renewed-by-lead-party': 'La CTG qui suit se crée par la coordination d’une partie porteuse.',
  'renewal.lead-without-territory':
    'La collectivité porteuse n’a pas de territoire dans Trame : créez la nouvelle CTG depuis « Mes CTG », puis dites dans son cadre qu’elle renouvelle celle-ci.',
  'renewal.no-predecessor': 'Cette CTG n’en renouvelle aucune : dites d’abord laquelle, dans son cadre.',
  'renewal.nothing-new': 'Rien de ce qui est coché n’est encore à reprendre : tout est déjà ici.',
  'renewal.nothing-to-take-back': 'Rien n’est à défaire : rien n’a été repris, ou tout a été changé depuis.',
  'renewal.in-use':
    'Quelque chose s’appuie déjà sur ce qui a été repris (un siège, une réunion, une position, une action) : rien n’est défait. Retirez d’abord ce qui s’y appuie, ou gardez ce qui est venu.',
  'renewal.answer-proposal': 'Cette proposition s’adresse à une autre personne.',
  'renewal.already-answered': 'Cette proposition a déjà sa réponse.',
  'renewal.mandate-over': 'Ce mandat a pris fin : il ne se poursuit plus dans la CTG qui suit.',
  'renewal.already-there': 'Vous avez déjà ce mandat dans la CTG qui suit : il n’y a rien à répondre.',
  'renewal.mandate-without-theme':
    'Le thème de ce mandat n’est pas dans la CTG qui suit : demandez à sa coordination de l’y ajouter, puis acceptez de nouveau.',
  'renewal.start-renewal': 'La CTG qui suit se crée par la coordination.',
  'renewal.carry-chapter': 'Ce qui continue se choisit par la coordination.',
}
