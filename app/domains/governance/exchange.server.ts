/** What the governance gives of itself to other software, without anybody's name; whoever calls has checked the token. Rules: docs/rules/api.md §2. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'

/** Bodies in their order, those that ended too, each with its seats: functions, never who holds them. */
export const listBodies = (db: Reader, ctgId: string) =>
  rowsOf(db, 'body', { ctg_id: ctgId })
    .select((eb) => [
      'id',
      'kind',
      'name',
      'theme_id as themeId',
      'sits_as as sitsAs',
      'rhythm',
      'ended_on as endedOn',
      jsonArrayFrom(
        eb
          .selectFrom('seat')
          .select(['seat.id', 'seat.party_id as partyId', 'seat.function_title as functionTitle'])
          .select(['seat.since', 'seat.until'])
          .where('seat.ctg_id', '=', ctgId)
          .whereRef('seat.body_id', '=', 'body.id')
          .orderBy('seat.position')
          .orderBy('seat.id'),
      ).as('seats'),
    ])
    .orderBy('position')
    .orderBy('id')
    .execute()
