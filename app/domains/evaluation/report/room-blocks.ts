/** What the workshops of a question said of it, as blocks of a document: counts by group, then words. Pure. Rules: docs/rules/evaluation.md §9. */
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { formatCount, formatDay, formatNumber } from '#app/kernel/format.ts'
import { levels } from '../evaluation-shape.ts'
import { evaluationLabels as t } from '../labels.fr.ts'
import { opinionTotal } from '../room.ts'
import type { OpinionCounts, RoomEvidence, RoomWorkshop } from '../room-shape.ts'

/** Words of one workshop that are printed; the others stay in Trame. */
const mostWords = 12

const cells = (counts: OpinionCounts): readonly string[] => levels.map((level) => formatNumber(counts[level]))

const looseTitle = 'Hors groupe'

/** Empty when no workshop was kept with the question. */
export const roomBlocks = (room: RoomEvidence | undefined): readonly DossierBlock[] =>
  room === undefined || room.workshops.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Ce que les ateliers ont dit' },
        ...room.workshops.flatMap(workshopBlocks),
        {
          kind: 'note',
          text: 'Des avis de salle, comptés sans moyenne et sans noms : ils éclairent les jugements des parties et n’en sont pas un.',
        },
      ]

function workshopBlocks({ title, openedOn, counts, groups }: RoomWorkshop): readonly DossierBlock[] {
  const words = groups.flatMap((group) => group.words)
  const left = words.length - mostWords
  return [
    {
      kind: 'table',
      caption: `${title} : atelier du ${formatDay(openedOn)}, ${formatCount(opinionTotal(counts), 'avis', 'avis')}`,
      columns: [
        { header: 'Groupe de propositions', share: 2.4 },
        ...levels.map((level) => ({ header: t.levelHeader(level), align: 'end' as const })),
      ],
      rows: [
        ...groups.map((group) => [group.title || looseTitle, ...cells(group.counts)]),
        ['Tous les avis', ...cells(counts)],
      ],
      onSlides: 'one',
    },
    {
      kind: 'list',
      items: words
        .slice(0, mostWords)
        .map(({ level, text, partyName }) => `« ${text} » ${partyName ?? 'sans compte'}, ${t.level[level]}`),
    },
    ...(left > 0
      ? [{ kind: 'note' as const, text: `Et ${formatCount(left, 'autre avis', 'autres avis')}, dans Trame.` }]
      : []),
  ]
}
