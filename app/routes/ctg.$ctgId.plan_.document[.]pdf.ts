/** GET /ctg/:ctgId/plan/document.pdf — the whole plan, to read, for members. */
import { printPlanRoute } from '#app/http/print-plan.server.ts'

export const loader = printPlanRoute('pdf')
