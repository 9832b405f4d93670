/**
 * One model of a document made of sections (copil pack, yearly review, synthesis of a theme), as it is kept; every output is
 * written from it: PDF to read, DOCX to rework, PPTX to project. Pure. Rules: docs/rules/documents.md §6.
 */
import { z } from 'zod'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'
import { documentTextShape } from './document-text-shape.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What another slide of the same document says already: whole in the notes of the first slide of its section. */
const onSlides = z.literal('notes').exactOptional()

/** A block as it is stored, including in the frozen documents of other slices. */
export const dossierBlockShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['paragraph', 'note']), text: z.string(), onSlides }),
  z.object({
    kind: z.literal('heading'),
    text: z.string(),
    /** Under the title of the section, which is of level 1. @default 2 */
    level: z.literal([2, 3, 4, 5]).exactOptional(),
    /** Names a thing that is read by itself: begins a page, unless half of one is left. */
    isLong: z.boolean().exactOptional(),
    onSlides,
  }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()), onSlides }),
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    columns: z.array(
      z.object({
        header: z.string(),
        /** Figures end at the right edge. @default start */
        align: z.enum(['start', 'end']).exactOptional(),
        /** Part of the width, relative to the other columns. @default 1 */
        share: z.number().exactOptional(),
      }),
    ),
    /** Cells as they are read, in the order of the columns; the first one names its row. */
    rows: z.array(z.array(z.string())),
    /** A detail, whole in the notes of its slide: `one` slide at most shows it, or none (`notes`). @default as many slides as it takes */
    onSlides: z.enum(['one', 'notes']).exactOptional(),
  }),
  /** A chart that its reader can edit; what it says in one sentence, and its numbers as a table, always come with it. */
  z.object({
    kind: z.literal('chart'),
    /** `bars`: one bar a category; `stacked`: series on one bar; `line`: a value over time. */
    shape: z.enum(['bars', 'stacked', 'line']),
    title: z.string(),
    sentence: z.string(),
    /** Unit of the values: « actions », « % ». */
    unit: z.string(),
    /** All values are written with so many, as the tables around write them. @default as many as they need, two at most */
    decimals: z.number().int().min(0).max(2).exactOptional(),
    /** What the categories are, over their column. @default a period for a line, else nothing in particular */
    categoryName: z.string().exactOptional(),
    categories: z.array(z.string()),
    /** `values` in the order of the categories; null where nothing is known. */
    series: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()) })),
    onSlides,
  }),
  /** A text written by several hands (docs/rules/documents.md §16); `titles`: level of its first titles, 2 by default, 3 under a heading. */
  z.object({
    kind: z.literal('rich'),
    content: documentTextShape,
    titles: z.literal([2, 3, 4, 5]).exactOptional(),
    onSlides,
  }),
])

export const dossierShape = z.object({
  title: z.string(),
  subtitle: z.string(),
  /** The CTG's own front page: lines under the title, free text. */
  front: z.array(z.string()),
  parties: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['caf', 'authority', 'partner']),
      logo: z.object({ sha256, mediaType: z.enum(['image/png', 'image/jpeg']) }).exactOptional(),
    }),
  ),
  /** Day of the data. */
  madeOn: z.iso.date(),
  /** Said at the foot of each page in place of the day of the data: « Version 2, figée le 8 janvier 2027 ». */
  mention: z.string().exactOptional(),
  isDemo: z.boolean(),
  /** Read at once: its title stands above its text, without front page nor contents. */
  isSheet: z.boolean().exactOptional(),
  /** Levels of titles wanted in the contents: those that fit on their page. */
  contentsLevels: z.literal([2, 3]).exactOptional(),
  sections: z.array(
    z.object({
      /** Stable name, by which a person chooses the section. */
      key: z.string(),
      title: z.string(),
      /** What an elected official should remember of the section, in one sentence. */
      summary: z.string().exactOptional(),
      blocks: z.array(dossierBlockShape),
      /** Printed alone on its page, to be handed over separately. */
      isAlone: z.boolean().exactOptional(),
      /** Begins on a new page, unless half of one is left. */
      isLong: z.boolean().exactOptional(),
      /** Slides show what one discusses; its last one says that the rest is in the notes and in the document. */
      isBriefOnSlides: z.boolean().exactOptional(),
    }),
  ),
})

/** @throws ZodError when the content is not a document: a bug */
export const readDossier = (content: unknown): DeepReadonly<z.infer<typeof dossierShape>> => dossierShape.parse(content)
