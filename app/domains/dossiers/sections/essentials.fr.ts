/** « L’essentiel », one page for the élu. Pure. Rules: docs/rules/followup.md §11.4. */
import type { IssuesForCopil } from '#app/domains/diagnosis/queries.server.ts'
import type { DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { formatCount } from '#app/kernel/format.ts'
import type { EssentialData } from '../pack-data.ts'
import { type Ask, essentialsOf, type Reservation } from './essentials.ts'
import {
  actionName,
  changesWords,
  engagedSentence,
  heading,
  list,
  meetingWords,
  note,
  paragraph,
  positionWords,
  reservationsWords,
  troubleWords,
  whyWords,
} from './words.fr.ts'

/** As many as one page holds; the others are counted, and told in their own section. */
export const asksOnOnePage = 5

const asksTable = (asks: readonly Ask[], today: string): DossierBlock => ({
  kind: 'table',
  caption: 'Ce qui est demandé au comité',
  columns: [
    { header: 'Ce qui est demandé', share: 3 },
    { header: 'Pourquoi', share: 3 },
    { header: 'Ce que cela change', share: 3 },
    { header: 'Réserves', share: 2 },
  ],
  rows: asks.map((ask) => [
    `${actionName(ask.action)} : ${ask.helpWanted}`,
    whyWords(ask, today),
    changesWords(ask),
    reservationsWords(ask.reservations),
  ]),
})

/** « Ville, réserve sur la décision 2026-04, … : le calendrier ». */
export const reservationSentence = ({ about, ...given }: Reservation): string =>
  `${about.kind === 'decision' ? 'Décision' : 'Constat'} ${about.text} – ${positionWords(given)}`

export const moreAsks = (count: number): string =>
  `${formatCount(count, 'autre demande', 'autres demandes')} : voir les actions en difficulté.`

/** « Tout va comme prévu » is never said: only what is known. */
export function askedSentence(askCount: number, agendaCount: number): string {
  if (askCount > 0) return `${formatCount(askCount, 'demande')} à trancher.`
  return agendaCount > 0
    ? 'Aucun pilote n’a demandé d’arbitrage ; voir l’ordre du jour.'
    : 'Aucun pilote n’a demandé d’arbitrage.'
}

const issuesBlocks = ({ sentence, proposed }: IssuesForCopil): readonly DossierBlock[] =>
  sentence === ''
    ? []
    : [
        heading('Enjeux'),
        paragraph(sentence),
        ...(proposed.length > 0 ? [list(proposed.map(({ words }) => words))] : []),
      ]

export function essentialsSection(data: EssentialData): DossierSection {
  const { asks, reservations, counts } = essentialsOf(data)
  const { meeting, today } = data
  const agenda = meeting?.agenda.map(({ title }) => title) ?? []
  const trouble = troubleWords(counts)
  return {
    key: 'essentials',
    title: 'L’essentiel en une page',
    summary: askedSentence(asks.length, agenda.length),
    isAlone: true,
    blocks: [
      ...(meeting ? [paragraph(`${meetingWords(meeting)}.`)] : []),
      paragraph(`${engagedSentence(counts)}${trouble ? ` À regarder : ${trouble}.` : ''}`),
      ...(asks.length > 0 ? [asksTable(asks.slice(0, asksOnOnePage), today)] : []),
      ...(asks.length > asksOnOnePage ? [note(moreAsks(asks.length - asksOnOnePage))] : []),
      ...(agenda.length > 0 ? [heading('À l’ordre du jour'), list(agenda)] : []),
      ...issuesBlocks(data.issues),
      ...(reservations.length > 0
        ? [heading('Réserves et désaccords exprimés'), list(reservations.map(reservationSentence))]
        : [note('Aucune réserve sur les décisions en cours ni sur les constats partagés.')]),
    ],
  }
}
