/** Ends a body: mandate over, group dissolved. Its meetings and its decisions stay. Rule: docs/rules/governance.md §1.6. */
import { sql } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refusalToEndBody } from '#app/domains/governance/governance.ts'
import { governancePermissions } from '#app/domains/governance/permissions.ts'
import { endBodyRow } from '#app/domains/governance/steps.server.ts'
import { lockBody } from '#app/domains/governance/store.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { day, id, optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'

export const endBody = command({
  name: 'governance.end-body',
  permission: governancePermissions.manageBody,
  input: {
    bodyId: id(),
    endedOn: day('Indiquez son dernier jour.'),
    reason: optionalText(300),
  },
  about: lockBody,
  async run(work, { ctgId, bodyId, endedOn, reason }, body) {
    const { lastMeetingOn } = await work.tx
      .selectFrom('meeting')
      .select(sql<string | null>`max((starts_at at time zone time_zone)::date)`.as('lastMeetingOn'))
      .where('ctg_id', '=', ctgId)
      .where('body_id', '=', bodyId)
      .where('status', '!=', 'cancelled')
      .executeTakeFirstOrThrow()
    refuse('governance', refusalToEndBody({ endedOn: body.endedOn, lastMeetingOn }, endedOn))
    await endBodyRow(work, { ctgId, bodyId }, { endedOn, reason })
    await recordAct(work, 'body.ended', { ctgId, id: bodyId }, { endedOn, reason })
    return { bodyId }
  },
})
