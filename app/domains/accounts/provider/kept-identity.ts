/** An identity kept while she confirms it, read back. Pure. */
import { z } from 'zod'

export const keptIdentity = z.object({
  issuer: z.string(),
  /** « idp_id:sub »: the same person behind another provider of identity is another identity. */
  subject: z.string(),
  name: z.string(),
  /** In small letters; empty when it was not given. */
  email: z.string(),
  isEmailVerified: z.boolean(),
  siret: z.string(),
  organisation: z.string(),
  /** How strongly she was recognised, as the provider names it. */
  acr: z.string(),
})
