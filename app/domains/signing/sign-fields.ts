/** Fields of a signature: code, reason, confirmation of reading, and what the route adds. Pure. Rules: docs/rules/signing.md §3.3. */
import { z } from 'zod'
import { optionalText } from '#app/kernel/fields.ts'
import { inputLabels } from './input-labels.fr.ts'
import { signingLabels as t } from './labels.fr.ts'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

export const signFields = {
  code: z
    .string({ error: inputLabels.code })
    .trim()
    .min(1, { error: inputLabels.code })
    .max(20, { error: t.wrongCode }),
  reason: optionalText(500),
  hasRead: z.literal('on', { error: inputLabels.hasRead }),
  /** The route’s: what the code typed is worth, and what this instance allows. */
  codeProof: hex,
  step: z.coerce.number().int().nullable().default(null),
  recoveryProof: hex.nullable().default(null),
  isInstanceOpen: z.boolean().default(false),
}
