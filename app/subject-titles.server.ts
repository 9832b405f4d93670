/**
 * What lists name of things of any kind: title and address, in one statement whatever their number. Above all slices: a slice
 * that knows no business one (notices) is given this function. A new kind of subject fails the type check until it has its row.
 */
import { sql } from 'kysely'
import type { SubjectType } from '#app/domains/audit/record-audit.server.ts'
import { type ThingSource, thingSources } from '#app/domains/journey/ctg-things.server.ts'
import type { Author } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'

type Subject = { readonly ctgId: string; readonly type: SubjectType; readonly id: string }
type NamedSubject = { readonly title: string; readonly path: string }

/** Columns ctg_id, id, title, path under /ctg/<id>; null for what has no page of its own. */
type Source = ThingSource | null

const sources: Record<SubjectType, Source> = {
  ...thingSources,
  ctg: sql`select id as ctg_id, id, name as title, '' as path from ctg`,
  'agenda-item': sql`select ctg_id, id, title, '/reunions/' || meeting_id as path from agenda_item`,
  testimony: sql`select ctg_id, id, source as title, '/diagnostic/' || theme_id as path from testimony`,
  'party-reading': sql`select reading.ctg_id, reading.id, theme.name || ' (' || party.short_name || ')' as title,
      '/diagnostic/' || theme.id as path
    from party_reading reading
    join theme on theme.ctg_id = reading.ctg_id and theme.id = reading.theme_id
    join party on party.ctg_id = reading.ctg_id and party.id = reading.party_id`,
  'progress-report': sql`select report.ctg_id, report.id, action.title, '/suivi/' || report.id as path
    from progress_report report join action on action.ctg_id = report.ctg_id and action.id = report.action_id`,
  'api-token': sql`select ctg_id, id, name as title, '/membres/logiciels' as path from api_token`,
  webhook: sql`select ctg_id, id, name as title, '/membres/logiciels' as path from webhook`,
  member: null,
  service: null,
  'authorising-act': null,
  signature: null,
  'plan-import': null,
  person: null,
  file: null,
}

type Row = NamedSubject & { readonly type: SubjectType; readonly id: string }

/**
 * Things this person may read, by id; what is gone, has no page or is not open to her is left out.
 * @returns `path` from the root of the site
 */
export async function readSubjects(
  db: Reader,
  { memberships }: Pick<Author, 'memberships'>,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, NamedSubject>> {
  const open = new Set(memberships.map(({ ctgId }) => ctgId))
  const asked = subjects.filter(({ ctgId }) => open.has(ctgId))
  const branches = [...new Set(asked.map(({ type }) => type))].sort().flatMap((type) => {
    const source = sources[type]
    return source
      ? [
          sql`select asked.type, thing.id, thing.title, '/ctg/' || thing.ctg_id || thing.path as path from asked
            join (${source}) as thing on thing.ctg_id = asked.ctg_id and thing.id = asked.id where asked.type = ${sql.lit(type)}`,
        ]
      : []
  })
  if (branches.length === 0) return new Map()
  const { rows } = await sql<Row>`
    with asked as (select * from unnest(${asked.map(({ ctgId }) => ctgId)}::uuid[],
      ${asked.map(({ type }) => type)}::text[], ${asked.map(({ id }) => id)}::uuid[]) as asked (ctg_id, type, id))
    ${sql.join(branches, sql` union `)}`.execute(db)
  return new Map(rows.map(({ id, title, path }) => [id, { title, path }]))
}
