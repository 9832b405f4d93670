/** What the board of the issues, the form of the scores and the documents say of ranks. Pure. */
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { formatCount, formatDay, formatList, formatOrdinal, formatShortDay, plural } from '#app/kernel/format.ts'
import type { IssueStatus } from './diagnosis.ts'
import { highestScore, type ScoreCriterion, type Scores, scoreCriteria, widePlaces } from './issue-ranks.ts'
import { diagnosisLabels } from './labels.fr.ts'
import { theParty } from './party-words.ts'

const criterion: Record<ScoreCriterion, { readonly short: string; readonly name: string; readonly hint: string }> = {
  gravity: { short: 'gravité', name: 'Gravité', hint: '1 : peu de conséquences ; 4 : très graves' },
  capacity: { short: 'capacité', name: 'Capacité d’agir', hint: '1 : aucune prise ; 4 : entre nos mains' },
  urgency: { short: 'urgence', name: 'Urgence', hint: '1 : peut attendre ; 4 : tout de suite' },
}

type Decided = { readonly decisionNumber: number | null; readonly decidedOn: string | null }
type Standing = Decided & { readonly status: IssueStatus; readonly rank: number | null }

/** « décision 2026-03 du 14 janvier 2027 »; empty when the journal did not say. */
const decisionOf = ({ decisionNumber, decidedOn }: Decided): string =>
  decisionNumber === null || decidedOn === null
    ? ''
    : `décision ${decisionReference({ number: decisionNumber, decidedOn })} du ${formatDay(decidedOn)}`

type IssueCounts = { readonly retained: number; readonly proposed: number; readonly wideGaps: number }

type Ranked = { readonly party: { readonly shortName: string }; readonly ranks: ReadonlyMap<string, number> }

/** « Caf 3e, Ville 7e »; empty when nobody scored it. */
const ranksGiven = (ranked: readonly Ranked[], issueId: string): string =>
  ranked
    .flatMap(({ party, ranks }) => {
      const rank = ranks.get(issueId)
      return rank === undefined ? [] : [`${party.shortName} ${formatOrdinal(rank)}`]
    })
    .join(', ')

export const boardLabels = {
  title: 'Enjeux',
  toBoard: 'Classer les enjeux',
  criterion,
  scoreOf: (value: number) => `${value} sur ${highestScore}`,
  rank: (rank: number) => formatOrdinal(rank),
  decisionOf,
  /** Where it stands: retained is never said without its decision having been taken. */
  standing: ({ status, rank, ...decided }: Standing): string =>
    status === 'retained' && rank !== null
      ? [diagnosisLabels.priority(rank), decisionOf(decided)].filter(Boolean).join(', ')
      : diagnosisLabels.issueStatus[status],
  ranksGiven,
  /** « Un accueil possible (Caf 1er, Ville 1er) ». */
  withRanks: (title: string, ranked: readonly Ranked[], issueId: string): string => {
    const ranks = ranksGiven(ranked, issueId)
    return ranks === '' ? title : `${title} (${ranks})`
  },
  /** « 9 enjeux : 3 retenus par décision, 4 proposés, 2 à débattre. »: of which body is said with each decision. */
  lead: (counts: { readonly retained: number; readonly proposed: number; readonly toDebate: number }): string => {
    const { retained, proposed, toDebate } = counts
    const parts = [
      retained > 0 && `${retained} ${plural(retained, 'retenu')} par décision`,
      proposed > 0 && `${proposed} ${plural(proposed, 'proposé')}`,
      toDebate > 0 && `${toDebate} à débattre`,
    ].filter((part) => part !== false)
    return `${formatCount(retained + proposed + toDebate, 'enjeu', 'enjeux')} : ${formatList(parts)}.`
  },
  /** « 6 priorités proposées au copil. 4 enjeux séparent deux parties de 3 rangs ou plus. »; empty when there is none. */
  forCopil: ({ retained, proposed, wideGaps }: IssueCounts): string =>
    [
      retained > 0 && `${formatCount(retained, 'priorité')} ${plural(retained, 'retenue')} par décision.`,
      proposed > 0 && `${formatCount(proposed, 'priorité')} ${plural(proposed, 'proposée')} au copil, à décider.`,
      wideGaps > 0 &&
        `${formatCount(wideGaps, 'enjeu', 'enjeux')} ${plural(wideGaps, 'sépare', 'séparent')} deux parties de ${widePlaces} rangs ou plus.`,
    ]
      .filter((sentence) => sentence !== false)
      .join(' '),
  toDecide: (on: string) => `Le copil du ${formatDay(on)} retient les priorités et leur rang.`,
  noCopil: (endedOn: string | null): string =>
    endedOn === null
      ? 'Le copil retient les priorités et leur rang : aucun copil n’est encore fixé.'
      : meetingLabels.conventionEnded(endedOn),
  none: 'Un enjeu dit ce que les constats mettent en jeu. Une fois écrit sur son thème, chaque partie le note ici.',
  toDiagnosis: 'Ouvrir le diagnostic',
  order: 'Classement des enjeux',
  scoredOn: (on: string, by: string) => `noté le ${formatShortDay(on)} par ${by}`,
  notScoredYet: 'pas encore noté',
  notScored: 'pas noté',
  copil: { proposed: 'Proposition au copil', mixed: 'Retenu, puis proposé au copil', retained: 'Retenu par décision' },
  proposedBy: (on: string, by: string) => `ordre proposé le ${formatShortDay(on)} par ${by}`,
  noOrder: 'aucun ordre proposé : par numéro',
  cut: {
    retained: (count: number) => `${formatCount(count, 'priorité')} ${plural(count, 'retenue')}`,
    proposed: (count: number) => `${formatCount(count, 'priorité')} ${plural(count, 'proposée')}`,
  },
  higher: (places: number) => `↑ ${places}`,
  lower: (places: number) => `↓ ${places}`,
  gapSentence: (places: number, party: string): string =>
    `${Math.abs(places)} ${plural(places, 'rang')} plus ${places > 0 ? 'haut' : 'bas'} que ${theParty(party)}`,
  legend: {
    wide: `${widePlaces} rangs d’écart ou plus`,
    narrow: `moins de ${widePlaces} rangs`,
    chosen: 'enjeu choisi',
    rule: 'Chaque note va de 1 à 4 ; à somme égale, la gravité départage, puis l’urgence.',
  },
  linesBetween: (one: string, other: string) => `De l’ordre ${one} à l’ordre ${other}`,
  toCopil: 'du copil',
  compare: { title: 'Comparer deux parties', one: 'À gauche', other: 'À droite', button: 'Comparer' },
  gaps: {
    title: 'Les écarts à discuter',
    none: `Aucun enjeu n’a ${widePlaces} rangs d’écart entre deux parties qui l’ont noté.`,
    waiting: 'Les écarts se verront quand deux parties auront noté.',
    issue: 'Enjeu',
    says: (party: string) => `Ce que dit ${theParty(party)}`,
    higher: 'Qui le met plus haut',
    lower: 'Qui le met plus bas',
    findings: 'Constats',
    noWords: 'sans argument écrit',
    choose: 'Le suivre sur le tableau',
    chooseNamed: (title: string) => `Le suivre sur le tableau : ${title}`,
    more: (count: number) => `et ${formatCount(count, 'autre écart', 'autres écarts')} de ${widePlaces} rangs ou plus.`,
    without: (count: number, parties: string) => `dont ${count} sans position ${parties}`,
    shared: (count: number) => `${formatCount(count, 'constat')} ${plural(count, 'partagé')}`,
    count: (count: number) => formatCount(count, 'constat'),
  },
  all: {
    title: 'Toutes les notes, partie par partie',
    caption: 'Rang et notes donnés par chaque partie à chaque enjeu : gravité, capacité d’agir, urgence',
    note: 'Sous chaque rang : gravité, capacité d’agir, urgence, de 1 à 4. Rien n’est additionné entre les parties.',
    forCopil: 'Pour le copil',
    strip: 'D’une partie à l’autre',
    scores: (scores: Scores) => scoreCriteria.map((criterion) => scores[criterion]).join(' · '),
  },
  notRetained: 'Enjeux non retenus',
  ranks: {
    title: 'Proposer un ordre au copil',
    hint: 'Un numéro par enjeu, du plus pressant au moins pressant. Le copil décide.',
    save: 'Proposer cet ordre',
  },
  score: {
    button: (party: string) => `Noter pour ${theParty(party)}`,
    title: (party: string) => `Noter les enjeux pour ${theParty(party)}`,
    lead: 'Trois notes de 1 à 4 par enjeu. Un enjeu laissé sans note n’est pas classé. Chaque partie note pour elle : rien n’est additionné entre les parties.',
    argument: 'Votre argument',
    argumentHint: 'Une phrase, lue à côté de celle des autres parties.',
    save: 'Enregistrer les notes',
    settled: 'Aucun enjeu n’est ouvert : ceux que le copil a retenus gardent leurs notes.',
    cannot: 'Ces enjeux ne peuvent pas être notés par votre partie',
    back: 'Revenir aux enjeux',
    said: 'Notes enregistrées.',
    saidOrder: 'Ordre proposé au copil.',
  },
  ofIssue: {
    title: 'Ce qu’en pensent les parties',
    none: 'Aucune partie ne l’a encore noté.',
    rankOf: (rank: number, among: number) =>
      `${formatOrdinal(rank)} sur ${formatCount(among, 'enjeu noté', 'enjeux notés')}`,
  },
} as const
