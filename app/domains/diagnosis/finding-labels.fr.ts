/** What the pages of findings, issues and their forms say. Pure. */
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { formatDay } from '#app/kernel/format.ts'

export const findingLabels = {
  number: (number: number) => `Constat n° ${number}`,
  proposed: (by: string, party: string, on: string) => `proposé le ${formatDay(on)} ${party} (${by})`,
  edit: 'Corriger',
  editTitle: 'Corriger ce constat',
  editLead: 'Les positions déjà données portaient sur d’autres mots : elles seront redemandées.',
  elements: 'Sur quoi il repose',
  noElements:
    'Ni chiffre ni témoignage. Le constat est valable s’il est partagé ; un élément d’appui le rend plus solide.',
  addElements: 'Ajouter un élément d’appui',
  frozenNote: (on: string) =>
    `Les chiffres sont gardés tels qu’ils ont été lus, le constat ayant été proposé le ${formatDay(on)} : une donnée plus récente est signalée, elle ne les remplace pas.`,
  indicator: 'Chiffre',
  reading: 'Lu',
  beside: 'À côté',
  newer: 'Depuis',
  newerFigure: (year: number, value: string) => `Donnée plus récente : ${year}, ${value}`,
  noNewer: 'rien de plus récent',
  positions: 'Positions des parties',
  awaited: 'position attendue',
  noPosition: 'Aucune position n’a été donnée.',
  given: (on: string, by: string) => `le ${formatDay(on)}, ${by}`,
  yourPosition: (party: string) => `Position ${party}`,
  changePosition: (party: string) => `Revenir sur la position ${party}`,
  positionField: 'Votre partie',
  reservation: 'Réserve ou désaccord',
  reservationHint:
    'En cas de réserve ou de désaccord : vos mots suivent le constat partout, jusque dans la convention.',
  savePosition: 'Enregistrer cette position',
  becomes: 'Ce qu’il est devenu',
  noIssue: 'Aucun enjeu ne repose encore sur ce constat.',
  objective: 'Objectif :',
  noObjective: 'Pas encore d’objectif.',
  history: 'Historique',
  withdraw: 'Retirer ce constat',
  withdrawHint: 'Il reste lisible, marqué « retiré », avec son historique.',
  reason: 'Pourquoi',
  withdrawn: 'Ce constat a été retiré par la partie qui l’avait proposé.',
  form: {
    title: 'Proposer un constat',
    lead: (theme: string) => `${theme} : ce que les chiffres et les témoignages montrent, en une phrase.`,
    titleField: 'Le constat, en une phrase',
    titleHint: 'Par exemple : « Moins de places qu’ailleurs dans le département, autant que dans la région ».',
    kind: 'Nature',
    kindToSay: 'Choisir…',
    text: 'Ce qu’il faut préciser',
    figures: (territory: string) => `Chiffres sur lesquels il repose (${territory})`,
    figuresHint: 'Ils sont gardés tels que vous les lisez aujourd’hui, avec leur source et leur année.',
    noFigures: 'Aucun chiffre n’est chargé ici pour ce thème : le constat peut reposer sur des témoignages.',
    testimonies: 'Témoignages sur lesquels il repose',
    noTestimonies: 'Aucun témoignage n’est encore écrit sur ce thème.',
    year: 'Citer une année antérieure',
    yearHint: 'Laissez vide pour la dernière année connue.',
    kept: (year: number) => `gardé comme il a été lu, ${year}`,
    propose: 'Proposer ce constat',
    save: 'Enregistrer la correction',
    cancel: 'Annuler',
  },
} as const

type IssueRefusal = {
  readonly partyName: string
  readonly personName: string
  readonly reason: string
  readonly givenAt: Date
  readonly number: number | null
  readonly decidedOn: string | null
}

export const issueLabels = {
  number: (number: number) => `Enjeu n° ${number}`,
  findings: 'Les constats dont il vient',
  noFindings: 'Cet enjeu ne repose encore sur aucun constat.',
  objectives: 'Les objectifs qui y répondent',
  noObjectives: 'Aucun objectif ne répond encore à cet enjeu.',
  writeObjective: 'Écrire un objectif',
  state: 'Où il en est',
  states: {
    'to-debate': 'À débattre : le groupe ne s’est pas encore mis d’accord pour le porter au copil.',
    proposed: 'Proposé : il attend une décision du copil, qui le retient ou non comme priorité.',
    retained: 'Retenu comme priorité par une décision du copil ; une autre décision peut le changer.',
    'not-retained': 'Non retenu. Il reste lisible, et peut revenir au débat.',
  },
  notRetain: 'Ne pas retenir',
  notRetainReason: 'Pourquoi ne pas le retenir',
  notRetainHint:
    'L’enjeu reste ouvert tant que l’autre coordination n’a pas dit de même. Le copil peut aussi le décider.',
  confirmNotRetained: 'Confirmer pour votre partie',
  copilDecision: 'Décision du copil',
  noDecision: 'Aucune : les deux coordinations',
  refusal: ({ partyName, personName, reason, givenAt, number, decidedOn }: IssueRefusal): string =>
    `${partyName}, ${personName}, le ${formatDay(parisDay(givenAt))} : ${reason}${
      number === null || decidedOn === null ? '' : ` (décision ${decisionReference({ number, decidedOn })})`
    }`,
  refusalAwaited: 'L’autre coordination ne l’a pas encore dit : l’enjeu reste ouvert.',
  toMeeting: 'L’inscrire à l’ordre du jour d’un copil',
  edit: 'Corriger cet enjeu',
  decided: 'Le copil a retenu cet enjeu : ses mots sont ceux qu’il a lus.',
  argument: 'Pourquoi il compte',
  argumentHint: 'Une phrase, par exemple « Les formations commencent avant l’ouverture des crèches ».',
  publics: 'Publics concernés',
  publicsHint: 'Par exemple : parents au RSA ou en formation, familles monoparentales.',
  titleField: 'L’enjeu, en une phrase',
  titleHint: 'Ce que les constats mettent en jeu, par exemple « Un accueil possible pour les parents en insertion ».',
  findingsField: 'Constats dont il vient',
  create: 'Écrire un enjeu',
  createLead: (theme: string) => `${theme} : ce que les constats mettent en jeu, et pour qui.`,
  createButton: 'Écrire cet enjeu',
  save: 'Enregistrer',
  history: 'Historique',
} as const
