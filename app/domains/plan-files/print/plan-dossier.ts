/** One sheet, or the whole plan, as a document. Pure. Rules: docs/rules/plan.md §16.7. */
import type { Dossier, DossierBlock, DossierParty, DossierSection } from '#app/domains/documents/dossier.ts'
import { planFacts } from '#app/domains/plan/facts.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import type { Outline } from '#app/domains/plan/outline/outline.server.ts'
import { printLabels as t } from './labels.fr.ts'
import { type PrintedSheet, sheetSection } from './sheet-section.ts'

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
  readonly kept: number
  /** Those of the whole register. */
  readonly plan: Parameters<typeof planLabels.actionCount>[0]
}

/** A front page, the plan in one table an axis, then each sheet, at the top of a page or of half a page. */
export function planDossier(setting: Setting, whole: Whole): Dossier {
  const { outline, sheets, kept, plan } = whole
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
      ...(kept < plan.total + plan.left ? [t.filtered(kept)] : []),
      ...(sheets.length < kept ? [t.cut(sheets.length, kept)] : []),
    ],
    sections: [overviewSection(whole), ...sheets.map(sheetSection)],
  }
}

function overviewSection({ outline, sheets }: Whole): DossierSection {
  const blocks: readonly DossierBlock[] =
    sheets.length === 0
      ? [{ kind: 'note', text: t.noAction }]
      : [...Map.groupBy(sheets, ({ row }) => topAxis(outline, row)).entries()]
          .toSorted(([one], [other]) => placeOf(outline, one) - placeOf(outline, other))
          .flatMap(([axisId, group]) => axisBlocks(outline, axisId, group))
  return { key: 'overview', title: t.overview, blocks }
}

/** The axis at the top, above that of the sheet or of its first objective; undefined for a sheet without any. */
function topAxis({ axes, objectives }: Outline, row: PrintedSheet['row']): string | undefined {
  const objective = objectives.find(({ id }) => row.objectives.some((one) => one.id === id))
  let axis = axes.find(({ id }) => id === (row.axisId ?? objective?.axisId))
  while (axis && axis.parentId !== null) {
    const above = axis.parentId
    axis = axes.find(({ id }) => id === above)
  }
  return axis?.id
}

/** Sheets without axis come last. */
const placeOf = ({ axes }: Outline, axisId: string | undefined): number =>
  axisId === undefined ? axes.length : axes.findIndex(({ id }) => id === axisId)

function axisBlocks(
  { axes }: Outline,
  axisId: string | undefined,
  group: readonly PrintedSheet[],
): readonly DossierBlock[] {
  const axis = axes.find(({ id }) => id === axisId)
  const title = axis ? `${axis.levelLabel} ${axis.code}. ${axis.title}` : t.withoutAxis
  return [
    { kind: 'heading', text: title },
    {
      kind: 'table',
      caption: planLabels.actionCount(planFacts(group.map(({ row, flags }) => ({ status: row.status, flags })))),
      columns: t.overviewColumns.map((header, index) => ({ header, share: [1, 5, 3, 2, 2][index] ?? 1 })),
      rows: group.map(({ row }) => [
        row.code,
        row.title,
        [...new Set([row.leadPartyName, row.leadName])].filter(Boolean).join(', ') || planLabels.flag['without-lead'],
        planLabels.date(row.endsOn, row.endsPrecision),
        planLabels.status[row.status],
      ]),
    },
  ]
}
