/** What a frozen version holds, read back from its content. Pure. Rules: docs/rules/convention.md §2.1. */
import { z } from 'zod'

/** Only what the summary tells; the rest of the content is for the printer. */
const axisShape = z.object({
  get axes() {
    return z.array(axisShape)
  },
  objectives: z.array(z.object({ actions: z.array(z.object({ title: z.string() })) })),
  actions: z.array(z.object({ title: z.string() })),
})

const frozenShape = z.object({
  parties: z.array(z.object({ authorisedBy: z.string().nullable() })),
  visas: z.array(z.string()),
  articles: z.array(z.object({ title: z.string() })),
  diagnosis: z.array(z.object({ findings: z.array(z.unknown()), issues: z.array(z.unknown()) })),
  plan: z.array(axisShape),
  governance: z.array(z.object({ name: z.string() })),
})

type Axis = z.output<typeof axisShape>
export type Frozen = z.output<typeof frozenShape>

/** @throws ZodError when the content is not that of a convention: a bug */
export const readFrozen = (content: unknown): Frozen => frozenShape.parse(content)

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
}

type PlanCount = Pick<FrozenSummary, 'axes' | 'objectives' | 'actions'>

/** Axes at every level, their objectives, the actions under either. */
const countPlan = (axes: readonly Axis[]): PlanCount =>
  axes.reduce<PlanCount>(
    (total, axis) => {
      const below = countPlan(axis.axes)
      const underObjectives = axis.objectives.reduce((sum, { actions }) => sum + actions.length, 0)
      return {
        axes: total.axes + 1 + below.axes,
        objectives: total.objectives + axis.objectives.length + below.objectives,
        actions: total.actions + axis.actions.length + underObjectives + below.actions,
      }
    },
    { axes: 0, objectives: 0, actions: 0 },
  )

export const summarise = ({ parties, visas, articles, diagnosis, plan, governance }: Frozen): FrozenSummary => ({
  parties: parties.length,
  actsKnown: parties.filter(({ authorisedBy }) => authorisedBy !== null).length,
  visas: visas.length,
  articles: articles.map(({ title }) => title),
  themes: diagnosis.length,
  findings: diagnosis.reduce((sum, { findings }) => sum + findings.length, 0),
  issues: diagnosis.reduce((sum, { issues }) => sum + issues.length, 0),
  ...countPlan(plan),
  bodies: governance.map(({ name }) => name),
})
