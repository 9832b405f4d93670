/** What a CTG gives of itself to other software; whoever calls has checked the token. Rules: docs/rules/api.md §2. */
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { listParties, listThemes } from './queries.server.ts'

/** Name, dates, parties and themes; nobody of it. */
export async function getCtg(db: Reader, ctgId: string) {
  const [ctg, parties, themes] = await Promise.all([
    rowsOf(db, 'ctg', { id: ctgId })
      .select(['id', 'name', 'starts_on as startsOn', 'ends_on as endsOn', 'signed_on as signedOn'])
      .executeTakeFirst(),
    listParties(db, ctgId),
    listThemes(db, ctgId),
  ])
  return {
    ...found(ctg, 'ctg.not-found'),
    parties: parties.map(({ id, name, shortName, kind, isSignatory }) => ({ id, name, shortName, kind, isSignatory })),
    themes: themes.map(({ id, name }) => ({ id, name })),
  }
}
