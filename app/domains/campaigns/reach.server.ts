/**
 * What a personal link reaches today: its actions, except the restricted ones that its recipient no longer leads; and when it
 * ended, revoked or with her mandate. Computed at each read from the present state, so that no act on a sheet or a mandate has
 * to update links.
 * Rules: docs/rules/plan.md §17.2, docs/rules/followup.md §7.8.
 */
import { sql } from 'kysely'
import { type AskableAction, isStillLead, type Lead } from './campaigns.ts'

type AskedAction = Pick<
  AskableAction,
  'id' | 'leadEmail' | 'leadName' | 'leadPersonId' | 'leadServiceName' | 'leadPartyName'
> & { readonly isRestricted: boolean }

/**
 * The actions of the `recipient` in a statement, with what identifies their lead. Reads the tables, not the restricted views:
 * the link was made for these actions, restricted ones included, and this query decides which of them she sees.
 */
export const askedActions = sql<readonly AskedAction[]>`(
  select coalesce(json_agg(json_build_object(
    'id', asked.action_id, 'isRestricted', action.is_restricted,
    'leadName', coalesce(nullif(action.lead_name, ''), account.name, ''),
    'leadEmail', coalesce(nullif(action.lead_email, ''), account.email, ''),
    'leadPersonId', action.lead_person_id, 'leadServiceName', service.name, 'leadPartyName', party.short_name)), '[]')
  from public.campaign_action asked
  join public.action on action.ctg_id = asked.ctg_id and action.id = asked.action_id
  left join person account on account.id = action.lead_person_id and account.closed_at is null
  left join service on service.ctg_id = action.ctg_id and service.id = action.lead_service_id
  left join party on party.ctg_id = action.ctg_id and party.id = action.lead_party_id
  where asked.ctg_id = recipient.ctg_id and asked.recipient_id = recipient.id)`

/** Those she is shown, answers and passes on. */
export const reachedActions = (
  recipient: Pick<Lead, 'name' | 'email' | 'personId'>,
  actions: readonly AskedAction[],
): readonly AskedAction[] => actions.filter((action) => !action.isRestricted || isStillLead(recipient, action))

/** The `recipient` of a statement, as what names a lead. */
export const recipientLead = sql<Pick<Lead, 'name' | 'email' | 'personId'>>`json_build_object(
  'name', recipient.name, 'email', recipient.email, 'personId', recipient.person_id)`

/**
 * When the `link` of a statement was taken back, or closed with the last mandate of its `recipient` here, if it was made before;
 * a mandate ended at once had its last day the day before. A link made since is the coordination's choice, and opens.
 */
export const revokedAt = (today: string) => sql<Date | null>`coalesce(link.revoked_at, (
  select (max(mandate.until) + 1)::timestamptz from member mandate
  where mandate.ctg_id = recipient.ctg_id and mandate.person_id = recipient.person_id
  having bool_and(coalesce(mandate.until < ${today}::date, false)) and (max(mandate.until) + 2)::timestamptz > link.created_at))`
