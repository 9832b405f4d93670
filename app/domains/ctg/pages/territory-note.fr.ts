/** What tells two territories of one name apart. Pure. */
import type { Territory } from '#app/domains/territory/territory.ts'
import { formatCount } from '#app/kernel/format.ts'

const kinds = {
  commune: 'commune',
  epci: 'intercommunalité',
  ept: 'établissement public territorial',
  departement: 'département',
  region: 'région',
  country: 'pays',
} as const satisfies Record<Territory['kind'], string>

/** `commune, 92, 50 979 habitants`. */
export function territoryNote({ kind, departmentCode, population }: Territory): string {
  const parts = [
    kinds[kind],
    departmentCode?.replace(/^D/, ''),
    population === null ? undefined : formatCount(population, 'habitant'),
  ]
  return parts.filter(Boolean).join(', ')
}
