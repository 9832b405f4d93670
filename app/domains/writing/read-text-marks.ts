/** Reads the marks and the keys held by a document sent by anybody. Pure. Rules: docs/rules/writing.md §2. */
import { z } from 'zod'
import { type FactName, isFactName } from './facts.ts'
import { type EvidenceKey, type FactKey, isAllowedLink, type Mention, type TextMark } from './rich-text.ts'

/** Why something of a text was not kept. */
export type TextFault = 'unknown-node' | 'unknown-mark' | 'forbidden-link' | 'wrong-attribute' | 'too-long' | 'too-deep'

const markShape = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['bold', 'italic', 'underline', 'strike']) }),
  z.object({ type: z.literal('link'), attrs: z.object({ href: z.string() }) }),
  z.object({
    type: z.enum(['suggestedInsertion', 'suggestedDeletion']),
    attrs: z.object({
      id: z.string().min(1).max(64),
      personId: z.uuid(),
      name: z.string().max(200),
      partyId: z.uuid(),
      at: z.iso.datetime(),
    }),
  }),
])

const mentionShape = z.object({ personId: z.uuid(), name: z.string().min(1).max(200) })
const factShape = z.object({ name: z.custom<FactName>(isFactName) })
const evidenceShape = z.object({
  indicatorId: z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,79}$/i),
  territoryCode: z.string().regex(/^[a-z0-9]{1,12}$/i),
  year: z.number().int().min(1900).max(2200),
})

/** One mark of each kind at most, in the order of the schema. */
export function readMarks(marks: readonly unknown[], faults: Set<TextFault>): readonly TextMark[] {
  const byType = new Map<string, TextMark>()
  for (const mark of marks) {
    const parsed = markShape.safeParse(mark)
    if (!parsed.success) faults.add('unknown-mark')
    else if (parsed.data.type === 'link' && !isAllowedLink(parsed.data.attrs.href)) faults.add('forbidden-link')
    else if (!byType.has(parsed.data.type)) byType.set(parsed.data.type, parsed.data)
  }
  return markOrder.flatMap((type) => byType.get(type) ?? [])
}

/** As ProseMirror ranks them: equal words then have equal marks. */
const markOrder: readonly TextMark['type'][] = [
  'link',
  'bold',
  'italic',
  'strike',
  'underline',
  'suggestedInsertion',
  'suggestedDeletion',
]

export const readMention = (attrs: unknown): Mention | undefined => mentionShape.safeParse(attrs).data
export const readFactKey = (attrs: unknown): FactKey | undefined => factShape.safeParse(attrs).data
export const readEvidenceKey = (attrs: unknown): EvidenceKey | undefined => evidenceShape.safeParse(attrs).data
