/** An identity kept while she confirms it, read back. Pure. */
import { z } from 'zod'
import type { Identity } from './provider.ts'

export const keptIdentity: z.ZodType<Identity> = z.object({
  issuer: z.string(),
  subject: z.string(),
  name: z.string(),
  email: z.string(),
  isEmailVerified: z.boolean(),
  siret: z.string(),
  organisation: z.string(),
  acr: z.string(),
})
