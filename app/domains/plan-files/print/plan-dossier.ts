/** One sheet, or the whole plan, as a document. Pure. Rules: docs/rules/plan.md §16.7. */

import type { Dossier, DossierBlock, DossierParty, DossierSection } from '#app/domains/documents/dossier.ts'
import { planFacts } from '#app/domains/plan/facts.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { compareCodes } from '#app/domains/plan/outline/numbering.ts'
import type { Outline } from '#app/domains/plan/outline/outline.server.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { printLabels as t } from './labels.fr.ts'
import { type PrintedSheet, sheetBlocks, sheetSection, sheetTitle } from './sheet-section.ts'

type Setting = {
  readonly ctgName: string
  readonly parties: readonly DossierParty[]
  readonly isDemo: boolean
  readonly today: string
}

const head = ({ ctgName, parties, isDemo, today }: Setting) => ({ subtitle: ctgName, parties, isDemo, madeOn: today })

/** Without front page nor contents: it is handed over by itself. */
export function sheetDossier(setting: Setting, printed: PrintedSheet): Dossier {
  return {
    ...head(setting),
    title: t.sheet(printed.row.code),
    front: [],
    isSheet: true,
    sections: [sheetSection(printed)],
  }
}

type Whole = {
  readonly outline: Outline
  /** By code. */
  readonly sheets: readonly PrintedSheet[]
  /** Actions that the filter keeps, printed or not. */
  readonly matchingCount: number
  /** Those of the whole register. */
  readonly plan: Parameters<typeof planLabels.actionCount>[0]
}

/** A front page, the plan in one table an axis, then axis by axis each sheet under what it answers, at the top of a page or of half a page. */
export function planDossier(setting: Setting, whole: Whole): Dossier {
  const { outline, sheets, matchingCount, plan } = whole
  return {
    ...head(setting),
    title: t.plan,
    front: [
      plan.total + plan.left + outline.axes.length === 0
        ? t.noAction
        : t.counts(
            planLabels.actionCount(plan),
            outline.axes.filter(({ parentId }) => parentId === null).length,
            outline.objectives.length,
          ),
      ...(matchingCount < plan.total + plan.left ? [t.filtered(matchingCount)] : []),
      ...(sheets.length < matchingCount ? [t.cut(sheets.length, matchingCount)] : []),
    ],
    contentsLevels: 3,
    sections: [overviewSection(whole), ...axisSections(whole)],
  }
}

type Group = readonly [axisId: string | undefined, sheets: readonly PrintedSheet[]]

/** Sheets under the axis at the top, in the order of the plan; those without axis come last. */
const byAxis = ({ outline, sheets }: Whole): readonly Group[] =>
  [...Map.groupBy(sheets, ({ row }) => topAxis(outline, row)).entries()].toSorted(
    ([one], [other]) => placeOf(outline, one) - placeOf(outline, other),
  )

function overviewSection(whole: Whole): DossierSection {
  const blocks: readonly DossierBlock[] =
    whole.sheets.length === 0
      ? [{ kind: 'note', text: t.noAction }]
      : byAxis(whole).map((group) => axisTable(whole.outline, group))
  return { key: 'overview', title: t.overview, blocks }
}

const axisSections = (whole: Whole): readonly DossierSection[] =>
  byAxis(whole).map(([axisId, sheets]) => ({
    key: axisId ?? 'without-axis',
    title: axisTitle(whole.outline, axisId),
    isLong: true,
    blocks: nodeBlocks(whole.outline, axisId, sheets),
  }))

/** Under each objective, or axis below the first, its sheets; those of the axis itself come first. */
function nodeBlocks(outline: Outline, axisId: string | undefined, sheets: readonly PrintedSheet[]): DossierBlock[] {
  const groups = Map.groupBy(sheets, ({ row }) => nodeOf(outline, row))
  const own = [...(groups.get(axisId) ?? [])]
  const under = [...outline.axes, ...outline.objectives]
    .filter(({ id }) => id !== axisId && groups.has(id))
    .toSorted((one, other) => compareCodes(one.code, other.code))
  return [
    ...(own.length > 0 ? [{ kind: 'heading' as const, text: axisId ? t.ownActions : t.actions }] : []),
    ...own.flatMap(sheetUnder),
    ...under.flatMap(({ id, code, title }) => [
      { kind: 'heading' as const, text: `${code} ${title}` },
      ...(groups.get(id) ?? []).flatMap(sheetUnder),
    ]),
  ]
}

const sheetUnder = (printed: PrintedSheet): readonly DossierBlock[] => [
  { kind: 'heading', text: sheetTitle(printed.row), level: 3, isLong: true },
  ...sheetBlocks(printed, 4),
]

/** What a sheet is printed under: its first objective below its own axis, or that axis. */
function nodeOf(outline: Outline, row: PrintedSheet['row']): string | undefined {
  const top = topAxis(outline, row)
  const objective = outline.objectives.find(
    ({ id, axisId }) => row.objectives.some((one) => one.id === id) && topOf(outline, axisId) === top,
  )
  return objective?.id ?? row.axisId ?? undefined
}

/** The axis at the top, above that of the sheet or of its first objective; undefined for a sheet without any. */
function topAxis(outline: Outline, row: PrintedSheet['row']): string | undefined {
  const objective = outline.objectives.find(({ id }) => row.objectives.some((one) => one.id === id))
  return topOf(outline, row.axisId ?? objective?.axisId)
}

function topOf({ axes }: Outline, axisId: string | undefined): string | undefined {
  const axis = axes.find(({ id }) => id === axisId)
  return axis && axis.parentId !== null ? topOf({ axes, objectives: [] }, axis.parentId) : axis?.id
}

/** Sheets without axis come last. */
const placeOf = ({ axes }: Outline, axisId: string | undefined): number =>
  axisId === undefined ? axes.length : axes.findIndex(({ id }) => id === axisId)

function axisTitle({ axes }: Outline, axisId: string | undefined): string {
  const axis = axes.find(({ id }) => id === axisId)
  return axis ? `${axis.levelLabel} ${axis.code}. ${axis.title}` : t.withoutAxis
}

const axisTable = (outline: Outline, [axisId, group]: Group): DossierBlock => ({
  kind: 'table',
  caption: t.axisCaption(
    axisTitle(outline, axisId),
    planLabels.actionCount(planFacts(group.map(({ row, flags }) => ({ status: row.status, flags })))),
  ),
  columns: t.overviewColumns.map((header, index) => ({ header, share: [1, 5, 3, 2, 2][index] ?? 1 })),
  rows: group.map(({ row }) => [
    row.code,
    row.title,
    [...new Set([row.leadPartyName, row.leadName])].filter(Boolean).join(', ') || gapWords.lead,
    planLabels.date(row.endsOn, row.endsPrecision),
    planLabels.status[row.status],
  ]),
})
