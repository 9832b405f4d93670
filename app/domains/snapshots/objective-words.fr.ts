/** What changed of the objectives, in French. Pure. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import type { ChangeRow } from './change-row.ts'
import type { ObjectiveChange, YearlyValue } from './objective-changes.ts'

const whatOf: Record<ObjectiveChange['kind'], string> = {
  added: 'ajouté',
  dropped: 'retiré',
  renamed: 'nom',
  'measured-otherwise': 'mesuré par',
  baseline: 'départ',
  target: 'cible',
  'last-value': 'dernière valeur',
}

/** « 160 places en 2030 », « non mesuré ». */
export const yearlyWords = ({ value, year }: YearlyValue, unit: string): string =>
  value === null ? planLabels.notMeasured : `${formatQuantity(value, unit)}${year === null ? '' : ` en ${year}`}`

function beforeAndAfter(change: ObjectiveChange): readonly [before: string, after: string] {
  switch (change.kind) {
    case 'added':
      return ['', 'dans le plan']
    case 'dropped':
      return ['dans le plan', 'hors du plan']
    case 'renamed':
      return [change.from, change.to]
    case 'measured-otherwise':
      return [change.from || 'pas de mesure', change.to || 'pas de mesure']
    default:
      return [yearlyWords(change.from, change.unit), yearlyWords(change.to, change.unit)]
  }
}

export const objectiveRows = (changes: readonly ObjectiveChange[]): readonly ChangeRow[] =>
  changes.map((change) => {
    const [before, after] = beforeAndAfter(change)
    return {
      key: `${change.objectiveId}/${change.kind}`,
      actionId: null,
      // An objective that left has no page any more.
      objectiveId: change.kind === 'dropped' ? null : change.objectiveId,
      subject: `${change.code} ${change.title}`.trim(),
      what: whatOf[change.kind],
      before,
      after,
    }
  })
