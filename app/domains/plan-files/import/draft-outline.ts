/** The tree an import makes: axes and the objectives under them. Pure. */
import { sheetFields } from '#app/domains/plan/sheet/fields.fr.ts'
import { plainWords } from '#app/domains/plan/values/plain-words.ts'
import { splitAxis } from './read-lines.ts'

export type DraftAxis = {
  readonly label: string
  readonly title: string
  readonly objectives: readonly string[]
}

/** Of an axis or an objective as of an action. */
export const maxTitle = sheetFields.title.max

/** Gathers axes and objectives as lines or columns name them; the same title is the same axis. */
export function outlineBuilder() {
  const axes: { label: string; title: string; objectives: string[] }[] = []
  const current: { axis: number | undefined; objective: number | undefined } = { axis: undefined, objective: undefined }
  const axisAt = (label: string, title: string): number => {
    const known = axes.findIndex((axis) => plainWords(axis.title) === plainWords(title))
    return known >= 0 ? known : axes.push({ label, title, objectives: [] }) - 1
  }
  const objectiveAt = (axis: number, title: string): number => {
    const objectives = axes[axis]?.objectives ?? []
    const known = objectives.findIndex((one) => plainWords(one) === plainWords(title))
    return known >= 0 ? known : objectives.push(title) - 1
  }
  return {
    startSheet(name: string | undefined) {
      current.axis = name === undefined ? undefined : axisAt('Axe', splitAxis(name).title)
      current.objective = undefined
    },
    add({ level, label, title }: { readonly level: 1 | 2; readonly label: string; readonly title: string }) {
      if (level === 1 || current.axis === undefined) {
        current.axis = axisAt(label, title.slice(0, maxTitle))
        current.objective = undefined
      } else current.objective = objectiveAt(current.axis, title.slice(0, maxTitle))
    },
    /** Texts of the columns win over the rows above, and stay for the lines that leave them empty. */
    placeOf(axisText: string, objectiveText: string) {
      if (axisText !== '') {
        const { label, title } = splitAxis(axisText)
        const axis = axisAt(label, title.slice(0, maxTitle))
        if (axis !== current.axis) current.objective = undefined
        current.axis = axis
      }
      if (objectiveText !== '') {
        current.axis ??= axisAt('Axe', 'Plan d’action')
        current.objective = objectiveAt(current.axis, splitAxis(objectiveText).title.slice(0, maxTitle))
      }
      return { axis: current.axis, objective: current.objective }
    },
    axes: (): readonly DraftAxis[] => axes,
  }
}
