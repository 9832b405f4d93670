/** GET /ctg/:ctgId/… — an address that no page of the CTG has: not found, in its frame. */
import { route } from '#app/http/route.server.ts'
import { DomainError } from '#app/kernel/errors.ts'

export const loader = route(async () => {
  throw new DomainError('not-found', 'ctg.page-not-found')
})

export default function NoPage() {
  return null
}
