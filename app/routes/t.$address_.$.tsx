/** GET /t/:address/* — no such part of the public page: said in its own frame, with the way back. */
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { publicLoader } from '#app/http/public-answer.server.ts'

export const loader = publicLoader(publicMissing, () => undefined)
