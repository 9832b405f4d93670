/** Each operation of the API that writes, asked the same questions: by the command of the screens, once, at the version it read. Rules: docs/rules/api.md §3. */
import { afterAll, describe, expect, test } from 'vitest'
import { apiScopes } from '#app/domains/api/api.ts'
import { bodyName } from '#app/domains/api/description/openapi-paths.server.ts'
import type { WriteOperation } from '#app/domains/api/writing/write-operation.ts'
import { writeOperations } from '#app/domains/api/writing/write-operations.server.ts'
import {
  deposit,
  expectShape,
  openApiApp,
  refusal,
  type Sending,
  safeCells,
  tokenOf,
  traces,
} from '#test/api-app.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { givenWritingToken } from '#test/software-fixture.server.ts'

const db = await testDatabase()
const { ctg, other, token, send, read, close } = await openApiApp(db)
afterAll(close)

/** A body that is right, for what has no example in its description. */
const bodies: Readonly<Record<string, (of: FullCtg) => unknown>> = {
  createMeeting: ({ ids }) => ({ bodyId: ids.body, day: '2027-03-02', hour: '14:30', place: 'Mairie' }),
  depositDataset: () => deposit(safeCells),
}
const bodyOf = ({ operationId, example }: WriteOperation, of: FullCtg) => bodies[operationId]?.(of) ?? example

const onceById = new Map<string, string>()
/** Steps, measures and points of the fixture, by their name in the addresses. */
async function partIds({ ctgId, ids }: FullCtg): Promise<Readonly<Record<string, string>>> {
  const firstOf = async (table: 'action_step' | 'agenda_item') => {
    const row = await db.selectFrom(table).select('id').where('ctg_id', '=', ctgId).executeTakeFirst()
    return row?.id ?? expect.unreachable(`no ${table}`)
  }
  return { stepId: await firstOf('action_step'), agendaItemId: await firstOf('agenda_item'), measureId: ids.measure }
}

async function addressOf({ path }: WriteOperation, of: FullCtg): Promise<string> {
  const ids = { ...addressIds(of), ...(await partIds(of)) }
  return path.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? expect.unreachable(name))
}

/** The ETag of what it changes: the meeting’s own for its agenda, else that of the sheet or the meeting. */
async function matchOf(operation: WriteOperation, of: FullCtg, as: string): Promise<Sending> {
  if (!operation.isVersioned) return {}
  const address = await addressOf(operation, of)
  const [thing = ''] = address.match(/^\/ctgs\/[^/]+\/\w+\/[^/]+/) ?? []
  const { etag, content } = await read(thing, as)
  if (!operation.path.includes('agendaItemId')) return { match: etag }
  const { agendaItemId } = await partIds(of)
  const item = content.agenda.find(({ id }: { id: string }) => id === agendaItemId)
  return { match: `"${item.version}"` }
}

describe.each(writeOperations.map((one) => [one.operationId, one] as const))('%s', (name, operation) => {
  const { method, scope, body } = operation

  test('is tried without a trace, then done once, and told again to the same key', async () => {
    // What removes, or ends, spoils the things of the others.
    const isSpoiling = method === 'delete' || name === 'changeActionStatus'
    const own = isSpoiling ? await givenFullCtg(db) : ctg
    const as = isSpoiling ? await tokenOf(db, own) : token
    const [address, sent] = [await addressOf(operation, own), bodyOf(operation, own)]
    const at = await matchOf(operation, own, as)
    const before = await traces(db)
    const tried = await send(method, `${address}?essai=1`, sent, { ...at, as, key: null })
    expect([tried.status, (await tried.json()).isTrial]).toEqual([200, true])
    expect(await traces(db)).toEqual(before)

    const key = crypto.randomUUID()
    const answer = await send(method, address, sent, { ...at, as, key })
    const content = await answer.json()
    expect({ ok: answer.ok, content: answer.ok ? '' : content }).toEqual({ ok: true, content: '' })
    await expectShape(operation.answer, content)
    const after = await traces(db)
    expect(after.audit_entry).toBeGreaterThan(before.audit_entry ?? 0)
    const line = await db
      .selectFrom('audit_entry')
      .select(['person_name', 'party_id'])
      .where('ctg_id', '=', own.ctgId)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(line.person_name).toMatch(/^Logiciel « Agenda », au nom de la coordination \(/)
    expect(line.party_id).toBe(own.partyId)

    const again = await send(method, address, sent, { ...at, as, key })
    expect([again.status, again.headers.get('idempotency-replayed'), await again.json()]).toEqual([
      answer.status,
      'true',
      content,
    ])
    const otherwise = body ? { ...Object(sent), title: 'Autre chose' } : undefined
    const elsewhere = body ? address : address.replace(/[^/]+$/, crypto.randomUUID())
    if (!body || 'title' in body.shape)
      await refusal(await send(method, elsewhere, otherwise, { ...at, as, key }), 422, 'key-reused')
    expect(await traces(db)).toEqual(after)
  })

  test('is refused without its scope, its key, its version, and of another CTG, and writes nothing', async () => {
    const before = await traces(db)
    const [address, sent] = [await addressOf(operation, ctg), bodyOf(operation, ctg)]
    const at = await matchOf(operation, ctg, token)
    const lent = {
      ctgId: ctg.ctgId,
      by: ctg.actors.townCoordinator,
      scopes: apiScopes.filter((one) => one !== scope),
    }
    const { apiToken: narrow } = await givenWritingToken(db, lent)
    await refusal(await send(method, address, sent, { ...at, as: narrow }), 403, 'scope-missing')
    await refusal(await send(method, address, sent, { ...at, as: ctg.software.apiToken }), 403, 'scope-missing')
    await refusal(await send(method, address, sent, { ...at, key: null }), 400, 'key-missing')
    await refusal(await send(method, address, sent, { ...at, key: 'court' }), 400, 'key-missing')
    await refusal(await send(method, `${address}?essai=oui`, sent, at), 400, 'invalid-query')
    if (operation.isVersioned) {
      await refusal(await send(method, address, sent), 428, 'version-missing')
      await refusal(await send(method, address, sent, { match: '*' }), 428, 'version-missing')
      await refusal(await send(method, address, sent, { match: '"999999"' }), 412, 'changed-meanwhile')
    }
    const [theirs, mixed] = [await addressOf(operation, other), await mixedAddress(operation)]
    await refusal(await send(method, theirs, sent, { match: '"1"' }), 404, 'not-found')
    if (mixed !== undefined) await refusal(await send(method, mixed, sent, { match: '"1"' }), 404, 'not-found')
    expect(await traces(db)).toEqual(before)
  })

  test.runIf(body)('is refused what it does not take, each fault at its place', async () => {
    const before = await traces(db)
    const [address, sent] = [await addressOf(operation, ctg), Object(bodyOf(operation, ctg))]
    const at = await matchOf(operation, ctg, token)
    await expectShape(bodyName(operation), sent)
    const unknown = await refusal(await send(method, address, { ...sent, inconnu: 1 }, at), 422, 'invalid-body')
    expect(unknown.errors).toContainEqual({ pointer: '/inconnu', detail: 'Ce champ est inconnu ici.' })
    for (const [field] of Object.entries(sent)) {
      for (const wrong of [{ a: { b: [] } }, [[[]]], 'x'.repeat(70_000), true]) {
        const answer = await send(method, address, { ...sent, [field]: wrong }, at)
        if (answer.ok) expect.unreachable(`${field} took ${JSON.stringify(wrong).slice(0, 40)}`)
        const { errors, detail } = await answer.json()
        expect([answer.status, detail.length > 0]).toEqual([422, true])
        expect(errors.some(({ pointer }: { pointer: string }) => pointer.startsWith(`/${field}`))).toBe(true)
      }
    }
    expect(await traces(db)).toEqual(before)
  })

  /** Its CTG, with the thing of another. */
  async function mixedAddress(one: WriteOperation): Promise<string | undefined> {
    const theirs = await addressOf(one, other)
    const mixed = theirs.replace(other.ctgId, ctg.ctgId)
    return mixed === (await addressOf(one, ctg)) ? undefined : mixed
  }
  onceById.set(name, method)
})

test('every operation has a name of its own', () => {
  expect(onceById.size).toBe(writeOperations.length)
})
