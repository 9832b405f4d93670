/** Hands over what it is told to, then ends. Run by sending-process.server.ts. */
import { sendWebhookMessage } from '#app/domains/api/webhooks/send.server.ts'
import { openDatabase, openPool } from '#app/kernel/database.server.ts'
import { deliverMail } from '#app/kernel/mail.server.ts'

const { url, mail, message } = JSON.parse(process.argv[2] ?? '{}')
const pool = openPool(url, 2)
const db = openDatabase(pool)
if (mail) await deliverMail(db, mail.smtpUrl, 'Trame <ne-pas-repondre@trame.exemple.fr>', mail.id)
if (message) {
  const sender = { db, siteUrl: 'https://trame.exemple.fr', secret: 'of the tests', ownHosts: [message.ownHost] }
  await sendWebhookMessage(sender, message)
}
await pool.end()
