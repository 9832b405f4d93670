/**
 * The CTG that the measure copies: that of the demonstration under way, every table of it as its commands wrote it, brought by
 * SQL to what three years of work hold. What is added is a copy of what is there: nothing of another shape.
 */
import type pg from 'pg'

/** Sheets of a CTG, and how many times it is reported on each in three years. */
export const sheetsPerCtg = 60
const reportsPerSheet = 9
/** Times the fourteen months of the demonstration's journal and notices are told again, a year before each time. */
export const yearsOfJournal = 3
const meetingCopies = 2
const unreadPerPerson = 3

export type Template = { readonly ctgId: string; readonly people: readonly TemplatePerson[] }
/** Members of the Caf follow several CTGs, the others one. */
export type TemplatePerson = { readonly id: string; readonly isOfCaf: boolean; readonly isCoordinator: boolean }

/** Rows of a table again, under other ids. @param patch SQL of a jsonb that says what differs, over the row `t` and the copy `c.k` */
const again = (table: string, from: string, patch: string): string =>
  `insert into public.${table} select (jsonb_populate_record(null::public.${table}, to_jsonb(t) || ${patch})).*
   from public.${table} t, ${from} and t.ctg_id = $1`

const other = (column: string): string => `md5('copy ' || c.k || ' ' || t.${column})::uuid`

/** Rows that hang on a sheet, with the columns that are ids of their own. */
const ofSheet: readonly (readonly [table: string, own: readonly string[]])[] = [
  ['action_step', ['id']],
  ['action_means', ['id']],
  ['action_measure', ['id']],
  ['action_service', []],
  ['action_caf_field', []],
  ['action_objective', []],
  ['action_area', []],
  ['action_commune', []],
]

const ofMeeting: readonly (readonly [table: string, own: readonly string[]])[] = [
  ['agenda_item', ['id']],
  ['attendance', []],
  ['meeting_record', []],
]

const build = (entries: readonly (readonly [string, string])[]): string =>
  `jsonb_build_object(${entries.map(([name, value]) => `'${name}', ${value}`).join(', ')})`

const madeAgain = (columns: readonly string[]): string => build(columns.map((name) => [name, other(name)]))

/** Sheets until there are sixty, each with its steps, means, measures, services; one is restricted, none only proposed. */
const addSheets = (had: number): readonly string[] => {
  const from = `generate_series(1, ${sheetsPerCtg - had}) as c(k), public.action source
    where source.ctg_id = $1 and source.number = (c.k - 1) % ${had} + 1`
  const number = `${had} + c.k`
  return [
    "update public.action set status = 'in-progress', carried_ctg_id = null, carried_action_id = null where ctg_id = $1 and status = 'proposed'",
    'update public.action set carried_ctg_id = null, carried_action_id = null where ctg_id = $1',
    again(
      'action',
      `${from} and t.id = source.id`,
      build([
        ['id', other('id')],
        ['number', number],
        ['code', `'9.' || ${number}`],
      ]),
    ),
    ...ofSheet.map(([table, own]) =>
      again(table, `${from} and t.action_id = source.id`, madeAgain([...own, 'action_id'])),
    ),
    `update public.action set is_restricted = true where ctg_id = $1 and number = ${sheetsPerCtg}`,
    `update public.ctg_counter set last_number = ${sheetsPerCtg} where ctg_id = $1 and kind = 'action'`,
  ]
}

/** A report every four months on each sheet, accepted but for one in twenty of the last ones. */
const addReports = `
  insert into public.progress_report select (jsonb_populate_record(null::public.progress_report, to_jsonb(t) || ${build(
    [
      ['id', "md5('report ' || c.k || ' ' || action.id)::uuid"],
      ['action_id', 'action.id'],
      ['link_id', 'null'],
      ['proposed_step_id', 'null'],
      ['status', `case when c.k = 1 and action.number % 20 = 0 then 'submitted' else 'accepted' end`],
      ['reported_on', 'current_date - (c.k - 1) * 120 - action.number % 90'],
      ['created_at', 'now() - make_interval(days => (c.k - 1) * 120 + action.number % 90)'],
    ],
  )})).*
  from generate_series(1, ${reportsPerSheet}) as c(k), public.action
  join lateral (
    select report.* from public.progress_report report where report.ctg_id = $1 order by md5(report.id || action.id::text) limit 1) t on true
  where action.ctg_id = $1 and action.status <> 'done'`

/** The meetings held are held again the two years before; two theirs of the record and the presence with them. */
const addMeetings: readonly string[] = [
  again(
    'meeting',
    `generate_series(1, ${meetingCopies}) as c(k) where t.status = 'closed' and t.title not like 'Copil%'`,
    `${madeAgain(['id'])} || ${build([['starts_at', 't.starts_at - make_interval(years => c.k)']])}`,
  ),
  ...ofMeeting.map(([table, own]) =>
    again(
      table,
      `generate_series(1, ${meetingCopies}) as c(k), public.meeting source
       where source.ctg_id = $1 and source.id = t.meeting_id and source.status = 'closed' and source.title not like 'Copil%'
         and source.starts_at > now() - interval '1 year'`,
      madeAgain([...own, 'meeting_id']),
    ),
  ),
]

/** Each reading of a party is a text that several hands wrote, as those of the demonstration are. */
const addTexts: readonly string[] = [
  `create temporary table copied on commit drop as
    select reading.id as subject_id, md5('text ' || reading.id)::uuid as text_id, source.id as source_id
    from (select id, row_number() over (order by id) as rank from public.party_reading where ctg_id = $1) reading
    join (select id, row_number() over (order by id) as rank, count(*) over () as total from public.written_text where ctg_id = $1) source
      on source.rank = reading.rank % source.total + 1
    where not exists (select from public.written_text text where text.ctg_id = $1 and text.subject_id = reading.id)`,
  again(
    'written_text',
    'copied where t.id = copied.source_id',
    build([
      ['id', 'copied.text_id'],
      ['subject_type', "'party-reading'"],
      ['subject_id', 'copied.subject_id'],
      ['field', "'text'"],
    ]),
  ),
  ...(['text_state', 'text_update'] as const).map((table) =>
    again(table, 'copied where t.text_id = copied.source_id', build([['text_id', 'copied.text_id']])),
  ),
  again(
    'text_version',
    'copied where t.text_id = copied.source_id',
    build([
      ['id', "md5('version ' || copied.text_id || t.id)::uuid"],
      ['text_id', 'copied.text_id'],
    ]),
  ),
]

const addJournal = `
  insert into public.audit_entry (at, person_id, person_name, party_id, ctg_id, action, subject_type, subject_id, detail)
  select at - make_interval(years => c.k), person_id, person_name, party_id, ctg_id, action, subject_type, subject_id, detail
  from public.audit_entry, generate_series(1, ${yearsOfJournal - 1}) as c(k) where ctg_id = $1`

/** Notices read this half-year, and what came since yesterday to each: what the mail of the morning tells. */
const addNotices: readonly string[] = [
  again(
    'notice',
    `generate_series(1, 2) as c(k) where t.withdrawn_at is null`,
    `${madeAgain(['id'])} || ${build([
      ['once_key', "t.once_key || ' ' || c.k"],
      ['digest_id', 'null'],
      ['created_at', 't.created_at - make_interval(days => c.k * 60)'],
      ['read_at', 't.created_at - make_interval(days => c.k * 60 - 1)'],
    ])}`,
  ),
]

/** What each was told since yesterday of her CTG, by a mail to come. Once the instance is made: it is asked again each Monday. */
export const addUnread = `
  insert into public.notice (ctg_id, id, person_id, kind, subject_type, subject_id, once_key, facts, created_at)
  select member.ctg_id, md5('unread ' || $1 || member.id || c.k)::uuid, member.person_id, 'action-assigned', 'action', action.id,
    'unread ' || $1 || ' ' || member.id || ' ' || c.k, '{"by":"Rose Tulle"}', $2::timestamptz - make_interval(hours => 20 + c.k)
  from public.member, generate_series(1, ${unreadPerPerson}) as c(k), public.action
  where member.role <> 'coordinator' and action.ctg_id = member.ctg_id and action.number = c.k
  on conflict do nothing`

/** @param client whose session refuses nothing: foreign keys are checked when the backup is restored */
export async function makeTemplate(client: pg.ClientBase): Promise<Template> {
  const { rows } = await client.query<{ id: string; sheets: number }>(
    `select ctg.id, (select count(*)::int from public.action where action.ctg_id = ctg.id) as sheets
     from public.ctg where name like '%2026-2030' limit 1`,
  )
  const [found] = rows
  if (!found) throw new Error('the demonstration has no CTG under way')
  if (found.sheets < sheetsPerCtg) await enrich(client, found)
  return { ctgId: found.id, people: await listPeople(client, found.id) }
}

async function enrich(client: pg.ClientBase, found: { readonly id: string; readonly sheets: number }): Promise<void> {
  const statements = [...addSheets(found.sheets), addReports, ...addMeetings, ...addTexts, addJournal, ...addNotices]
  await client.query('begin')
  for (const statement of statements) await client.query(statement, [found.id])
  await client.query('commit')
}

async function listPeople(client: pg.ClientBase, ctgId: string): Promise<readonly TemplatePerson[]> {
  const { rows: people } = await client.query<TemplatePerson>(
    `select member.person_id as id, bool_or(party.kind = 'caf') as "isOfCaf", bool_or(member.role = 'coordinator') as "isCoordinator"
     from public.member join public.party on party.ctg_id = member.ctg_id and party.id = member.party_id
     where member.ctg_id = $1 group by 1 order by 1`,
    [ctgId],
  )
  return people
}
