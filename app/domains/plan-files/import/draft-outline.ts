/** The tree an import makes: axes, those under them, and their objectives. Pure. */
import { sheetFields } from '#app/domains/plan/sheet/fields.fr.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { splitAxis } from './axis-words.ts'
import { importLabels } from './labels.fr.ts'
import type { PlanCell } from './plan-cell.ts'

export type DraftAxis = {
  readonly label: string
  readonly title: string
  /** Place of the axis it is under; absent at the top. */
  readonly parent?: number
  readonly objectives: readonly string[]
}
/** Places in `axes`, and among the objectives of its axis. */
export type OutlinePlace = { readonly axis: number | undefined; readonly objective: number | undefined }

/** Of an axis or an objective as of an action. */
export const maxTitle = sheetFields.title.max

const titleOf = (text: string): string => splitAxis(text).title.slice(0, maxTitle)

/** What the columns of one line say of its place. */
export type PlaceCells = Readonly<Partial<Record<'axis' | 'subAxis' | 'objective', Pick<PlanCell, 'text' | 'down'>>>>

/** What is said of a column stays for the lines that leave it empty, as far as it was written for them. */
function carriedText() {
  let last = { text: '', isBounded: false }
  return {
    reset: () => {
      last = { text: '', isBounded: false }
    },
    /** Merged downwards, or written again on each line, a text is not that of the empty lines after it. */
    read(cell: Pick<PlanCell, 'text' | 'down'> | undefined): 'same' | 'ended' | 'told' {
      const text = cell?.text ?? ''
      if (text === '') return last.isBounded ? 'ended' : 'same'
      last = { text, isBounded: (cell?.down ?? 1) > 1 || text === last.text }
      return 'told'
    },
  }
}

/** Axes by their places; the same title under the same axis is the same one. */
function openTree() {
  const axes: { label: string; title: string; parent?: number; objectives: string[] }[] = []
  const axisAt = (label: string, title: string, parent?: number): number => {
    const known = axes.findIndex((one) => one.parent === parent && plainWords(one.title) === plainWords(title))
    if (known >= 0) return known
    return axes.push({ label, title, ...(parent !== undefined && { parent }), objectives: [] }) - 1
  }
  const objectiveAt = (at: number, title: string): number => {
    const objectives = axes[at]?.objectives ?? []
    const known = objectives.findIndex((one) => plainWords(one) === plainWords(title))
    return known >= 0 ? known : objectives.push(title) - 1
  }
  const topOf = (at: number | undefined): number | undefined =>
    at === undefined || axes[at]?.parent === undefined ? at : topOf(axes[at].parent)
  return { axes, axisAt, objectiveAt, topOf }
}

/** Gathers axes and objectives as lines or columns name them; the same title at the same place is the same axis. */
export function outlineBuilder() {
  const { axes, axisAt, objectiveAt, topOf } = openTree()
  /** Named by a line that is taken: the others are made only for the actions someone ticks. */
  const solid = new Set<string>()
  let axis: number | undefined
  let objective: number | undefined
  const carried = { axis: carriedText(), subAxis: carriedText(), objective: carriedText() }
  const resetAll = () => {
    for (const one of Object.values(carried)) one.reset()
  }
  const settle = (isLeft: boolean): OutlinePlace => {
    const place = { axis, objective }
    if (!isLeft) for (const key of keysOf(place, axes)) solid.add(key)
    return place
  }
  const moveTo = (next: number | undefined) => {
    if (next !== axis) objective = undefined
    axis = next
  }
  return {
    startSheet(name: string | undefined) {
      resetAll()
      objective = undefined
      axis = name === undefined ? undefined : axisAt('Axe', splitAxis(name).title)
    },
    add(line: { readonly level: 1 | 2; readonly label: string; readonly title: string }, isLeft = false) {
      const title = line.title.slice(0, maxTitle)
      resetAll()
      if (line.level === 1 || axis === undefined) {
        axis = axisAt(line.label, title)
        objective = undefined
      } else objective = objectiveAt(axis, title)
      settle(isLeft)
    },
    /** Texts of the columns win over the rows above. */
    placeOf(cells: PlaceCells, isLeft = false): OutlinePlace {
      const told = {
        axis: carried.axis.read(cells.axis),
        subAxis: carried.subAxis.read(cells.subAxis),
        objective: carried.objective.read(cells.objective),
      }
      if (told.axis === 'ended') moveTo(undefined)
      if (told.axis === 'told') {
        const { label, title } = splitAxis(cells.axis?.text ?? '')
        const next = axisAt(label, title.slice(0, maxTitle))
        if (next !== topOf(axis)) moveTo(next)
      }
      if (told.subAxis === 'told') moveTo(axisAt(importLabels.subAxis, titleOf(cells.subAxis?.text ?? ''), topOf(axis)))
      if (told.subAxis === 'ended') moveTo(topOf(axis))
      if (told.objective === 'ended') objective = undefined
      if (told.objective === 'told') {
        axis ??= axisAt(importLabels.axis, importLabels.plan)
        objective = objectiveAt(axis, titleOf(cells.objective?.text ?? ''))
      }
      return settle(isLeft)
    },
    axes: (): readonly DraftAxis[] => withoutOwnNumbers(axes),
    solid: (): ReadonlySet<string> => solid,
  }
}

const loneNumber = /^(\d+)\s+(?=\p{L})/u
/** « 1 Accès aux droits », « 2 Logement »: all numbered in order, they are as those of the plan; « 3 quartiers » alone is no number. */
function withoutOwnNumbers(axes: readonly DraftAxis[]): readonly DraftAxis[] {
  const top = axes.filter(({ parent }) => parent === undefined)
  const areNumbered =
    top.length > 1 && top.every(({ title }, place) => loneNumber.exec(title)?.[1] === String(place + 1))
  return areNumbered
    ? axes.map((axis) => (top.includes(axis) ? { ...axis, title: axis.title.replace(loneNumber, '') } : axis))
    : axes
}

/** An axis, those above it, and its objective, by their places. */
function keysOf({ axis, objective }: OutlinePlace, axes: readonly DraftAxis[]): readonly string[] {
  if (axis === undefined) return []
  const above = axes[axis]?.parent
  return [
    ...(above === undefined ? [] : keysOf({ axis: above, objective: undefined }, axes)),
    `${axis}`,
    ...(objective === undefined ? [] : [`${axis}/${objective}`]),
  ]
}

/** The tree without what only lines that are left name, and each line at its place in it. */
export function keepOutline<Line extends OutlinePlace>(
  { axes, solid }: { readonly axes: readonly DraftAxis[]; readonly solid: ReadonlySet<string> },
  lines: readonly Line[],
) {
  const used = new Set([...solid, ...lines.flatMap((line) => keysOf(line, axes))])
  const axisPlaces = axes.flatMap((_, place) => (used.has(`${place}`) ? [place] : []))
  const objectivePlaces = (axis: number): readonly number[] =>
    axes[axis]?.objectives.flatMap((_, place) => (used.has(`${axis}/${place}`) ? [place] : [])) ?? []
  return {
    axes: axisPlaces.flatMap((place): DraftAxis[] => {
      const { parent, ...axis } = axes[place] ?? { label: '', title: '', objectives: [] }
      const objectives = objectivePlaces(place).map((at) => axis.objectives[at] ?? '')
      return [{ ...axis, ...(parent !== undefined && { parent: axisPlaces.indexOf(parent) }), objectives }]
    }),
    lines: lines.map((line) => ({
      ...line,
      axis: line.axis === undefined ? undefined : axisPlaces.indexOf(line.axis),
      objective:
        line.axis === undefined || line.objective === undefined
          ? undefined
          : objectivePlaces(line.axis).indexOf(line.objective),
    })),
  }
}
