/** Codes of communes that are no more, and of arrondissements, with the commune of today they are of. From npm, COG of its version. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'

const communeShape = z.object({
  code: z.string(),
  type: z.string(),
  chefLieu: z.string().optional(),
  commune: z.string().optional(),
  anciensCodes: z.array(z.string()).optional(),
})

export type FormerCode = { readonly code: string; readonly target: string; readonly kind: 'merged' | 'district' }

/** Of communes that became one; a commune re-created since has its own code, and is not there. */
export function listFormerCodes(): readonly FormerCode[] {
  const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json')
  const communes = z.array(communeShape).parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  const current = new Set(communes.filter(({ type }) => type === 'commune-actuelle').map(({ code }) => code))
  const former = communes.flatMap(({ code, type, chefLieu, commune, anciensCodes = [] }): readonly FormerCode[] => {
    if (type === 'commune-actuelle')
      return anciensCodes.filter((old) => !current.has(old)).map((old) => ({ code: old, target: code, kind: 'merged' }))
    if (type === 'arrondissement-municipal') return commune ? [{ code, target: commune, kind: 'district' }] : []
    return chefLieu && !current.has(code) ? [{ code, target: chefLieu, kind: 'merged' }] : []
  })
  return [...new Map(former.map((one) => [one.code, one])).values()]
}
