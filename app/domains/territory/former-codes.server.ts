/** Codes of communes that are no more, and of arrondissements, with the commune of today they are of. From npm, COG of its version. */
import { z } from 'zod'
import { packageFile } from './package-file.server.ts'

const communeShape = z.object({
  code: z.string(),
  type: z.string(),
  chefLieu: z.string().optional(),
  commune: z.string().optional(),
  anciensCodes: z.array(z.string()).optional(),
})

export type FormerCode = { readonly code: string; readonly target: string; readonly kind: 'merged' | 'district' }

let known: readonly FormerCode[] | undefined

/** Of communes that became one; a commune re-created since has its own code, and is not there. Read once: the package does not change. */
export function listFormerCodes(): readonly FormerCode[] {
  known ??= readFormerCodes()
  return known
}

function readFormerCodes(): readonly FormerCode[] {
  const communes = z.array(communeShape).parse(packageFile('data/communes.json'))
  const current = new Set(communes.filter(({ type }) => type === 'commune-actuelle').map(({ code }) => code))
  const former = communes.flatMap(({ code, type, chefLieu, commune, anciensCodes = [] }): readonly FormerCode[] => {
    if (type === 'commune-actuelle')
      return anciensCodes.filter((old) => !current.has(old)).map((old) => ({ code: old, target: code, kind: 'merged' }))
    if (type === 'arrondissement-municipal') return commune ? [{ code, target: commune, kind: 'district' }] : []
    return chefLieu && !current.has(code) ? [{ code, target: chefLieu, kind: 'merged' }] : []
  })
  return [...new Map(former.map((one) => [one.code, one])).values()]
}
