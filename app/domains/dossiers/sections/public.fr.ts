/**
 * Synthesis of a theme for the public: no person's name, no internal difficulty, no free text of a report. Pure.
 * Rules: docs/rules/followup.md §11.7.
 */

import type { RichBlock, Run } from '#app/domains/documents/document-text.ts'
import type { DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { formatCount, formatList, formatNumber, formatShortDate, plural } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { PackData, PackSheet } from '../pack-data.ts'
import { actionMeasureRow, measureColumns, measuredThings, objectiveMeasureRow } from './figures.fr.ts'
import { countProgress } from './progress.ts'
import { heading, list, note, nothing } from './words.fr.ts'

/** States as the public reads them. */
const publicStatus: Record<ActionStatus, string> = {
  proposed: 'à l’étude',
  validated: 'à venir',
  'not-started': 'à venir',
  'in-progress': 'en cours',
  done: 'réalisée',
  suspended: 'en pause',
  abandoned: 'ne se fera pas',
  deferred: 'reportée à la convention suivante',
}

const ofTheme = (data: PackData, themeId: string) => ({
  ...data,
  actions: data.actions.filter((action) => action.themeId === themeId && action.status !== 'proposed'),
  objectives: data.objectives.filter((objective) => objective.themeId === themeId),
})

/** « Ville, avec la Caf et l’association »: organisations only. */
const carriers = ({ leadPartyName, partnerNames }: PackSheet): string => {
  const others = partnerNames.filter((name) => name !== leadPartyName)
  const lead = leadPartyName ?? ''
  if (!lead) return formatList(others) || nothing
  return others.length > 0 ? `${lead}, avec ${formatList(others)}` : lead
}

const when = ({ startsOn, startsPrecision, endsOn, endsPrecision }: PackSheet): string => {
  const from = startsOn && formatShortDate(startsOn, startsPrecision)
  const to = endsOn && formatShortDate(endsOn, endsPrecision)
  if (from && to) return from === to ? from : `${from} à ${to}`
  return from ? `à partir de ${from}` : to ? `jusqu’à ${to}` : gapWords.date
}

export function whySection(data: PackData, themeId: string): DossierSection {
  const { objectives } = ofTheme(data, themeId)
  const issues = [
    ...new Set(objectives.flatMap(({ issueTitle, isIssueRetained }) => (isIssueRetained && issueTitle) || [])),
  ]
  return {
    key: 'why',
    title: 'Pourquoi',
    blocks: [
      ...(issues.length > 0 ? [heading('Les enjeux retenus'), list(issues)] : []),
      ...(objectives.length > 0
        ? [heading('Les objectifs communs'), list(objectives.map(({ title }) => title))]
        : [note('Les objectifs communs sont en cours d’écriture.')]),
    ],
  }
}

const hideNames = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run) => (run.mention ? { ...run, text: '(nom retiré)' } : run))

/** No person is named to the public. */
function withoutNames(block: RichBlock): RichBlock {
  switch (block.kind) {
    case 'words':
    case 'title':
      return { ...block, runs: hideNames(block.runs) }
    case 'items':
      return { ...block, items: block.items.map((item) => item.map(withoutNames)) }
    case 'quote':
      return { ...block, blocks: block.blocks.map(withoutNames) }
    case 'grid': {
      const rows = block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: cell.blocks.map(withoutNames) })))
      return { ...block, rows }
    }
    case 'evidence':
      return block
  }
}

/** What the parties write together of the theme, for those who chose to make it public. */
export function publicChapterSection(data: PackData, themeId: string): DossierSection {
  const chapter = data.themes.find(({ id }) => id === themeId)?.chapter ?? []
  const content = chapter.map((block) =>
    block.kind === 'paragraph' || block.kind === 'list' ? block : withoutNames(block),
  )
  return {
    key: 'public-chapter',
    title: 'Ce que nous en disons ensemble',
    blocks: content.length > 0 ? [{ kind: 'rich', content }] : [note('Ce chapitre n’est pas encore écrit.')],
  }
}

export function publicProgressSection(data: PackData, themeId: string): DossierSection {
  const { actions } = ofTheme(data, themeId)
  const { total, inProgress, suspended, done, toStart } = countProgress(actions)
  const counts = [
    done > 0 && `${formatNumber(done)} ${plural(done, 'réalisée')}`,
    inProgress > 0 && `${formatNumber(inProgress)} en cours`,
    toStart > 0 && `${formatNumber(toStart)} à venir`,
    suspended > 0 && `${formatNumber(suspended)} en pause`,
  ].filter((part) => part !== false)
  const sentence =
    total === 0 ? 'Aucune action n’est encore décidée.' : `${formatCount(total, 'action')} : ${formatList(counts)}.`
  return {
    key: 'public-progress',
    title: 'Où en est-on',
    ...(total > 0 && { summary: sentence }),
    blocks:
      total === 0
        ? [note(sentence)]
        : [
            {
              kind: 'chart',
              shape: 'bars',
              title: 'Actions par état',
              sentence,
              unit: 'actions',
              categories: ['À venir', 'En cours', 'En pause', 'Réalisées'],
              series: [{ name: 'Actions', values: [toStart, inProgress, suspended, done] }],
            },
          ],
  }
}

const actionsTable = (caption: string, actions: readonly PackSheet[]): DossierBlock =>
  tableOf({ caption }, actions, [
    { header: 'Action', share: 4, cell: (action) => action.title },
    { header: 'Pour qui', share: 3, cell: (action) => action.public || nothing },
    { header: 'Portée par', share: 3, cell: (action) => carriers(action) },
    { header: 'Quand', share: 2, cell: (action) => when(action) },
    { header: 'État', share: 2, cell: (action) => publicStatus[action.status] },
  ])

/** What no decision is about is never said decided. */
export function publicActionsSection(data: PackData, themeId: string): DossierSection {
  const { actions } = ofTheme(data, themeId)
  const decided = actions.filter(({ isDecided }) => isDecided)
  const others = actions.filter(({ isDecided }) => !isDecided)
  return {
    key: 'public-actions',
    title: others.length === 0 ? 'Ce qui est décidé' : 'Les actions',
    blocks:
      others.length === 0
        ? [
            decided.length === 0
              ? note('Aucune action n’est encore décidée.')
              : actionsTable('Les actions du thème', decided),
          ]
        : [
            ...(decided.length > 0 ? [actionsTable('Ce qui est décidé', decided)] : []),
            actionsTable('Ce qui est engagé, sans décision enregistrée', others),
          ],
  }
}

export function publicMeasuresSection(data: PackData, themeId: string): DossierSection {
  const { objectives, measures } = measuredThings(ofTheme(data, themeId))
  const rows = [
    ...objectives.map((objective) => objectiveMeasureRow(objective, data.today)),
    ...measures.map(({ action, measure }) => actionMeasureRow(action, measure, data.today)),
  ]
  return {
    key: 'public-measures',
    title: 'Ce que l’on mesure',
    blocks:
      rows.length === 0
        ? [note('Aucune mesure n’est encore choisie.')]
        : [
            {
              kind: 'table',
              caption: 'Mesures : départ, cible et dernière valeur connue',
              columns: measureColumns,
              rows,
            },
          ],
  }
}
