/** What a frozen version holds, read back from its content. Pure. Rules: docs/rules/convention.md §2.1. */
import { z } from 'zod'
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { dossierBlockShape } from '#app/domains/documents/dossier-shape.ts'
import { type AnnexKind, annexKinds } from './annexes/annex-kinds.ts'
import { numberedAnnexesOf } from './annexes/numbered-annexes.ts'
import { outsideAxes } from './convention-document.ts'

/** Only what the summary tells; the rest of the content is for the printer. */
const sheetShape = z.object({ number: z.string(), title: z.string() })
const axisShape = z.object({
  label: z.string(),
  get axes() {
    return z.array(axisShape)
  },
  objectives: z.array(z.object({ actions: z.array(sheetShape) })),
  actions: z.array(sheetShape),
})

const annexesShape = z.object({
  annexes: z
    .array(z.object({ kind: z.enum(annexKinds), title: z.string(), blocks: z.array(dossierBlockShape) }))
    .optional(),
})

const frozenShape = z.object({
  parties: z.array(z.object({ authorisedBy: z.string().nullable() })),
  visas: z.array(z.string()),
  articles: z.array(z.object({ title: z.string() })),
  diagnosis: z.array(z.object({ findings: z.array(z.unknown()), issues: z.array(z.unknown()) })),
  plan: z.array(axisShape),
  governance: z.array(z.object({ name: z.string() })),
  ...annexesShape.shape,
})

type Axis = z.output<typeof axisShape>
export type Frozen = z.output<typeof frozenShape>

/** @throws ZodError when the content is not that of a convention: a bug */
export const readFrozen = (content: unknown): Frozen => frozenShape.parse(content)

/** Annexes of a version in their order; undefined when it was frozen before they were chosen. @throws ZodError: a bug */
export const readAnnexesOf = (content: unknown) => annexesShape.parse(content).annexes

export type FrozenSummary = {
  readonly parties: number
  readonly actsKnown: number
  readonly visas: number
  /** In their order. */
  readonly articles: readonly string[]
  readonly themes: number
  readonly findings: number
  readonly issues: number
  readonly axes: number
  readonly objectives: number
  readonly actions: number
  readonly bodies: readonly string[]
  /** In their order; `rows`: how many its tables hold. */
  readonly annexes: readonly {
    readonly number: number
    readonly kind: AnnexKind
    readonly title: string
    readonly rows: number
  }[]
}

const withAxesBelow = (axis: Axis): readonly Axis[] => [axis, ...axis.axes.flatMap(withAxesBelow)]

/** Highest axes, « Hors axe » not being one; objectives; actions, each once though several objectives share it (§2.7). */
function countPlan(tops: readonly Axis[]): Pick<FrozenSummary, 'axes' | 'objectives' | 'actions'> {
  return {
    axes: tops.filter(({ label }) => label !== outsideAxes).length,
    objectives: tops.flatMap(withAxesBelow).flatMap((axis) => axis.objectives).length,
    actions: listActions(tops).length,
  }
}

/** « 1.2 Ouvrir un lieu d’accueil », each once, in the order of the plan. */
function listActions(tops: readonly Axis[]): readonly string[] {
  const axes = tops.flatMap(withAxesBelow)
  const sheets = axes.flatMap(({ objectives, actions }) => [...objectives.flatMap((one) => one.actions), ...actions])
  return [...new Set(sheets.map(({ number, title }) => `${number} ${title}`.trim()))]
}

/** The actions that a frozen version prints. @throws ZodError when the content is not that of a convention: a bug */
export const actionsIn = (content: unknown): readonly string[] => listActions(readFrozen(content).plan)

const countRows = (blocks: readonly DossierBlock[]): number =>
  blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0)

const annexesOf = ({ annexes, diagnosis, plan, governance }: Frozen): FrozenSummary['annexes'] =>
  numberedAnnexesOf({ ...(annexes && { annexes }), diagnosis, plan, governance }).map(
    ({ number, kind, title, blocks }) => ({ number, kind, title, rows: countRows(blocks) }),
  )

export const summarise = (frozen: Frozen): FrozenSummary => {
  const { parties, visas, articles, diagnosis, plan, governance } = frozen
  return {
    parties: parties.length,
    actsKnown: parties.filter(({ authorisedBy }) => authorisedBy !== null).length,
    visas: visas.length,
    articles: articles.map(({ title }) => title),
    themes: diagnosis.length,
    findings: diagnosis.reduce((sum, { findings }) => sum + findings.length, 0),
    issues: diagnosis.reduce((sum, { issues }) => sum + issues.length, 0),
    ...countPlan(plan),
    bodies: governance.map(({ name }) => name),
    annexes: annexesOf(frozen),
  }
}
