/** What changed in the plan since the last copil, in the words of the states compared. Pure. Rules: docs/rules/followup.md §9, §11.2. */
import type { DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { type ChangeGroup, changeGroups } from '#app/domains/snapshots/change-words.fr.ts'
import { snapshotLabels } from '#app/domains/snapshots/labels.fr.ts'
import { formatDay, formatList } from '#app/kernel/format.ts'
import type { PackData } from '../pack-data.ts'
import { heading, note, nothing, paragraph } from './words.fr.ts'

const groupBlocks = ({ title, sentence, note: remark, rows }: ChangeGroup): readonly DossierBlock[] => [
  heading(title),
  ...(sentence ? [paragraph(sentence)] : []),
  tableOf({ caption: title, onSlides: 'notes' }, rows, [
    { header: 'Quoi', share: 3, cell: ({ subject }) => subject },
    { header: 'Changement', share: 3, cell: ({ what }) => what },
    { header: 'Avant', share: 2, cell: ({ before }) => before || nothing },
    { header: 'Après', share: 3, cell: ({ after }) => after || nothing },
  ]),
  ...(remark ? [note(`${remark}.`)] : []),
]

export function changesSection({ comparison }: PackData): DossierSection {
  const title = 'Ce qui a changé dans le plan'
  if (!comparison)
    return { key: 'changes', title, blocks: [note('Aucun état antérieur du plan n’est gardé : rien à comparer.')] }
  const { before, changes } = comparison
  const groups = changeGroups(changes)
  const period = note(`${snapshotLabels.between(comparison)}.`)
  if (groups.length === 0)
    return {
      key: 'changes',
      title,
      summary: 'Rien n’a changé dans le plan.',
      blocks: [period],
    }
  return {
    key: 'changes',
    title,
    summary: `Depuis le ${formatDay(before.on)} : ${formatList(groups.map((group) => group.title.toLowerCase()))}.`,
    blocks: [period, ...groups.flatMap(groupBlocks)],
  }
}
