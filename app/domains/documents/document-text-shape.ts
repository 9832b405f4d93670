/** A rich text read back from a kept document. Pure. */
import { z } from 'zod'
import type { RichBlock } from './document-text.ts'

const runs = z.array(
  z.object({
    text: z.string(),
    bold: z.literal(true).exactOptional(),
    italic: z.literal(true).exactOptional(),
    underline: z.literal(true).exactOptional(),
    strike: z.literal(true).exactOptional(),
    mention: z.literal(true).exactOptional(),
    href: z.string().exactOptional(),
  }),
)

const figure = z.object({
  title: z.string(),
  value: z.string(),
  isMissing: z.boolean(),
  territory: z.string(),
  year: z.number().nullable(),
  source: z.string(),
  note: z.string(),
  newer: z.string().nullable(),
})

const richBlockShape: z.ZodType<RichBlock> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('words'), runs }),
    z.object({ kind: z.literal('title'), level: z.literal([1, 2, 3]), runs }),
    z.object({ kind: z.literal('items'), start: z.number().nullable(), items: z.array(z.array(richBlockShape)) }),
    z.object({ kind: z.literal('quote'), blocks: z.array(richBlockShape) }),
    z.object({ kind: z.literal('evidence'), figure }),
    z.object({
      kind: z.literal('grid'),
      widths: z.array(z.number()),
      headRows: z.number(),
      rows: z.array(
        z.array(
          z.object({
            isHead: z.boolean(),
            align: z.enum(['start', 'center', 'end']),
            colspan: z.number(),
            rowspan: z.number(),
            blocks: z.array(richBlockShape),
          }),
        ),
      ),
    }),
  ]),
)

/** Prose of a field, or rich blocks: type DocumentText. */
export const documentTextShape = z.array(
  z.union([
    z.object({ kind: z.literal('paragraph'), text: z.string() }),
    z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
    richBlockShape,
  ]),
)
