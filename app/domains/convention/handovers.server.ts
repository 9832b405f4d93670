/** What was sent to whom, for the pages of the versions. Rules: docs/rules/convention.md §2.9. */
import type { Reader } from '#app/kernel/database.server.ts'
import type { Handover } from './version-stage.ts'

/** The last hand-over of each version to each signatory. The caller has checked the right to read. */
export const listHandovers = (db: Reader, ctgId: string): Promise<readonly Handover[]> =>
  db
    .selectFrom('version_handover')
    .select(['version_id as versionId', 'party_id as partyId', 'handed_on as handedOn'])
    .where('ctg_id', '=', ctgId)
    .orderBy('handed_on')
    .execute()
