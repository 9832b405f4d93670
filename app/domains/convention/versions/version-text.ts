/** What is compared of a version: read back from what was frozen, whenever that was. Pure. Rules: docs/rules/convention.md §2.10. */
import { z } from 'zod'
import { documentTextShape } from '#app/domains/documents/document-text-shape.ts'
import { actionsIn } from '../frozen-content.ts'

const party = z.object({
  name: z.string(),
  representatives: z.array(z.object({ name: z.string().nullable(), role: z.string() })).default([]),
  authorisedBy: z.string().nullable().default(null),
})

const titled = z.object({ number: z.string().default(''), title: z.string() })

const versionShape = z.object({
  period: z.string().default(''),
  parties: z.array(party),
  visas: z.array(z.string()),
  preamble: documentTextShape.default([]),
  articles: z.array(z.object({ title: z.string(), body: documentTextShape.default([]) })),
  diagnosis: z.array(
    z.object({
      theme: z.string().default(''),
      chapter: documentTextShape.default([]),
      findings: z.array(titled.catch({ number: '', title: '' })),
      issues: z.array(titled.extend({ isRetained: z.boolean().default(false) }).catch(titledNothing())),
    }),
  ),
  /** Absent of versions frozen before they were chosen. */
  annexes: z.array(z.object({ kind: z.string(), title: z.string(), blocks: z.array(z.unknown()) })).optional(),
  governance: z.array(
    z.object({
      name: z.string(),
      seats: z
        .array(
          z.object({
            party: z.object({ name: z.string() }),
            function: z.string(),
            holder: z.string().nullable(),
          }),
        )
        .default([]),
    }),
  ),
})

function titledNothing() {
  return { number: '', title: '', isRetained: false }
}

export type VersionText = z.output<typeof versionShape> & {
  /** Titles of the actions of the plan, each once, as printed. */
  readonly actions: readonly string[]
}

/** @throws ZodError when the content is not that of a convention: a bug */
export const readVersionText = (content: unknown): VersionText => ({
  ...versionShape.parse(content),
  actions: actionsIn(content),
})
