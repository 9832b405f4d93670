/** GET /ctg/:ctgId/… — an address that no page of the CTG has: not found, in its frame. */
import { data } from 'react-router'
import { route } from '#app/http/route.server.ts'

export const loader = route(async () => {
  throw data({ refusal: undefined }, { status: 404 })
})

export default function NoPage() {
  return null
}
