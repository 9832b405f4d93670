/** Makes a personal link expire now, in the database of the site under test: nobody waits for weeks. */
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'

export async function expireLink(link: string): Promise<void> {
  // The site's own server, already running: it is only joined.
  const { url } = await startEmbeddedPostgres(path.join(process.env.TRAME_E2E_DATA ?? '', 'var', 'postgres'))
  const client = new pg.Client(url)
  await client.connect()
  const token = link.split('/point/')[1] ?? ''
  const { rowCount } = await client.query('update report_link set expires_at = now() where token_hash = $1', [
    hashLinkToken(token),
  ])
  await client.end()
  if (rowCount !== 1) throw new Error('no such link')
}
