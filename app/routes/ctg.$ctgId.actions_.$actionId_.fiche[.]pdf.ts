/** GET /ctg/:ctgId/actions/:actionId/fiche.pdf — one sheet, to read, for members. */
import { printSheetRoute } from '#app/http/print-plan.server.ts'

export const loader = printSheetRoute('pdf')
