/** What changed in the figures of a plan, in French: measures, objectives, means. Pure. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { formatCount, formatEuros, formatList, formatShortDay } from '#app/kernel/format.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import { about, type ChangeRow, type ChangeWords, joinSentences } from './change-row.ts'
import type { PlanChanges } from './changes.ts'
import type { MeansChange } from './means-changes.ts'
import type { ObjectiveChange } from './objective-changes.ts'
import { objectiveRows } from './objective-words.fr.ts'

export const valueWords = (value: number | null, unit: string): string =>
  value === null ? planLabels.notMeasured : formatQuantity(value, unit)

export function measureChanges({ measures: changed }: PlanChanges): ChangeWords {
  return {
    sentence:
      changed.length === 0 ? '' : `${formatCount(changed.length, 'mesure relevée', 'mesures relevées')} depuis.`,
    rows: changed.map((one) => ({
      ...about('measure', one, one.name, valueWords(one.from, one.unit), valueWords(one.to, one.unit)),
      key: one.measureId,
      what: `${one.name}${one.measuredOn ? `, au ${formatShortDay(one.measuredOn)} ${one.measuredOn.slice(0, 4)}` : ''}`,
    })),
  }
}

/** An amount, and how many lines have none. */
export function meansWords(amount: number | null, unknown: number): string {
  const known = amount === null ? (unknown > 0 ? '' : 'rien de prévu') : formatEuros(amount)
  const missing = unknown > 0 ? formatCount(unknown, 'ligne sans montant', 'lignes sans montant') : ''
  return [known, missing].filter((part) => part !== '').join(', ')
}

const meansRow = ({ funder, year, from, to, unknownFrom, unknownTo }: MeansChange): ChangeRow => ({
  key: `${funder}/${year}`,
  actionId: null,
  objectiveId: null,
  subject: `${funder}, ${year}`,
  what: 'moyens prévus',
  before: meansWords(from, unknownFrom),
  after: meansWords(to, unknownTo),
})

export function meansChanges({ means }: PlanChanges): ChangeWords {
  const funders = [...new Set(means.map(({ funder }) => funder))]
  return {
    sentence: means.length === 0 ? '' : `Des moyens prévus changent : ${formatList(funders)}.`,
    rows: means.map(meansRow),
  }
}

export function objectiveChanges({ objectives: changed }: PlanChanges): ChangeWords {
  const count = (test: (kind: ObjectiveChange['kind']) => boolean) =>
    new Set(changed.filter(({ kind }) => test(kind)).map(({ objectiveId }) => objectiveId)).size
  const sentence = (number: number, one: string, many: string) =>
    number === 0 ? '' : `${formatCount(number, one, many)}.`
  return {
    sentence: joinSentences(
      sentence(
        count((kind) => kind === 'added'),
        'objectif ajouté',
        'objectifs ajoutés',
      ),
      sentence(
        count((kind) => kind === 'dropped'),
        'objectif retiré',
        'objectifs retirés',
      ),
      sentence(
        count((kind) => kind === 'target'),
        'objectif change de cible',
        'objectifs changent de cible',
      ),
      sentence(
        count((kind) => kind === 'baseline'),
        'objectif change de départ',
        'objectifs changent de départ',
      ),
      sentence(
        count((kind) => kind === 'last-value'),
        'objectif a une valeur plus récente',
        'objectifs ont une valeur plus récente',
      ),
      sentence(
        count((kind) => kind === 'renamed' || kind === 'measured-otherwise'),
        'objectif est dit ou mesuré autrement',
        'objectifs sont dits ou mesurés autrement',
      ),
    ),
    rows: objectiveRows(changed),
  }
}
