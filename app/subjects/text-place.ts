/** Fields written by several hands, as a form names one. Pure. */
import { z } from 'zod'

export const textPlace = z.object({
  subjectType: z.enum(['theme', 'party-reading', 'action', 'meeting', 'agenda-item', 'convention-article']),
  subjectId: z.uuid(),
  field: z.enum(['chapter', 'text', 'description', 'minutes', 'body']),
})
