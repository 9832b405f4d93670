/** What one may choose in the filter of the plan, and the words of what was chosen. Pure. Rules: docs/rules/plan.md §12. */

import { flagSlugs, planLabels, statusSlugs } from '#app/domains/plan/labels.fr.ts'
import { actionFlags, actionStatuses, cafFields } from '#app/domains/plan/plan.ts'
import { cafFieldSlugs, filterLabels as t } from './labels.fr.ts'
import { type CriterionName, mine, type PlanFilter, writePlanFilter } from './plan-filter.ts'

type Named = { readonly id: string; readonly name: string }
type Placed = { readonly id: string; readonly code: string; readonly title: string }

/** Lists of a CTG, each in its order. */
export type FilterChoices = {
  readonly themes: readonly Named[]
  readonly parties: readonly Named[]
  readonly services: readonly (Named & { readonly partyShortName: string })[]
  readonly axes: readonly (Placed & { readonly levelLabel: string })[]
  readonly objectives: readonly (Placed & { readonly levelLabel: string })[]
  readonly leadNames: readonly string[]
  readonly years: readonly number[]
  readonly communes: readonly { readonly code: string; readonly name: string }[]
  readonly namedAreas: readonly (Named & { readonly communeName: string })[]
  readonly linkedPlans: readonly Named[]
  readonly tags: readonly string[]
}

/** What this CTG calls its first level of axes and its objectives: « Ambition », « Objectif opérationnel » (§10.1). */
export const levelNames = ({ axes, objectives }: Pick<FilterChoices, 'axes' | 'objectives'>) => ({
  axe: axes[0]?.levelLabel ?? t.criterion.axe,
  objectif: objectives[0]?.levelLabel ?? t.criterion.objectif,
})

export type Choice = { readonly value: string; readonly label: string }

const named = ({ id, name }: Named): Choice => ({ value: id, label: name })

/** Values of each criterion in an address, with their words; a criterion whose values are typed has none. */
export const choicesOf = (choices: FilterChoices): Readonly<Partial<Record<CriterionName, readonly Choice[]>>> => ({
  theme: choices.themes.map(named),
  etat: actionStatuses.map((status) => ({ value: statusSlugs[status], label: planLabels.status[status] })),
  signal: actionFlags.map((flag) => ({ value: flagSlugs[flag], label: planLabels.flag[flag] })),
  axe: choices.axes.map(({ id, levelLabel, code, title }) => ({ value: id, label: `${levelLabel} ${code}. ${title}` })),
  objectif: choices.objectives.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` })),
  pilote: [{ value: mine, label: t.mine }, ...choices.parties.map(named)],
  service: choices.services.map(({ id, name, partyShortName }) => ({
    value: id,
    label: `${name} (${partyShortName})`,
  })),
  lieu: [
    ...choices.communes.map(({ code, name }) => ({ value: code, label: name })),
    ...choices.namedAreas.map(({ id, name, communeName }) => ({ value: id, label: `${name} (${communeName})` })),
  ],
  articulation: choices.linkedPlans.map(named),
  mot: choices.tags.map((tag) => ({ value: tag, label: tag })),
  annee: choices.years.map((year) => ({ value: String(year), label: String(year) })),
  champ: cafFields.map((field) => ({ value: cafFieldSlugs[field], label: planLabels.cafField[field] })),
})

export type ActiveCriterion = {
  readonly name: CriterionName
  readonly value: string
  /** « Thème : Petite enfance ». */
  readonly text: string
  /** The filter without it. */
  readonly rest: URLSearchParams
}

const isCriterion = (name: string): name is CriterionName => name in t.criterion
/** A typed value is its own words; an id that no list knows any longer is said so. */
const looksLikeId = (value: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)

/** One per value chosen, in the order of the address; the sheets picked one by one are told together. */
export function activeCriteria(filter: PlanFilter, choices: FilterChoices): readonly ActiveCriterion[] {
  const all = [...writePlanFilter(filter)]
  const known = choicesOf(choices)
  const labels = { ...t.criterion, ...levelNames(choices) }
  const without = (isLeft: (name: string, value: string) => boolean) =>
    new URLSearchParams(all.filter(([name, value]) => !isLeft(name, value)))
  const single = all.flatMap(([name, value]) => {
    if (!isCriterion(name) || name === 'fiche') return []
    const word =
      known[name]?.find((choice) => choice.value === value)?.label ?? (looksLikeId(value) ? t.unknownValue : value)
    return [
      {
        name,
        value,
        // An axis is named with its level: « Ambition 1. Grandir ».
        text: name === 'axe' && word !== t.unknownValue ? word : `${labels[name]}\u00a0: ${word}`,
        rest: without((otherName, other) => otherName === name && other === value),
      },
    ]
  })
  const sheets = filter.ids ?? []
  return sheets.length === 0
    ? single
    : [
        ...single,
        { name: 'fiche', value: '', text: t.chosenSheets(sheets.length), rest: without((name) => name === 'fiche') },
      ]
}
