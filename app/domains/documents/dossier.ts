/** Types of a document made of sections, derived from its shape. Pure. */
import type { z } from 'zod'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'
import type { dossierShape } from './dossier-shape.ts'

export type Dossier = DeepReadonly<z.infer<typeof dossierShape>>
export type DossierParty = Dossier['parties'][number]
export type DossierSection = Dossier['sections'][number]
export type DossierBlock = DossierSection['blocks'][number]
export type DossierChart = Extract<DossierBlock, { readonly kind: 'chart' }>
export type DossierColumn = Extract<DossierBlock, { readonly kind: 'table' }>['columns'][number]
