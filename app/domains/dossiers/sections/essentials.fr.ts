/** « L’essentiel », one page for the élu. Pure. Rules: docs/rules/followup.md §11.4. */
import type { IssuesForCopil } from '#app/domains/diagnosis/queries.server.ts'
import type { DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { formatCount } from '#app/kernel/format.ts'
import type { SectionKey } from '../dossiers.ts'
import type { EssentialData } from '../pack-data.ts'
import { type Demand, listDemands, reservedWords } from './demands.fr.ts'
import { essentialsOf, type Reservation } from './essentials.ts'
import {
  engagedSentence,
  heading,
  list,
  meetingWords,
  note,
  paragraph,
  positionWords,
  troubleWords,
  unlessSaid,
} from './words.fr.ts'

/** Of what is asked, however short; the others are counted, and told in their own section. */
const mostDemands = 5
/** On one page, for what is asked and for the lists under it; letters in a line of a cell, and of the page. */
const [linesOnOnePage, cellLetters, pageLetters] = [42, 18, 90]

export const unwritten = 'Pas encore écrit.'
export const noReservation = 'Aucune réserve enregistrée.'

/** Sentences that follow one another lose their full stop: never « . ; ». */
const inOneCell = (texts: readonly string[]): string =>
  texts.map((text, index) => (index < texts.length - 1 ? text.replace(/\.$/, '') : text)).join(' ; ')

/** Who proposes what: « Caf : les six ; Ville : les six, et une règle écrite ». */
const proposalsWords = ({ proposals }: Demand): string =>
  inOneCell(proposals.map(({ partyName, text }) => `${partyName} : ${text}`)) || 'Pas encore écrit.'

const columns: readonly {
  readonly header: string
  readonly share: number
  readonly cell: (demand: Demand) => string
}[] = [
  {
    header: 'Ce qui est demandé',
    share: 3,
    cell: (demand) =>
      demand.point === null && demand.about ? `${demand.about.words} : ${demand.question}` : demand.question,
  },
  { header: 'Pourquoi', share: 3, cell: (demand) => demand.reason || unwritten },
  { header: 'Ce que cela change', share: 3, cell: (demand) => demand.effect || unwritten },
  { header: 'Ce que proposent les parties', share: 3, cell: (demand) => proposalsWords(demand) },
  {
    header: 'Réserves',
    share: 3,
    cell: (demand) => inOneCell(demand.reservations.map(reservedWords)) || noReservation,
  },
]

const demandsTable = (demands: readonly Demand[]): DossierBlock =>
  tableOf({ caption: 'Ce qui est demandé au comité' }, demands, columns)

/** The first ones that one page holds over these lines, one at least. */
function demandsOnOnePage(demands: readonly Demand[], lines: readonly string[]): readonly Demand[] {
  let room = linesOnOnePage - lines.reduce((sum, line) => sum + Math.ceil(line.length / pageLetters), 0)
  const over = demands.findIndex((demand) => {
    room -= 1 + Math.max(...columns.map(({ cell }) => Math.ceil(cell(demand).length / cellLetters)))
    return room < 0
  })
  return demands.slice(0, over < 0 ? mostDemands : Math.min(mostDemands, Math.max(1, over)))
}

/** « Ville, réserve sur la décision 2026-04, … : le calendrier ». */
const reservationSentence = ({ about, ...position }: Reservation): string =>
  `${about.kind === 'decision' ? 'Décision' : 'Constat'} ${about.text} – ${positionWords(position)}`

const moreDemands = (count: number): string =>
  `${formatCount(count, 'autre demande', 'autres demandes')} : voir l’ordre du jour et les actions en difficulté.`

/**
 * « Tout va comme prévu » is never said: only what is known.
 * @param isCalled who reads sits there; to another reader, nothing is asked of her
 */
export function askedSentence(demands: readonly Demand[], isCalled = true): string {
  const whom = isCalled ? 'vous' : 'y'
  return demands.length === 0
    ? `Aucune décision ${isCalled ? 'ne vous' : 'n’y'} est demandée.`
    : `${formatCount(demands.length, `décision ${whom} est demandée`, `décisions ${whom} sont demandées`)}.`
}

const issuesBlocks = ({ sentence, proposed }: IssuesForCopil): readonly DossierBlock[] =>
  sentence === ''
    ? []
    : [
        heading('Enjeux'),
        paragraph(sentence),
        ...(proposed.length > 0 ? [list(proposed.map(({ words }) => words))] : []),
      ]

/** @param others sections of the same document: what they say is not said twice */
export function essentialsSection(
  data: EssentialData,
  { sectionKeys: others = [] }: { readonly sectionKeys?: readonly SectionKey[] } = {},
): DossierSection {
  const { reservations, counts } = essentialsOf(data)
  const demands = listDemands(data)
  const { meeting } = data
  // The page that follows tells it whole: here it would push the reservations over.
  const agenda = others.includes('agenda') ? [] : (meeting?.agenda.map(({ title }) => title) ?? [])
  const reserved = reservations.map(reservationSentence)
  const shown = demandsOnOnePage(demands, [...agenda, ...data.issues.proposed.map(({ words }) => words), ...reserved])
  const trouble = troubleWords(counts)
  return {
    key: 'essentials',
    title: 'L’essentiel en une page',
    summary: askedSentence(demands),
    isAlone: true,
    blocks: [
      // One paragraph: on slides it stands over what is asked.
      ...unlessSaid(others.includes('agenda') && others.includes('progress'), [
        paragraph(
          [meeting && `${meetingWords(meeting)}.`, engagedSentence(counts), trouble && `À regarder : ${trouble}.`]
            .filter(Boolean)
            .join(' '),
        ),
      ]),
      ...(shown.length > 0 ? [demandsTable(shown)] : []),
      ...(demands.length > shown.length ? [note(moreDemands(demands.length - shown.length))] : []),
      ...(agenda.length > 0 ? [heading('À l’ordre du jour'), list(agenda)] : []),
      ...issuesBlocks(data.issues),
      ...(reservations.length > 0
        ? [heading('Réserves et désaccords exprimés'), list(reserved)]
        : [note('Aucune réserve sur les décisions en cours ni sur les constats partagés.')]),
    ],
  }
}
