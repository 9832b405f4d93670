/** Actions, as things one writes about. */
import { mayWriteSheet } from '#app/domains/plan/permissions.ts'
import { opensRestricted } from '#app/domains/plan/sheet/restriction.ts'
import { saveDescriptionWords } from '#app/domains/plan/steps.server.ts'
import { byMembers, type SubjectKind } from './subject.ts'

export const actionSubject: SubjectKind = {
  async load(db, ctgId, ids) {
    const rows = await db
      .selectFrom('action')
      .select([
        'id',
        'theme_id as themeId',
        'lead_person_id as leadPersonId',
        'description',
        'status',
        'is_restricted as isRestricted',
      ])
      .where('ctg_id', '=', ctgId)
      .where('id', 'in', [...ids])
      .execute()
    return rows.map(({ id, themeId, leadPersonId, description, status, isRestricted }) => ({
      id,
      // The socket of texts loads every sheet: it is here that it learns who reads a restricted one (docs/rules/plan.md §17).
      canRead: (actor) => byMembers(ctgId)(actor) && (!isRestricted || opensRestricted(actor, id)),
      texts: {
        description: {
          canWrite: (actor) =>
            mayWriteSheet(actor, { ctgId, themeId, leadPersonId, status }) &&
            (!isRestricted || opensRestricted(actor, id)),
          isFrozen: false,
          initialText: description,
        },
      },
    }))
  },
  keep: {
    description: saveDescriptionWords,
  },
}
