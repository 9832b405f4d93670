/** The plan of a version with what is missing said: in the words frozen with it, else in those it was frozen under. Pure. Rules: docs/rules/convention.md §2.1. */
import type { ActionSheet, ConventionDocument, DocumentMeasure, PlanAxis } from '../convention-document.ts'

/** Of versions frozen before their words were: also in templates/trame.typ. */
const formerWords = { lead: 'à désigner', person: 'à désigner' } as const
const dash = '–'

/** @param kind of app/kernel/gap-words.fr.ts */
export const gapWord = (
  { gapWords }: ConventionDocument,
  kind: 'lead' | 'person' | 'date' | 'target' | 'value' | 'amount' | 'text',
): string => gapWords?.[kind] ?? (kind === 'lead' || kind === 'person' ? formerWords[kind] : dash)

export function planWithGapsSaid(document: ConventionDocument): readonly PlanAxis[] {
  const said = (value: string | null, kind: Parameters<typeof gapWord>[1]): string =>
    value === null || value === '' || value === dash ? gapWord(document, kind) : value
  const measure = (one: DocumentMeasure): DocumentMeasure => ({
    ...one,
    baseline: said(one.baseline, 'value'),
    target: said(one.target, 'target'),
    lastValue: said(one.lastValue, 'value'),
  })
  const action = (one: ActionSheet): ActionSheet => ({
    ...one,
    objectives: one.objectives.length > 0 ? one.objectives : [gapWord(document, 'text')],
    leadName: one.lead ? one.leadName : said(one.leadName, 'lead'),
    partners: one.partners.length > 0 ? one.partners : [{ kind: 'partner', name: gapWord(document, 'text') }],
    start: said(one.start, 'date'),
    end: said(one.end, 'date'),
    nextStep: said(one.nextStep, 'text'),
    steps: one.steps.map((step) => ({ ...step, target: said(step.target, 'date') })),
    means: one.means.map((line) => ({ ...line, amount: said(line.amount, 'amount') })),
    measures: one.measures.map(measure),
  })
  const axis = (one: PlanAxis): PlanAxis => ({
    ...one,
    axes: one.axes.map(axis),
    objectives: one.objectives.map((objective) => ({
      ...objective,
      measure: objective.measure && measure(objective.measure),
      actions: objective.actions.map(action),
    })),
    actions: one.actions.map(action),
  })
  return document.plan.map(axis)
}
