/** The yearly review theme by theme, and what comes next. Pure. Rules: docs/rules/followup.md §11.6. */

import type { DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { isEnded, isInPlan } from '#app/domains/plan/plan.ts'
import { formatCount, formatNumber, formatShortDate } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { PackData, PackReport, PackSheet, PackTheme } from '../pack-data.ts'
import { isOpenDecision } from './essentials.ts'
import { actionMeasureRow, measureColumns, measuredThings, objectiveMeasureRow } from './figures.fr.ts'
import { countProgress } from './progress.ts'
import {
  actionName,
  difficultyWords,
  engagedSentence,
  heading,
  inNotes,
  note,
  nothing,
  paragraph,
  troubleWords,
} from './words.fr.ts'

/** Reports of an action in the year, the earliest first. */
const reportsIn = (reports: readonly PackReport[], actionId: string, year: number): readonly PackReport[] =>
  reports.filter((report) => report.actionId === actionId && report.reportedOn.startsWith(`${year}-`)).toReversed()

/** What was done in the year: the facts of the reports; else what the sheet says. */
function factsRow(action: PackSheet, reports: readonly PackReport[], year: number): readonly string[] {
  const reportsOfYear = reportsIn(reports, action.id, year)
  return [
    actionName(action),
    planLabels.status[action.status],
    reportsOfYear.map(({ facts }) => facts).join(' ') || 'Aucun point d’étape dans l’année.',
    reachedWords(reportsOfYear) || nothing,
  ]
}

/** « 49, en 2 points (parents en horaires décalés) »: each report counts since the one before it, the year is their sum. */
function reachedWords(reports: readonly PackReport[]): string {
  const counts = reports.flatMap(({ peopleReached }) => peopleReached ?? [])
  const publics = [...new Set(reports.map(({ publicsReached }) => publicsReached))].filter(Boolean).join(' ; ')
  if (counts.length === 0) return publics
  const total = formatNumber(counts.reduce((sum, count) => sum + count, 0))
  const times = counts.length > 1 ? `, en ${formatCount(counts.length, 'point')}` : ''
  return `${total}${times}${publics ? ` (${publics})` : ''}`
}

function themeBlocks(data: PackData, theme: PackTheme, year: number): readonly DossierBlock[] {
  const actions = data.actions.filter((action) => action.themeId === theme.id && isInPlan(action))
  const { objectives, measures } = measuredThings({
    objectives: data.objectives.filter(({ themeId }) => themeId === theme.id),
    actions,
  })
  const difficulties = actions.flatMap((action) => {
    const last = data.reports.find(({ actionId }) => actionId === action.id)
    const words = difficultyWords(last)
    return words ? [`${actionName(action)} : ${words}`] : []
  })
  const rows = [
    ...objectives.map((objective) => objectiveMeasureRow(objective, data.today)),
    ...measures.map(({ action, measure }) => actionMeasureRow(action, measure, data.today)),
  ]
  if (actions.length + rows.length === 0) return [note('Aucune action sur ce thème.')]
  return [
    ...(actions.length > 0
      ? [
          {
            kind: 'table' as const,
            caption: `Ce qui a été fait en ${year}`,
            columns: [
              { header: 'Action', share: 3 },
              { header: 'État', share: 1.5 },
              { header: `En ${year}`, share: 5 },
              { header: 'Publics touchés', share: 2 },
            ],
            rows: actions.map((action) => factsRow(action, data.reports, year)),
            onSlides: 'one' as const,
          },
        ]
      : []),
    // Sections of their own show them of the whole plan.
    ...inNotes([
      ...(rows.length > 0 ? [{ kind: 'table' as const, caption: 'Mesures', columns: measureColumns, rows }] : []),
      ...(difficulties.length > 0
        ? [heading('Difficultés rencontrées'), { kind: 'list' as const, items: difficulties }]
        : []),
    ]),
  ]
}

/** One section per theme, in their order; actions without theme last, when there are some. */
export function reviewSections(data: PackData, year: number): readonly DossierSection[] {
  return data.themes.map((theme) => {
    const counts = countProgress(data.actions.filter(({ themeId }) => themeId === theme.id))
    const trouble = troubleWords(counts)
    return {
      key: `themes-${theme.id}`,
      title: theme.name,
      isBriefOnSlides: true,
      // Without an action, its blocks say what there is.
      ...(counts.total > 0 && { summary: `${engagedSentence(counts)}${trouble ? ` À regarder : ${trouble}.` : ''}` }),
      blocks: themeBlocks(data, theme, year),
    }
  })
}

/** What there is, and never « 0 prochaine étape ». */
function nextWords(steps: number, decisions: number): string {
  const counts = [
    ...(steps > 0 ? [`${formatCount(steps, 'prochaine étape', 'prochaines étapes')} dans les fiches`] : []),
    ...(decisions > 0 ? [`${formatCount(decisions, 'décision')} à suivre`] : []),
  ]
  return counts.length === 0 ? 'Ni étape écrite dans les fiches, ni décision à suivre.' : `${counts.join(', ')}.`
}

export function nextYearSection(data: PackData, year: number): DossierSection {
  const open = data.actions.filter(({ status, nextStep }) => !isEnded(status) && nextStep !== '')
  const isPast = ({ nextStepOn }: PackSheet) => nextStepOn !== null && nextStepOn < `${year + 1}-01-01`
  const past = open.filter(isPast)
  const steps = open.filter((action) => !isPast(action))
  const decisions = data.decisions.filter(isOpenDecision)
  return {
    key: 'next-year',
    title: `Priorités pour ${year + 1}`,
    isBriefOnSlides: true,
    summary: nextWords(steps.length, decisions.length),
    blocks: [
      ...inNotes([
        paragraph('Première version, tirée des fiches et du registre des décisions : à compléter en comité.'),
        ...(past.length > 0
          ? [
              note(
                `${formatCount(past.length, 'fiche dit encore une étape', 'fiches disent encore une étape')} de ${year} ou d’avant : à confirmer ou à remplacer.`,
              ),
            ]
          : []),
      ]),
      ...(steps.length > 0
        ? [
            tableOf({ caption: 'Prochaines étapes', onSlides: 'one' as const }, steps, [
              { header: 'Action', share: 3, cell: (action) => actionName(action) },
              { header: 'Prochaine étape', share: 4, cell: (action) => action.nextStep },
              {
                header: 'Quand',
                share: 1.5,
                cell: (action) => (action.nextStepOn ? formatShortDate(action.nextStepOn, 'day') : gapWords.date),
              },
            ]),
          ]
        : []),
      ...(decisions.length > 0
        ? [
            heading('Décisions à suivre'),
            {
              kind: 'list' as const,
              items: decisions.map((decision) => `${decisionReference(decision)} : ${decision.text}`),
            },
          ]
        : []),
    ],
  }
}
