/** GET /ctg/:ctgId/plan/document.docx — the whole plan, to rework, for members. */
import { printPlanRoute } from '#app/http/print-plan.server.ts'

export const loader = printPlanRoute('docx')
