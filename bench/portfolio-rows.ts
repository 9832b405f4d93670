/** CTGs by hundreds, made by the database itself from numbers: real communes, sixty actions each, four steps an action. */
import { CompiledQuery } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'

/** The same id for the same number, whatever the statement; `:count` tells one measure from the other. */
const idOf = (kind: string, number: string) => `md5('${kind} ' || :count || ' ' || ${number})::uuid`

const ofCtg = (count: number) => `generate_series(1, ${count}) as c`
const ofAction = (count: number) => `${ofCtg(count)}, generate_series(1, 60) as a`

/** As many CTGs, followed by one adviser who coordinates them all. @param personId hers */
export const insertCtgs = (count: number, personId: string): readonly string[] => [
  `insert into person (id, name, email) values ('${personId}', 'Conseillère de la mesure', '${personId}@exemple.fr')`,
  `insert into ctg (id, name, starts_on, ends_on, signed_on, created_at)
    select ${idOf('ctg', 'c')}, 'Territoire ' || c, date '2023-01-01' + (c % 700), date '2026-12-31' + (c % 1500),
      case when c % 9 <> 0 then date '2023-03-01' + (c % 700) end, now() from ${ofCtg(count)}`,
  `insert into ctg_perimeter (ctg_id, territory_code)
    select ${idOf('ctg', '(1 + (rank / 11)::int)')}, code from (
      select code, row_number() over (order by code) - 1 as rank from territory where kind = 'commune') as commune
    where rank / 11 < ${count}`,
  `insert into party (ctg_id, id, kind, name, short_name, is_signatory, is_lead, position)
    select ${idOf('ctg', 'c')}, md5('party ' || :count || ' ' || c || ' ' || p)::uuid, (array['caf', 'authority'])[p]::party_kind,
      (array['Caf de la mesure', 'Collectivité '])[p] || case p when 2 then c::text else '' end, (array['Caf', 'Ville'])[p], true, true, p
    from ${ofCtg(count)}, generate_series(1, 2) as p`,
  `insert into member (ctg_id, id, person_id, party_id, role, function_title, created_at)
    select ${idOf('ctg', 'c')}, ${idOf('member', 'c')}, '${personId}', md5('party ' || :count || ' ' || c || ' 1')::uuid, 'coordinator', 'conseillère', now()
    from ${ofCtg(count)}`,
  `insert into theme (ctg_id, id, name, catalogue_key, position)
    select ${idOf('ctg', 'c')}, md5('theme ' || :count || ' ' || c || ' ' || t)::uuid, (array['Petite enfance', 'Jeunesse', 'Logement'])[t],
      (array['petite-enfance', 'jeunesse', 'logement'])[t], t from ${ofCtg(count)}, generate_series(1, 3) as t`,
  `insert into body (ctg_id, id, kind, name, position)
    select ${idOf('ctg', 'c')}, ${idOf('body', 'c')}, 'copil', 'Comité de pilotage', 0 from ${ofCtg(count)}`,
  `insert into meeting (ctg_id, id, body_id, title, status, starts_at, time_zone)
    select ${idOf('ctg', 'c')}, md5('meeting ' || :count || ' ' || c || ' ' || m)::uuid, ${idOf('body', 'c')}, 'Copil',
      case when m < 3 then 'closed' else 'convened' end::meeting_status,
      now() + make_interval(days => case m when 1 then -800 when 2 then -(c % 500) - 5 else c % 200 + 1 end), 'Europe/Paris'
    from ${ofCtg(count)}, generate_series(1, 3) as m`,
  `insert into finding (ctg_id, id, number, theme_id, kind, title, text, status, created_at, proposed_by, proposed_by_party_id)
    select ${idOf('ctg', 'c')}, ${idOf('finding', 'c')}, 1, md5('theme ' || :count || ' ' || c || ' 1')::uuid, 'weakness', 'Des places manquent',
      'Peu de places d’accueil.', 'shared', now(), 'Rose Tulle', md5('party ' || :count || ' ' || c || ' 1')::uuid from ${ofCtg(count)}`,
  `insert into coordination_post (ctg_id, id, title, full_time_equivalents, added_at)
    select ${idOf('ctg', 'c')}, md5('post ' || :count || ' ' || c || ' ' || p)::uuid, 'Chargée de coopération', 0.5, now()
    from ${ofCtg(count)}, generate_series(1, 2) as p`,
  `insert into action (ctg_id, id, number, code, title, theme_id, status, starts_on, ends_on, ends_precision, lead_name, last_report_on, created_at)
    select ${idOf('ctg', 'c')}, md5('action ' || :count || ' ' || c || ' ' || a)::uuid, a, '1.' || a, 'Ouvrir des places ' || a,
      md5('theme ' || :count || ' ' || c || ' ' || 1 + a % 3)::uuid,
      (array['in-progress', 'in-progress', 'not-started', 'done', 'validated', 'suspended', 'abandoned'])[1 + (a + c) % 7]::action_status,
      date '2024-01-01', date '2025-06-01' + (a * 37 + c * 11) % 1600, 'day', 'Rose Tulle', date '2025-10-01' + (a * 53 + c) % 420, now()
    from ${ofAction(count)}`,
  `insert into action_step (ctg_id, id, action_id, title, position, target_on, target_precision, status)
    select ${idOf('ctg', 'c')}, md5('step ' || :count || ' ' || c || ' ' || a || ' ' || s)::uuid, md5('action ' || :count || ' ' || c || ' ' || a)::uuid, 'Étape ' || s, s,
      date '2025-01-01' + (a * 17 + c + s * 91) % 1500, 'month', (array['done', 'done', 'to-come', 'in-progress'])[s]::step_status
    from ${ofAction(count)}, generate_series(1, 4) as s`,
  `insert into progress_report (ctg_id, id, action_id, status, action_status, facts, reported_on, entered_by, created_at)
    select ${idOf('ctg', 'c')}, md5('report ' || :count || ' ' || c || ' ' || a)::uuid, md5('action ' || :count || ' ' || c || ' ' || a)::uuid,
      case when a % 20 = 0 then 'submitted' else 'accepted' end::report_status, 'in-progress', 'Des faits', date '2026-10-01', 'Rose Tulle', now()
    from ${ofCtg(count)}, generate_series(1, 60, 5) as a`,
  `insert into audit_entry (at, person_name, ctg_id, action, subject_type, subject_id, detail)
    select now() - make_interval(hours => a * 20), 'Rose Tulle', ${idOf('ctg', 'c')},
      (array['progress-report.submitted', 'action.updated', 'meeting.closed'])[1 + a % 3], 'ctg', ${idOf('ctg', 'c')}, '{}'
    from ${ofAction(count)}`,
]

/** The counts of every row, as one would write them by hand for one day: what the page cannot do with less. */
export const bareStatement = (personId: string): CompiledQuery =>
  CompiledQuery.raw(
    `select ctg.id, ctg.name, ctg.ends_on, plan.total, plan.done, plan.late, plan.silent, post.total as posts, copil.last_on, copil.next_on
    from member join ctg on ctg.id = member.ctg_id
    left join (
      select action.ctg_id, count(*) as total, count(*) filter (where action.status = 'done') as done,
        count(*) filter (where action.status not in ('done', 'proposed') and (period_end(ends_on, ends_precision) < current_date or late_step.action_id is not null)) as late,
        count(*) filter (where action.status = 'in-progress' and coalesce(last_report_on, starts_on) + 120 < current_date) as silent
      from action
      left join (select distinct ctg_id, action_id from action_step
        where status in ('to-come', 'in-progress') and period_end(target_on, target_precision) < current_date) as late_step
        on late_step.ctg_id = action.ctg_id and late_step.action_id = action.id
      where action.status not in ('abandoned', 'deferred') group by action.ctg_id) as plan on plan.ctg_id = ctg.id
    left join (select ctg_id, sum(full_time_equivalents) as total from coordination_post group by ctg_id) as post on post.ctg_id = ctg.id
    left join (select meeting.ctg_id, max(starts_at) filter (where status = 'closed') as last_on,
      min(starts_at) filter (where status = 'convened') as next_on
      from meeting group by meeting.ctg_id) as copil on copil.ctg_id = ctg.id
    where member.person_id = $1`,
    [personId],
  )

export async function fill(db: Database, count: number, personId: string): Promise<void> {
  for (const statement of insertCtgs(count, personId))
    await db.executeQuery(CompiledQuery.raw(statement.replaceAll(':count', String(count))))
}
