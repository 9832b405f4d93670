/** What the tests of webhooks share: a CTG that tells a receiver of this machine. */
import { afterEach } from 'vitest'
import { changeActionStatus } from '#app/domains/plan/commands/change-action-status.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { openReceiver } from '#test/receiver.server.ts'
import { sendWebhookMessage } from './send.server.ts'

export const secret = 'secret of the tests, thirty-two characters'
export const siteUrl = 'https://trame.exemple.fr'
export const at = new Date('2027-03-02T09:00:00Z')
export const hoursLater = (hours: number) => new Date(at.getTime() + hours * 3_600_000)

type Answer = Parameters<typeof openReceiver>[0]
type WebhookOptions = { readonly answer?: Answer; readonly topics?: readonly string[] }

/** To be called once, at the top of a test file: receivers close after each test. */
export async function openWebhooks() {
  const db = await testDatabase()
  const opened: { close: () => Promise<void> }[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ close }) => close()))
  })

  /** A CTG that tells a receiver of this machine, and a way to play its jobs. */
  async function given({ answer, topics }: WebhookOptions = {}) {
    const receiver = await openReceiver(answer)
    opened.push(receiver)
    const ctg = await givenFullCtg(db)
    const { ctgId, ids, software } = ctg
    await db
      .updateTable('webhook')
      .set({ url: `http://${receiver.host}/trame`, ...(topics && { topics: [...topics] }) })
      .where('ctg_id', '=', ctgId)
      .execute()
    await db.deleteFrom('webhook_message').where('ctg_id', '=', ctgId).execute()
    const coordinator = ctg.as(ctg.actors.townCoordinator)
    const messages = () =>
      db.selectFrom('webhook_message').selectAll().where('ctg_id', '=', ctgId).orderBy('occurred_at').execute()
    const sender = { db, siteUrl, secret, ownHosts: [receiver.host] }
    const send = async (now = at, own: readonly string[] = sender.ownHosts) => {
      for (const { id } of await messages())
        await sendWebhookMessage({ ...sender, ownHosts: own }, { ctgId, messageId: id }, now)
    }
    const webhook = () => db.selectFrom('webhook').selectAll().where('ctg_id', '=', ctgId).executeTakeFirstOrThrow()
    const suspend = async () => {
      const { version } = await db
        .selectFrom('action')
        .select('version')
        .where('ctg_id', '=', ctgId)
        .where('id', '=', ids.action)
        .executeTakeFirstOrThrow()
      return changeActionStatus(coordinator, {
        ctgId,
        actionId: ids.action,
        version,
        status: 'suspended',
        reason: 'Travaux',
      })
    }
    return { ...ctg, receiver, coordinator, messages, sender, send, webhook, suspend, software }
  }

  return { db, given }
}
