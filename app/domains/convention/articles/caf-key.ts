/**
 * What tells a Caf from another across CTGs. Nothing in a CTG numbers its Caf: there is one a département, where most of the
 * inhabitants of the perimeter live; where a département has two, her name tells which. Pure.
 */
import { mainDepartmentOf } from '#app/domains/territory/territory.ts'

/** Béarn et Soule, Pays basque et Seignanx. */
const departmentsOfTwo: ReadonlySet<string> = new Set(['D64'])

const bare = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\p{M}\p{P}\s]+/gu, '')
    .toLowerCase()

/** Null where no département is known: such a CTG has the templates of the instance only. */
export function cafKeyOf(communes: Parameters<typeof mainDepartmentOf>[0], cafName: string): string | null {
  const code = mainDepartmentOf(communes)
  if (code === undefined) return null
  return departmentsOfTwo.has(code) ? `${code} ${bare(cafName)}` : code
}
