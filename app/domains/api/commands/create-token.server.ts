/** Opens the reading of one CTG to another software, until a day. Only the hash of the token arrives here. Rules: docs/rules/plan.md §16.2. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice, id, line } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { mostTokens, tokenDays } from '../api.ts'
import { apiLabels } from '../labels.fr.ts'
import { apiPermissions } from '../permissions.ts'
import { tellCoordinators } from '../store.server.ts'

const t = apiLabels.tokens

export const createToken = command({
  name: 'api.create-token',
  permission: apiPermissions.linkSoftware,
  input: z.object({
    ctgId: id(),
    name: line(t.nameMissing, 120),
    days: choice(tokenDays, t.daysMissing),
    /** SHA-256 of the token that the route made and shows once. */
    tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  about: wholeCtg,
  async run(work, { ctgId, name: software, days, tokenHash }) {
    const { tx, at } = work
    await tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forUpdate().execute()
    const open = await tx
      .selectFrom('api_token')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('ctg_id', '=', ctgId)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', at)
      .executeTakeFirstOrThrow()
    refuse('api', open.count >= mostTokens ? 'too-many-tokens' : undefined)
    const tokenId = work.newId()
    await tx
      .insertInto('api_token')
      .values({
        ctg_id: ctgId,
        id: tokenId,
        name: software,
        token_hash: tokenHash,
        created_by_name: work.actor.name,
        created_at: at,
        expires_at: new Date(at.getTime() + Number(days) * 86_400_000),
      })
      .execute()
    const subject = { type: 'api-token' as const, id: tokenId }
    await recordAct(work, 'api-token.created', { ctgId, id: tokenId }, { name: software, days })
    await tellCoordinators(work, { ctgId, subject })
    // A repeat is given the first hash, so that no other token is taken for it.
    return { tokenId, tokenHash }
  },
})
