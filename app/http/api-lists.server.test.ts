/** Lists of the API: by pages, by filters, by cursors. Rules: docs/rules/api.md §2, §4. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { writeCursor } from '#app/domains/api/cursor.ts'
import { operations } from '#app/domains/api/reading/read-operations.server.ts'
import { openApiApp, refusal, site } from '#test/api-app.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addressIds, givenFullCtg } from '#test/full-ctg.server.ts'
import { joinParts } from '#test/joined-parts.server.ts'

const db = await testDatabase()
const { ctg, token, get, close } = await openApiApp(db)
afterAll(close)
beforeAll(() => joinParts(db, ctg))

test('lists go by pages, with the addresses of the others', async () => {
  const big = await givenFullCtg(db)
  const { apiToken } = big.software
  await db
    .insertInto('action')
    .values(
      Array.from({ length: 249 }, (_, index) => ({
        ctg_id: big.ctgId,
        id: crypto.randomUUID(),
        number: index + 2,
        code: String(index + 2),
        title: `Action ${index + 2}`,
        status: 'in-progress' as const,
        created_at: new Date(),
      })),
    )
    .execute()
  const address = `/ctgs/${big.ctgId}/actions`
  const second = await get(`${address}?page=2`, apiToken)
  const page = await second.json()
  expect(page).toMatchObject({ page: 2, pageSize: 100, pageCount: 3, total: 250 })
  expect(page.items.map(({ number }: { number: number }) => number)).toEqual(
    Array.from({ length: 100 }, (_, index) => index + 101),
  )
  const to = (number: number, rel: string) => `<${site}/api/v1${address}?page=${number}>; rel="${rel}"`
  const next = `<${site}/api/v1${address}?curseur=${page.nextCursor}>; rel="next"`
  expect(second.headers.get('link')).toBe([next, to(1, 'prev'), to(3, 'last')].join(', '))
  const beyond = await get(`${address}?page=99`, apiToken)
  expect(beyond.headers.get('link')).toBe([to(3, 'prev'), to(3, 'last')].join(', '))
  expect((await (await get(`${address}?page=4`, apiToken)).json()).items).toEqual([])
  const some = await (await get(`${address}?etat=en-cours&q=action%2012&fiche=${page.items[0].id}`, apiToken)).json()
  expect(some).toMatchObject({ total: 0, items: [] })
  const one = await get(`${address}?page=1&etat=terminees&etat=en-cours&fiche=${page.items[0].id}`, apiToken)
  expect(await one.json()).toMatchObject({ total: 1, items: [{ id: page.items[0].id }] })
  expect(one.headers.get('link')).toContain('etat=terminees&etat=en-cours')
  for (const wrong of ['0', '-1', 'deux', '1.5', '9999999'])
    await refusal(await get(`${address}?page=${wrong}`, apiToken), 400, 'invalid-query')
})

test.each([
  ['actions', 'etat=nimp', /^« etat » n’a pas une valeur possible\. Valeurs possibles : .*en-cours/],
  ['actions', 'etat=en-cours&etat=nimp', /^« etat » n’a pas une valeur possible/],
  ['actions', 'theme=petite-enfance', /^« theme » n’a pas une valeur possible\. Voyez openapi\.json\.$/],
  ['actions', 'annee=1500', /^« annee » n’a pas une valeur possible/],
  [
    'actions',
    'status=done',
    /^« status » : paramètre inconnu ici\. Cette adresse prend : page, curseur, limite, q, theme, etat/,
  ],
  ['actions', 'status=done&state=x', /^« status », « state » : paramètres inconnus ici/],
  ['actions', 'q=creche&q=jardin', /^« q » est donné plusieurs fois/],
  ['measures', 'etat=en-cours', /^« etat » : paramètre inconnu ici\. Cette adresse prend : page, curseur, limite\.$/],
  ['plan', 'page=1', /^« page » : paramètre inconnu ici\. Cette adresse n’en prend aucun\.$/],
])('%s?%s is refused with its parameter, instead of answering everything', async (path, search, said) => {
  const answer = await get(`/ctgs/${ctg.ctgId}/${path}?${search}`, ctg.software.apiToken)
  expect((await answer.clone().json()).detail).toMatch(said)
  await refusal(answer, 400, 'invalid-query')
})

const nextOf = (answer: Response): string | undefined =>
  answer.headers
    .get('link')
    ?.match(/<([^>]+)>; rel="next"/)?.[1]
    ?.replace(`${site}/api/v1`, '')

/** Follows a list to its end. @param between what happens after its first part */
async function follow(address: string, token: string, between: () => Promise<unknown> = async () => undefined) {
  const ids: string[] = []
  let next: string | undefined = address
  for (let parts = 0; next !== undefined; parts += 1) {
    expect(parts).toBeLessThan(20)
    const answer = await get(next, token)
    const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(await answer.json())
    ids.push(...items.map(({ id }) => id))
    if (parts === 0) await between()
    next = nextOf(answer)
  }
  return ids
}

const lists = operations
  .filter(({ query }) => 'curseur' in query.shape)
  .map(({ path, operationId }) => [path, operationId] as const)
test.each(lists)('%s is followed by its cursors, to the end and each thing once', async (path, list) => {
  const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => addressIds(ctg)[name] ?? expect.unreachable(name))
  const { items } = await (await get(address, token)).json()
  const ids = items.map(({ id }: { id: string }) => id)
  expect(await follow(`${address}?limite=1`, token)).toEqual(ids)
  const forged = [[2 ** 40], [2 ** 40, 1, crypto.randomUUID()], [1.5], ['hier', crypto.randomUUID()]]
  for (const wrong of [
    ...['curseur=nimp', 'curseur=WyJsaXN0QXV0cmUiLFsxXV0', 'limite=0', 'limite=101', 'curseur='],
    ...forged.map((key) => `curseur=${writeCursor(list, key)}`),
  ])
    await refusal(await get(`${address}?${wrong}`, token), 400, 'invalid-query')
})

test('what is added meanwhile neither shifts nor repeats what follows', async () => {
  const { ctgId, ids, software } = await givenFullCtg(db)
  const addMeeting = (day: number) =>
    db
      .insertInto('meeting')
      .values({
        ...{ ctg_id: ctgId, id: crypto.randomUUID(), body_id: ids.body, title: `Réunion ${day}`, status: 'convened' },
        starts_at: new Date(Date.UTC(2028, 0, day)),
      })
      .execute()
  for (const day of [1, 2, 3, 4]) await addMeeting(day)
  const address = `/ctgs/${ctgId}/meetings`
  const before = await follow(`${address}?limite=2`, software.apiToken)
  // The latest comes first: without a cursor, one page would say again the last of the page before.
  expect(await follow(`${address}?limite=2`, software.apiToken, () => addMeeting(5))).toEqual(before)
})

test('means, dependencies and documents are told with what they hang on', async () => {
  const read = async (path: string) => (await (await get(`/ctgs/${ctg.ctgId}/${path}`, token)).json()).items
  const { action } = ctg.ids
  expect(await read('means')).toMatchObject([
    { actionId: action, actionNumber: 1, year: 2026, funderName: 'Ville', amountEuros: null, state: 'estimated' },
    { actionId: action, actionNumber: 1, year: 2027, funderName: 'Caf', amountEuros: 12_000, state: 'granted' },
  ])
  expect(await read('dependencies')).toMatchObject([
    { code: '8', stepId: null, afterActionId: action, afterStepId: null, conflict: 'already-begun' },
  ])
  const documents = await read('documents')
  expect(
    documents
      .map(({ name, subjects }: { name: string; subjects: readonly { type: string }[] }) => [
        name,
        ...subjects.map(({ type }) => type),
      ])
      .toSorted(),
  ).toEqual([
    ['bilan.pdf', 'agenda-item'],
    ['photo.jpg', 'progress-report'],
    ['plan-de-la-creche.pdf', 'action'],
  ])
  expect(documents[0]).toMatchObject({ sha256: 'b'.repeat(64), sizeBytes: 12, mediaType: 'application/pdf' })
})
