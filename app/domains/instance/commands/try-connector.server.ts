/** « Essayer » a connector: a job does it, within a known time, and its page says what came of it. Rules: docs/rules/instance.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice } from '#app/kernel/fields.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { trialStateOf, triedConnectors } from '../connectors.ts'
import { instanceId } from '../instance.ts'

export const tryConnector = command({
  name: 'instance.try-connector',
  permission: 'administrator',
  input: { connector: choice(triedConnectors) },
  async run(work, { connector }) {
    const { tx, at, actor } = work
    const last = await rowsOf(tx, 'connector_trial', { connector })
      .select(['asked_at as askedAt', 'ended_at as endedAt', 'failure'])
      .forUpdate()
      .executeTakeFirst()
    if (trialStateOf(last, at) === 'under-way') throw new DomainError('conflict', 'instance.trial-under-way')
    const trial = { asked_at: at, asked_by: actor.name, asked_by_id: actor.personId, ended_at: null, failure: null }
    await rowsOf(tx, 'connector_trial', { connector }).put(trial)
    await enqueue(tx, 'try-connector', { connector }, `try:${connector}`, { isUrgent: true })
    await recordAct(work, 'instance.connector-tried', { ctgId: null, id: instanceId }, { connector })
    return { connector }
  },
})
