/** A plan as an office has it in mind before it opens a spreadsheet: axes, objectives, actions, numbered its own way. Pure. */
import type { Random } from '#test/seeded-choices.ts'
import { axisWords, variants } from './office-words.ts'

export type PlanAction = {
  readonly title: string
  readonly code: string | undefined
  readonly axis: PlanAxis
  readonly objective: PlanObjective
  readonly year: number
}
export type PlanObjective = { readonly title: string; readonly number: string }
export type PlanAxis = { readonly title: string; readonly number: number }
export type OfficePlan = {
  readonly actions: readonly PlanAction[]
  readonly hasTwins: boolean
  readonly firstYear: number
}

export const codeStyles = ['none', 'FA', 'letter', 'tree', 'fiche', 'count'] as const
export type CodeStyle = (typeof codeStyles)[number]

const codeOf = (style: CodeStyle, count: number, objective: string, rank: number): string | undefined =>
  ({
    none: undefined,
    FA: `FA ${count}`,
    letter: `A${count}`,
    tree: `${objective}.${rank}`,
    fiche: `Fiche n° ${count}`,
    count: String(count),
  })[style]

export function makeOfficePlan(random: Random, codes: CodeStyle): OfficePlan {
  const firstYear = random.between(2022, 2027)
  const actions: PlanAction[] = []
  random.someOf(axisWords, random.between(2, 5)).forEach((words, index) => {
    const axis = { title: words.title, number: index + 1 }
    const titles = random.someOf(words.actions, random.between(1, 5))
    titles.forEach((title, position) => {
      const second = position >= titles.length / 2 && titles.length > 1 ? 1 : 0
      const number = `${axis.number}.${second + 1}`
      const objective = { title: words.objectives[second] ?? words.title, number }
      const rank = actions.filter((one) => one.objective.number === number).length + 1
      actions.push({
        title: random.is(0.15) ? `${title} ${random.oneOf(['– phase 2', ...variants])}` : title,
        ...{ axis, objective, code: codeOf(codes, actions.length + 1, number, rank) },
        year: firstYear + random.below(4),
      })
    })
  })
  const [first] = actions
  const last = actions.at(-1)
  const hasTwins = random.is(0.2) && first !== undefined && last !== undefined && first.axis !== last.axis
  if (hasTwins) actions[actions.length - 1] = { ...last, title: first.title }
  return { actions, hasTwins, firstYear }
}
