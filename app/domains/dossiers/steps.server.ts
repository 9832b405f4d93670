/** What a slice above asks of the documents: one of a kind, as it would be made at this instant. */
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { buildDossier } from './build-dossier.ts'
import { usualSections } from './dossiers.ts'
import { loadPackData } from './load-pack-data.server.ts'

/** The whole diagnosis of a CTG. */
export async function diagnosisDossier(db: Reader, ctgId: string, at: Date): Promise<Dossier> {
  const today = parisDay(at)
  const query = { ctgId, today, at, meetingId: null, sinceId: null, year: null, withDiagnosis: true }
  const data = await loadPackData(db, query)
  return buildDossier(data, {
    ...{ kind: 'diagnosis', sectionKeys: usualSections('diagnosis'), front: [], themeId: null },
    year: Number(today.slice(0, 4)),
  })
}
