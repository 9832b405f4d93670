/** What the workshops of a question said of it, as blocks of a document: counts by group, then words. Pure. Rules: docs/rules/evaluation.md §9. */
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { formatNumber } from '#app/kernel/format.ts'
import { levels } from '../evaluation-shape.ts'
import { evaluationLabels as t } from '../labels.fr.ts'
import { opinionTotal } from '../room.ts'
import type { OpinionCounts, RoomEvidence, RoomWorkshop } from '../room-shape.ts'
import { reportWords as w } from './report-words.fr.ts'

/** Words of one workshop that are printed; the others stay in Trame. */
const mostWords = 12

const cells = (counts: OpinionCounts): readonly string[] => levels.map((level) => formatNumber(counts[level]))

/** Empty when no workshop was kept with the question. */
export const roomBlocks = (room: RoomEvidence | undefined): readonly DossierBlock[] =>
  room === undefined || room.workshops.length === 0
    ? []
    : [
        { kind: 'heading', text: w.workshops },
        ...room.workshops.flatMap(workshopBlocks),
        {
          kind: 'note',
          text: w.roomOpinions,
        },
      ]

function workshopBlocks({ title, openedOn, counts, groups }: RoomWorkshop): readonly DossierBlock[] {
  const words = groups.flatMap((group) => group.words)
  const left = words.length - mostWords
  return [
    {
      kind: 'table',
      caption: w.workshop(title, openedOn, opinionTotal(counts)),
      columns: [
        { header: w.group, share: 2.4 },
        ...levels.map((level) => ({ header: t.levelHeader(level), align: 'end' as const })),
      ],
      rows: [
        ...groups.map((group) => [group.title || w.outsideGroups, ...cells(group.counts)]),
        [w.allOpinions, ...cells(counts)],
      ],
      onSlides: 'one',
    },
    {
      kind: 'list',
      items: words
        .slice(0, mostWords)
        .map(({ level, text, partyName }) => w.quote(text, partyName ?? w.withoutAccount, t.level[level])),
    },
    ...(left > 0 ? [{ kind: 'note' as const, text: w.otherOpinions(left) }] : []),
  ]
}
