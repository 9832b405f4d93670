/** Who acts with whom: the words and the counts of décloisonnement, as its page says them. Pure. Rules: docs/rules/followup.md §10. */
import type { Cooperation, Shares } from '#app/domains/cooperation/cooperation.ts'
import { cooperationLabels, serviceName } from '#app/domains/cooperation/labels.fr.ts'
import type { DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { formatNumber } from '#app/kernel/format.ts'
import type { PackData } from '../pack-data.ts'
import { list, note } from './words.fr.ts'

const shareNames = [
  ['Un seul', 'one'],
  ['Deux', 'two'],
  ['Trois ou plus', 'more'],
  ['Aucun nommé', 'none'],
] as const satisfies readonly (readonly [string, keyof Shares])[]

type CooperationData = PackData['cooperation']

const overTime = (points: CooperationData['points']) => ({
  kind: 'table' as const,
  caption: 'Actions portées par deux parties ou plus, dans le temps',
  columns: [
    { header: 'Quand', share: 2 },
    { header: 'Actions', align: 'end' as const },
    { header: 'Deux parties ou plus', align: 'end' as const, share: 1.5 },
    { header: 'Deux services ou plus', align: 'end' as const, share: 1.5 },
    { header: 'D’après', share: 3 },
  ],
  rows: points.map((point) => {
    const { cooperation } = point
    const countAt = (of: (one: Cooperation) => number) =>
      cooperation ? formatNumber(of(cooperation)) : cooperationLabels.notRecorded
    return [
      cooperationLabels.when(point),
      countAt(({ actionCount }) => actionCount),
      countAt(({ byParties }) => byParties.two + byParties.more),
      countAt(({ byServices }) => byServices.two + byServices.more),
      cooperationLabels.source(point),
    ]
  }),
})

const byService = (carrying: CooperationData['cooperation']['services']) =>
  tableOf({ caption: 'Services : ce que chacun porte, seul ou avec d’autres', onSlides: 'notes' as const }, carrying, [
    { header: 'Service', share: 4, cell: (service) => serviceName(service) },
    { header: 'Actions', align: 'end' as const, cell: (service) => formatNumber(service.actions) },
    { header: 'Seul', align: 'end' as const, cell: (service) => formatNumber(service.alone) },
    {
      header: 'Avec une autre partie',
      align: 'end' as const,
      share: 1.5,
      cell: (service) => formatNumber(service.acrossParties),
    },
  ])

export function togetherSection({ cooperation: data }: PackData): DossierSection {
  const { cooperation, points } = data
  const [first, ...sentences] = cooperationLabels.sentences(data)
  const carrying = cooperation.services.filter(({ actions }) => actions > 0)
  return {
    key: 'together',
    title: cooperationLabels.title,
    isBriefOnSlides: true,
    ...(first !== undefined && { summary: first }),
    blocks: [
      ...(first === undefined ? [note('Aucune action pour le moment.')] : []),
      ...(sentences.length > 0 ? [list(sentences)] : []),
      ...(cooperation.actionCount > 0
        ? [
            {
              kind: 'chart' as const,
              shape: 'bars' as const,
              title: 'Actions par nombre de services qui les portent',
              sentence: first ?? '',
              unit: 'actions',
              categories: shareNames.map(([name]) => name),
              // The summary says these four numbers.
              onSlides: 'notes' as const,
              series: [{ name: 'Actions', values: shareNames.map(([, key]) => cooperation.byServices[key]) }],
            },
          ]
        : []),
      ...(points.length > 1 ? [overTime(points)] : []),
      ...(carrying.length > 0 ? [byService(carrying)] : []),
    ],
  }
}
