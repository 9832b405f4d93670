/** A kept document read back from its row. Pure. */
import { z } from 'zod'
import { documentTextShape } from './document-text-shape.ts'
import type { Dossier } from './dossier.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A block as it is kept: also in what other slices freeze. */
export const dossierBlockShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['paragraph', 'note']), text: z.string() }),
  z.object({
    kind: z.literal('heading'),
    text: z.string(),
    level: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).exactOptional(),
  }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    columns: z.array(
      z.object({
        header: z.string(),
        align: z.enum(['start', 'end']).exactOptional(),
        share: z.number().exactOptional(),
      }),
    ),
    rows: z.array(z.array(z.string())),
    onSlides: z.enum(['one', 'notes']).exactOptional(),
  }),
  z.object({
    kind: z.literal('chart'),
    shape: z.enum(['bars', 'stacked', 'line']),
    title: z.string(),
    sentence: z.string(),
    unit: z.string(),
    categories: z.array(z.string()),
    series: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()) })),
  }),
  z.object({ kind: z.literal('rich'), content: documentTextShape, titles: z.literal([2, 3]).exactOptional() }),
])

const dossierShape = z.object({
  title: z.string(),
  subtitle: z.string(),
  front: z.array(z.string()),
  parties: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['caf', 'authority', 'partner']),
      logo: z.object({ sha256, mediaType: z.enum(['image/png', 'image/jpeg']) }).exactOptional(),
    }),
  ),
  madeOn: z.iso.date(),
  mention: z.string().exactOptional(),
  isDemo: z.boolean(),
  isSheet: z.boolean().exactOptional(),
  sections: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      summary: z.string().exactOptional(),
      blocks: z.array(dossierBlockShape),
      isAlone: z.boolean().exactOptional(),
      isLong: z.boolean().exactOptional(),
    }),
  ),
})

/** @throws ZodError when the content is not a document: a bug */
export const readDossier = (content: unknown): Dossier => dossierShape.parse(content)
