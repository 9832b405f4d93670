/** What awaits the actor and what she awaits of the others, in one statement beside the plan: each branch is one kind of thing to do. */
import { type RawBuilder, sql } from 'kysely'
import { lastHeardOn } from '#app/domains/plan/plan.ts'
import type { ActionLine } from '#app/domains/plan/queries.server.ts'
import { proposalState } from '#app/domains/renewal/queries.server.ts'
import { textToSign } from '#app/domains/signing/labels.fr.ts'
import { linksToSign } from '#app/domains/signing/queries.server.ts'
import { sppeLabels } from '#app/domains/sppe/labels.fr.ts'
import { sppeTasks, watchedSchema } from '#app/domains/sppe/queries.server.ts'
import type { Membership } from '#app/kernel/actor.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { type AwaitingItem, concerns } from './awaiting.ts'

/** Of each kind and each person awaited, no more are listed: one works from the top; all are counted. */
const longest = 20

type AwaitingQuery = {
  readonly ctgId: string
  readonly today: string
  readonly partyId: string
  /** Null: of every theme. */
  readonly themeId: string | null
  readonly isCoordinator: boolean
  readonly personId: string
}

/** The placeholders of these values in the compiled statement. */
type Places = { readonly [K in keyof AwaitingQuery]: Value<AwaitingQuery[K]> }

const positions = ({ ctgId, partyId }: Places): RawBuilder<AwaitingItem> => sql`
  select case when party.id = ${partyId} then 'position' else 'their-position' end as kind,
         finding.id, finding.title, theme.name as about,
         case when party.id = ${partyId} then '' else party.short_name end as who,
         null::date as due, (finding.created_at at time zone 'Europe/Paris')::date as since
  from finding
  join theme on theme.ctg_id = finding.ctg_id and theme.id = finding.theme_id
  join party on party.ctg_id = finding.ctg_id and party.is_signatory and party.is_lead
  where finding.ctg_id = ${ctgId} and finding.status = 'proposed'
    and not exists (select from finding_position given
      where given.ctg_id = finding.ctg_id and given.finding_id = finding.id and given.party_id = party.id)`

const readings = ({ ctgId, partyId }: Places): RawBuilder<AwaitingItem> => sql`
  select case when party.id = ${partyId} then 'reading' else 'their-reading' end,
         theme.id, theme.name, theme.name,
         case when party.id = ${partyId} then '' else party.short_name end,
         null::date, reading.asked_on
  from party_reading reading
  join theme on theme.ctg_id = reading.ctg_id and theme.id = reading.theme_id
  join party on party.ctg_id = reading.ctg_id and party.id = reading.party_id
  where reading.ctg_id = ${ctgId} and reading.text = '' and reading.asked_on is not null`

/** Asked of one's party, or by it; the day is the one promised, else the one wished. Rule: docs/rules/deposits.md §5. */
const dataRequests = ({ ctgId, partyId }: Places): RawBuilder<AwaitingItem> => sql`
  select case when asked.id = ${partyId} then 'data-request' else 'their-data-request' end,
         request.id, request.title, coalesce(theme.name, ''),
         case when asked.id = ${partyId} then '' else asked.short_name end,
         coalesce(request.promised_on, request.wanted_on), (request.asked_at at time zone 'Europe/Paris')::date
  from data_request request
  join party asked on asked.ctg_id = request.ctg_id and asked.id = request.asked_party_id
  left join theme on theme.ctg_id = request.ctg_id and theme.id = request.theme_id
  where request.ctg_id = ${ctgId} and request.state in ('asked', 'promised')
    and ${partyId} in (request.asked_party_id, request.asking_party_id)`

const reportsToAccept = ({ ctgId, themeId, isCoordinator }: Places): RawBuilder<AwaitingItem> => sql`
  select 'report-to-accept', report.id, action.title, coalesce(theme.name, ''), '', null::date, report.reported_on
  from progress_report report
  join action on action.ctg_id = report.ctg_id and action.id = report.action_id
  left join theme on theme.ctg_id = action.ctg_id and theme.id = action.theme_id
  where report.ctg_id = ${ctgId} and report.status = 'submitted'
    and (${isCoordinator} or ${themeId}::uuid is null or action.theme_id = ${themeId})`

const meetings = ({ ctgId, themeId, today, personId }: Places): RawBuilder<AwaitingItem> => sql`
  select case when meeting.status = 'in-session' then 'session'
      when meeting.status = 'convened' and exists (select from meeting_invitation call
        where call.ctg_id = meeting.ctg_id and call.meeting_id = meeting.id and call.person_id = ${personId}::uuid
          and call.reply is null and call.withdrawn_at is null) then 'reply'
      else 'meeting' end, meeting.id, meeting.title, body.name, '', (meeting.starts_at at time zone meeting.time_zone)::date, null::date
  from meeting
  join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
  where meeting.ctg_id = ${ctgId} and meeting.status in ('draft', 'convened', 'in-session')
    and (meeting.starts_at at time zone meeting.time_zone)::date >= ${today}::date - 30
    and (body.theme_id is null or ${themeId}::uuid is null or body.theme_id = ${themeId})`

const correctiveActions = ({ ctgId }: Places): RawBuilder<AwaitingItem> => sql`
  select 'corrective-action', corrective.id, corrective.measure, coalesce(action.title, ''), '', corrective.due_on, null::date
  from corrective_action corrective
  left join action on action.ctg_id = corrective.ctg_id and action.id = corrective.action_id
  where corrective.ctg_id = ${ctgId} and corrective.state = 'open'`

/** Given to oneself in a meeting, by one's name as the notice finds it, until somebody says it done. Rule: docs/rules/governance.md §9.4. */
const tasks = ({ ctgId, personId }: Places): RawBuilder<AwaitingItem> => sql`
  select 'task', task.id, task.text, meeting.title, '', task.due_on, (task.created_at at time zone 'Europe/Paris')::date,
         json_build_object('meetingId', meeting.id, 'itemId', item.id)
  from agenda_outcome task
  join agenda_item item on item.ctg_id = task.ctg_id and item.id = task.agenda_item_id
  join meeting on meeting.ctg_id = item.ctg_id and meeting.id = item.meeting_id and meeting.status <> 'cancelled'
  join person on person.id = ${personId} and plain_text(person.name) = plain_text(task.responsible)
  where task.ctg_id = ${ctgId} and task.kind = 'task' and task.done_on is null`

/** Decided « malgré » in the last twelve months; each lead party's coordination confirms. Rule: docs/rules/governance.md §6.4. */
const confirmations = ({ ctgId, partyId, today }: Places): RawBuilder<AwaitingItem> => sql`
  select case when party.id = ${partyId} then 'confirmation' else 'their-confirmation' end,
         decision.id, decision.text, body.name,
         case when party.id = ${partyId} then '' else party.short_name end,
         null::date, decision.decided_on
  from decision
  join meeting on meeting.ctg_id = decision.ctg_id and meeting.id = decision.meeting_id
  join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
  join party on party.ctg_id = decision.ctg_id and party.is_lead
  where decision.ctg_id = ${ctgId} and jsonb_array_length(decision.missing) > 0
    and decision.decided_on > ${today}::date - 365
    and not exists (select from decision_confirmation given
      where given.ctg_id = decision.ctg_id and given.decision_id = decision.id and given.party_id = party.id)`

/** One coordination said not to retain an issue; the others have not. Rule: docs/rules/diagnosis.md §5.4. */
const issueRefusals = ({ ctgId, partyId, today }: Places): RawBuilder<AwaitingItem> => sql`
  select case when party.id = ${partyId} then 'issue-refusal' else 'their-issue-refusal' end,
         issue.id, issue.title, theme.name,
         case when party.id = ${partyId} then '' else party.short_name end,
         null::date, (said.given_at at time zone 'Europe/Paris')::date
  from issue_refusal said
  join issue on issue.ctg_id = said.ctg_id and issue.id = said.issue_id and issue.status in ('to-debate', 'proposed')
  join theme on theme.ctg_id = issue.ctg_id and theme.id = issue.theme_id
  join party on party.ctg_id = issue.ctg_id and party.is_lead
  where said.ctg_id = ${ctgId}
    and exists (select from member where member.ctg_id = party.ctg_id and member.party_id = party.id
      and member.role = 'coordinator' and (member.until is null or member.until >= ${today}::date))
    and not exists (select from issue_refusal given
      where given.ctg_id = issue.ctg_id and given.issue_id = issue.id and given.party_id = party.id)`

/** A party scored the issues; a lead party that sits at the copil has not scored them all. Rule: docs/rules/diagnosis.md §10. */
const issueScores = ({ ctgId, partyId, today }: Places): RawBuilder<AwaitingItem> => sql`
  select case when party.id = ${partyId} then 'issue-scores' else 'their-issue-scores' end,
         party.id, party.short_name, '', case when party.id = ${partyId} then '' else party.short_name end,
         null::date, (first.scored_at at time zone 'Europe/Paris')::date
  from party
  cross join lateral (select min(scored_at) as scored_at from issue_score as score
    where score.ctg_id = party.ctg_id and score.party_id <> party.id) as first
  where party.ctg_id = ${ctgId} and party.is_lead and party.is_signatory and first.scored_at is not null
    and exists (select from issue where issue.ctg_id = party.ctg_id and issue.status in ('to-debate', 'proposed')
      and not exists (select from issue_score as given where given.ctg_id = issue.ctg_id and given.issue_id = issue.id
        and given.party_id = party.id))
    and exists (select from seat join body on body.ctg_id = seat.ctg_id and body.id = seat.body_id and body.kind = 'copil'
      where seat.ctg_id = party.ctg_id and seat.party_id = party.id and (body.ended_on is null or body.ended_on >= ${today}::date)
        and (seat.since is null or seat.since <= ${today}::date) and (seat.until is null or seat.until >= ${today}::date))`

/** A mandate proposed to oneself in the CTG that follows. Rule: docs/rules/renewal.md §2.7. */
const renewalProposals = ({ ctgId, personId, today }: Places): RawBuilder<AwaitingItem> => sql`
  select 'renewal-proposal', asked.id, next.name, party.name, '', null::date,
         (asked.proposed_at at time zone 'Europe/Paris')::date
  from renewal_proposal asked
  join member on member.ctg_id = asked.ctg_id and member.id = asked.member_id
  join ctg next on next.id = asked.next_ctg_id
  join party on party.ctg_id = asked.next_ctg_id and party.id = asked.party_id
  where asked.ctg_id = ${ctgId} and ${proposalState(today)} = 'awaited' and member.person_id = ${personId}`

/** Archiving, or opening again, that one coordination wishes and the other has not answered. Rule: docs/rules/archives.md §3.1. */
const archivings = ({ ctgId, partyId, isCoordinator }: Places): RawBuilder<AwaitingItem> => sql`
  select case when mine.kind::text = said.side::text then 'their-archiving' else 'archiving' end,
         said.ctg_id, said.wish, said.wished_by,
         case when mine.kind::text = said.side::text then (select party.short_name from party where party.ctg_id = said.ctg_id
           and party.is_lead and party.kind in ('caf', 'authority') and party.kind::text <> said.side::text order by party.position limit 1)
         else '' end,
         null::date, (said.wished_at at time zone 'Europe/Paris')::date
  from ctg_archiving_wish said
  join party mine on mine.ctg_id = said.ctg_id and mine.id = ${partyId} and mine.kind in ('caf', 'authority')
  where said.ctg_id = ${ctgId} and ${isCoordinator}`

/** Questions that one's party is called to judge, and has not answered. Rule: docs/rules/evaluation.md §4. */
const judgements = ({ ctgId, partyId }: Places): RawBuilder<AwaitingItem> => sql`
  select 'judgement', question.id, question.text, evaluation.title, '', null::date, null::date
  from evaluation_judge judge
  join evaluation on evaluation.ctg_id = judge.ctg_id and evaluation.id = judge.evaluation_id and evaluation.stage = 'judging'
  join evaluation_question question on question.ctg_id = judge.ctg_id and question.evaluation_id = judge.evaluation_id
  where judge.ctg_id = ${ctgId} and judge.party_id = ${partyId}
    and not exists (select from evaluation_judgement given where given.ctg_id = judge.ctg_id
      and given.question_id = question.id and given.party_id = judge.party_id)`

/** Named to sign by the address of her account; `asTold` makes the title of the number. */
const signatures = ({ ctgId, personId, today }: Places): RawBuilder<AwaitingItem> => sql`
  select 'signature', one."linkId", coalesce(one.number::text, ''), one."partyName", '', one."dueOn", one.since
  from (${linksToSign(personId, today)}) as one where one."ctgId" = ${ctgId}`

/** Silent actions: a report awaited of oneself, or of their lead. The flag is that of the plan, whatever shows it. */
function toReport(actions: readonly ActionLine[], personId: string): readonly AwaitingItem[] {
  const silent = actions.filter(({ flags }) => flags.includes('silent'))
  return silent.map((action) => ({
    kind: action.leadPersonId === personId ? 'own-report' : 'their-report',
    id: action.id,
    title: action.title,
    about: action.themeName ?? '',
    who: action.leadPersonId === personId ? '' : action.leadName || (action.leadPartyName ?? ''),
    dueOn: null,
    since: lastHeardOn(action),
    alike: 1,
  }))
}

/** Of the schéma of childcare: what to date, to send, to make. Rule: docs/rules/sppe.md §6. */
const toDoOfSppe = (watched: Waiting['watched']): readonly AwaitingItem[] =>
  sppeTasks(watched).map((task) => ({
    ...{ kind: 'sppe-task', id: task.deedId || task.kind, title: sppeLabels.task(task), about: '', who: '' },
    ...{ dueOn: task.dueOn, since: null, alike: 1 },
  }))

type Waiting = {
  readonly items: readonly AwaitingItem[]
  readonly watched: Parameters<typeof sppeTasks>[0]
}

const askWaiting = compileOnce((_db, slot: SlotOf<AwaitingQuery>) => {
  const places = {
    ctgId: slot('ctgId'),
    today: slot('today'),
    partyId: slot('partyId'),
    themeId: slot('themeId'),
    isCoordinator: slot('isCoordinator'),
    personId: slot('personId'),
  }
  const branches = [
    positions,
    readings,
    dataRequests,
    reportsToAccept,
    meetings,
    correctiveActions,
    confirmations,
    issueRefusals,
    issueScores,
    renewalProposals,
    judgements,
    archivings,
    signatures,
  ].map((branch) => sql`(${branch(places)})`)
  return sql<Waiting>`
    select coalesce((select json_agg(json_build_object('kind', kind, 'id', id, 'title', title, 'about', about, 'who', who,
        'dueOn', due, 'since', since, 'alike', alike, 'place', at) order by due nulls last, since)
      from (select waiting.*, count(*) over (partition by kind, who, due is null) as alike,
          row_number() over (partition by kind, who order by due nulls last, since, id) as place
        from (select others.*, null::json as at from (${sql.join(branches, sql` union all `)}) as others
          union all (${tasks(places)})) as waiting) as placed
      where place <= ${longest}), '[]') as items, ${watchedSchema(places.ctgId)} as watched`
})

/**
 * Words of an item by role: who holds a meeting prepares it, who sits there answers first; a signature names the text to sign.
 */
const asTold = (item: AwaitingItem, role: Membership['role']): AwaitingItem => {
  if (item.kind === 'signature') return { ...item, title: textToSign(item.title === '' ? null : Number(item.title)) }
  const sits = concerns[role].includes('sitting')
  if (item.kind === 'reply') return sits ? item : { ...item, kind: 'meeting' }
  return sits && (item.kind === 'meeting' || item.kind === 'session') ? { ...item, kind: 'sitting' } : item
}

type Asker = {
  readonly ctgId: string
  readonly membership: Membership
  readonly personId: string
  readonly today: string
}

/**
 * Everything waiting in the CTG, for oneself (`who` empty) and for others; not sorted.
 * @param plan its actions, being read: both are asked together
 */
export async function listAwaiting(
  db: Reader,
  { ctgId, membership: { partyId, themeId, role }, personId, today }: Asker,
  plan: Promise<readonly ActionLine[]>,
): Promise<readonly AwaitingItem[]> {
  const isCoordinator = role === 'coordinator'
  const [[waiting], actions] = await Promise.all([
    askWaiting(db, { ctgId, today, partyId, themeId, isCoordinator, personId }),
    plan,
  ])
  return [
    ...(waiting?.items ?? []).map((item) => asTold(item, role)),
    ...toReport(actions, personId),
    ...(isCoordinator ? toDoOfSppe(waiting?.watched ?? null) : []),
  ]
}
