/** GET /ctg/:ctgId/actions/:actionId/fiche.docx — one sheet, to rework, for members. */
import { printSheetRoute } from '#app/http/print-plan.server.ts'

export const loader = printSheetRoute('docx')
