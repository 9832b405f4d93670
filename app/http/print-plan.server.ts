/** A sheet or the whole plan as a document, for members: made at this instant, as it is. Rules: docs/rules/plan.md §16.7. */
import { z } from 'zod'
import { printLabels as t } from '#app/domains/plan-files/print/labels.fr.ts'
import { getPlanDocument, getSheetDocument } from '#app/domains/plan-files/print/queries.server.ts'
import { criterionNames, type PlanFilter, readPlanFilter, writePlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { requireAllRead } from './asked-file.server.ts'
import { dossierRoute, type PrintFormat } from './send-dossier.server.ts'

const planPath = z.object({ ctgId: z.uuid() })
const sheetPath = planPath.extend({ actionId: z.uuid() })

/** The filter of a file of the plan. @throws DomainError invalid when it says what Trame does not know */
export function askedPlanFilter(parameters: URLSearchParams): PlanFilter {
  const filter = readPlanFilter(parameters)
  requireAllRead(parameters, writePlanFilter(filter), Object.values(criterionNames))
  return filter
}

export const printSheetRoute = (format: PrintFormat) =>
  dossierRoute(async ({ context, params }) => {
    const { dossier, code } = await getSheetDocument(context, sheetPath.parse(params))
    return { dossier, format, name: t.sheetFile(code, format) }
  })

/** The filter of the plan's views, as in their addresses. */
export const printPlanRoute = (format: PrintFormat) =>
  dossierRoute(async ({ context, params, request }) => {
    const filter = askedPlanFilter(new URL(request.url).searchParams)
    const { dossier, today } = await getPlanDocument(context, planPath.parse(params).ctgId, { filter, format })
    return { dossier, format, name: t.planFile(today, format) }
  })
