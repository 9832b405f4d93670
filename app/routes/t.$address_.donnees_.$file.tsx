/** GET /t/:address/donnees/:file — decisions, plan, its schema and the catalogue, as files. */
import { dcatCatalogue } from '#app/domains/portal/exports/dcat.ts'
import { planCsv, planJson, planTableSchema } from '#app/domains/portal/exports/plan.fr.ts'
import { scdlDeliberations } from '#app/domains/portal/exports/scdl.ts'
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import type { PublicView } from '#app/domains/portal/public-frame-data.ts'
import { publicLoader, sendPublicFile } from '#app/http/public-answer.server.ts'

const csv = 'text/csv; charset=utf-8'
const files: Readonly<Record<string, { readonly type: string; readonly write: (view: PublicView) => string }>> = {
  'deliberations.csv': { type: csv, write: scdlDeliberations },
  'plan.csv': { type: csv, write: planCsv },
  'plan.json': { type: 'application/json; charset=utf-8', write: planJson },
  'plan.schema.json': {
    type: 'application/json; charset=utf-8',
    write: () => JSON.stringify(planTableSchema, null, 2),
  },
  'catalogue.jsonld': { type: 'application/ld+json; charset=utf-8', write: dcatCatalogue },
}

export const loader = publicLoader(publicMissing, ({ view, params }) => {
  const name = params.file ?? ''
  const file = Object.hasOwn(files, name) ? files[name] : undefined
  return file && sendPublicFile(file.write(view), { type: file.type, ctgId: view.ctgId, name })
})
