/** Opens one CTG to another software, until a day: to read, and for what its scopes say. Only the hash of the token arrives here. Rules: docs/rules/api.md §1. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { refuse } from '#app/kernel/errors.ts'
import { asList, choice, line, lines } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { apiScopes, mostOrigins, mostTokens, originOf, tokenDays } from '../api.ts'
import { apiLabels } from '../labels.fr.ts'
import { apiPermissions } from '../permissions.ts'
import { tellCoordinators } from '../store.server.ts'

const t = apiLabels.tokens

/** One site a line. */
const originsField = () =>
  lines(mostOrigins, 200)
    .refine((sites) => sites.every((site) => originOf(site) !== undefined), { error: t.originsWrong })
    .transform((sites) => [...new Set(sites.flatMap((site) => originOf(site) ?? []))])

export const createToken = command({
  name: 'api.create-token',
  permission: apiPermissions.linkSoftware,
  input: {
    name: line(t.nameMissing, 120),
    days: choice(tokenDays, t.daysMissing),
    /** Beyond reading; none: it reads only. */
    scopes: z.preprocess(asList, z.array(choice(apiScopes)).max(apiScopes.length)).prefault([]),
    origins: originsField(),
    /** SHA-256 of the token that the route made and shows once. */
    tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
  },
  about: wholeCtg,
  async run(work, { ctgId, name: software, days, scopes, origins, tokenHash }) {
    const { tx, at, actor } = work
    // The token writes under this mandate, and stops writing when the mandate ends.
    const { partyId } = requireMembership(actor, ctgId)
    await tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forNoKeyUpdate().execute()
    const open = await rowsOf(tx, 'api_token', { ctg_id: ctgId, revoked_at: null })
      .select((eb) => [eb.fn.countAll<number>().as('count')])
      .where('expires_at', '>', at)
      .executeTakeFirstOrThrow()
    refuse('api', open.count >= mostTokens ? 'too-many-tokens' : undefined)
    const tokenId = work.newId()
    await rowOf(tx, 'api_token', { ctgId, id: tokenId }).insert({
      name: software,
      token_hash: tokenHash,
      scopes: [...new Set(scopes)],
      origins,
      party_id: partyId,
      created_by_id: actor.personId,
      created_by_name: actor.name,
      created_at: at,
      expires_at: new Date(at.getTime() + Number(days) * 86_400_000),
    })
    const subject = { type: 'api-token' as const, id: tokenId }
    await recordAct(work, 'api-token.created', { ctgId, id: tokenId }, { name: software, days, scopes, origins })
    await tellCoordinators(work, { ctgId, subject })
    // A repeat is given the first hash, so that no other token is taken for it.
    return { tokenId, tokenHash }
  },
})
