/** Closes the reading of a CTG to a software, at once. Rules: docs/rules/api.md. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { apiPermissions } from '../permissions.ts'

const name = 'api.revoke-token'

export const revokeToken = command({
  name,
  permission: apiPermissions.takeBack,
  input: { tokenId: id() },
  about: wholeCtg,
  async run(work, { ctgId, tokenId }) {
    const row = await rowOf(work.tx, 'api_token', { ctgId, id: tokenId }).lock(['name', 'revoked_at as revokedAt'])
    const token = found(row, 'api.token-not-found')
    refuse('api', token.revokedAt === null ? undefined : 'already-revoked')
    await rowOf(work.tx, 'api_token', { ctgId, id: tokenId }).update({ revoked_at: work.at })
    await recordAct(work, 'api-token.revoked', { ctgId, id: tokenId }, { name: token.name })
    return { tokenId }
  },
})
