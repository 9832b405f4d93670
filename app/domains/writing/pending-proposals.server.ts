/** What is proposed in texts and not settled yet, for a statement of a slice above. Rules: docs/rules/writing.md §8. */
import { sql } from 'kysely'
import type { SubjectType } from '#app/domains/audit/record-audit.server.ts'
import type { Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { TextRef } from './writing.ts'

/** To join, as `proposed`: the texts of this field where something waits, each with how many proposals. As of the last second. */
export const pendingProposals = (db: Reader, ctgId: Value<string>, type: SubjectType, field: TextRef['field']) =>
  db
    .selectFrom('written_text as text')
    .innerJoin('text_state as state', (join) =>
      join.onRef('state.ctg_id', '=', 'text.ctg_id').onRef('state.text_id', '=', 'text.id'),
    )
    .where('text.ctg_id', '=', ctgId)
    .where('text.subject_type', '=', type)
    .where('text.field', '=', field)
    .select(['text.id as textId', 'text.subject_id as subjectId'])
    .select(
      sql<number>`(select count(distinct mark #>> '{attrs,id}')::int
        from jsonb_path_query(state.content, '$.**.marks[*] ? (@.type starts with "suggested")') as mark)`.as('count'),
    )
    .as('proposed')
