/** What tells two territories of one name apart, and a commune that is no more. Pure. */

import { formatCount } from '#app/kernel/format.ts'
import { territoryLabels } from './labels.fr.ts'
import type { Territory } from './territory.ts'

type Noted = Pick<Territory, 'kind' | 'departmentCode' | 'population'>

/** `commune (92), 50 979 habitants`: « 27, 335 habitants » would be read as one number. */
export function territoryNote({ kind, departmentCode, population }: Noted): string {
  const department = departmentCode ? ` (${departmentCode.replace(/^D/, '')})` : ''
  return `${territoryLabels.kind[kind]}${department}${population === null ? '' : `, ${formatCount(population, 'habitant')}`}`
}

/** @param into the commune of today it is of, when known; `isIn`: the perimeter has it */
export function formerCommuneWords(name: string, into: string | undefined, isIn: boolean): string {
  if (into === undefined) return `${name} n’est plus une commune : elle n’a plus de chiffres. Retirez-la du périmètre.`
  const mend = isIn ? 'retirez-la du périmètre' : `ajoutez ${into} au périmètre, puis retirez-la`
  return `${name} n’est plus une commune : elle est dans ${into}, où ses habitants sont comptés. Pour des chiffres justes, ${mend}.`
}
