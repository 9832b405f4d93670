/** Figures that other software deposits: masked, attacked by the server, read by whom they are meant for. Rules: docs/rules/api.md §6. */
import { afterAll, expect, test } from 'vitest'
import { makeOpenApi } from '#app/domains/api/description/openapi.server.ts'
import { checkDeposit } from '#app/domains/deposits/check-deposit.server.ts'
import { deposit, done, openApiApp, refusal, safeCells, traces } from '#test/api-app.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenWritingToken } from '#test/software-fixture.server.ts'

const db = await testDatabase()
const { ctg, base, send, read, close } = await openApiApp(db)
afterAll(close)

/** Insufficient protection: the hidden cell is the total minus the others. */
const openCells = [[100], [40], [30], ['secret']] as const

/** The check runs as its job would. */
async function checked(datasetId: string): Promise<void> {
  const author = { personId: null, name: 'Logiciel' }
  await checkDeposit(db, new Date(), { ctgId: ctg.ctgId, datasetId, author })
}

test('masked figures are read once the attacker of the server let them pass; those it opens are shown to nobody', async () => {
  const passed = await done(await send('post', `${base}/datasets`, deposit(safeCells)), 201)
  expect((await read(`${base}/datasets/${passed.id}`)).content).toMatchObject({ state: 'checking', cells: [] })
  await checked(passed.id)
  const { content } = await read(`${base}/datasets/${passed.id}`)
  expect(content).toMatchObject({ state: 'shown', isRead: true })
  expect(content.cells.filter(({ status }: { status: string }) => status === 'secret')).toHaveLength(2)
  // The same counts under another name: what was hidden before is now shown, and the two together open it.
  const second = await done(
    await send('post', `${base}/datasets`, { ...deposit([[100], [40], [57], ['secret']]) }),
    201,
  )
  await checked(second.id)
  expect((await read(`${base}/datasets/${second.id}`)).content).toMatchObject({ state: 'refused', cells: [] })
  const alone = await done(
    await send('post', `${base}/datasets`, { ...deposit(openCells), statisticalUnit: 'enfants attendus' }),
    201,
  )
  await checked(alone.id)
  expect((await read(`${base}/datasets/${alone.id}`)).content.state).toBe('refused')
  const small = await send('post', `${base}/datasets`, deposit([[100], [40], [57], [3]]))
  await refusal(small, 422, 'invalid-body')
})

test('figures are corrected as on the page: the whole again, with what was wrong, attacked beside what it corrects', async () => {
  const corrected = (cells: Parameters<typeof deposit>[0]) => ({ ...deposit(cells), statisticalUnit: 'enfants servis' })
  const former = await done(await send('post', `${base}/datasets`, corrected(safeCells)), 201)
  await checked(former.id)
  const right = { ...corrected([[104], [44], ['secret'], ['secret']]), correctsId: former.id }
  const unsaid = await refusal(await send('post', `${base}/datasets`, right), 422, 'invalid-body')
  expect(unsaid.errors).toMatchObject([{ pointer: '/correctionReason' }])
  const correctionReason = 'Une école oubliée.'
  const opening = { ...right, ...deposit([[104], [44], [57], ['secret']]), statisticalUnit: 'enfants servis' }
  const refused = await done(await send('post', `${base}/datasets`, { ...opening, correctionReason }), 201)
  await checked(refused.id)
  expect((await read(`${base}/datasets/${refused.id}`)).content.state).toBe('refused')
  const { id } = await done(await send('post', `${base}/datasets`, { ...right, correctionReason }), 201)
  await checked(id)
  const shown = { state: 'shown', correctsId: former.id, correctionReason }
  expect((await read(`${base}/datasets/${id}`)).content).toMatchObject(shown)
  expect((await read(`${base}/datasets/${former.id}`)).content).toMatchObject({ state: 'corrected', correctsId: null })
})

test('why a cell has no figure is said, and said again by what corrects it', async () => {
  const rates = (half: number, ...absent: readonly object[]) => {
    const { tables, ...said } = deposit([[half], [40], [null], [null]])
    return {
      ...{ ...said, unit: 'percent', threshold: null, statisticalUnit: 'familles' },
      tables: tables.map((table) => ({ ...table, absent })),
    }
  }
  const absent = ['Secteur sud', 'Secteur est'].map((rowId) => ({
    rowId,
    columnId: 'Enfants',
    reason: 'not-published',
  }))
  const { id: correctsId } = await done(await send('post', `${base}/datasets`, rates(50, ...absent)), 201)
  const { cells } = (await read(`${base}/datasets/${correctsId}`)).content
  expect(cells.map(({ status }: { status: string }) => status)).toEqual(
    expect.arrayContaining(['not-published', 'not-published']),
  )
  const correcting = { correctsId, correctionReason: 'Une école oubliée.' }
  await refusal(await send('post', `${base}/datasets`, { ...rates(52), ...correcting }), 409, 'refused')
  const unknown = rates(52, ...absent, { rowId: 'Ailleurs', columnId: 'Enfants', reason: 'not-published' })
  await refusal(await send('post', `${base}/datasets`, { ...unknown, ...correcting }), 422, 'invalid-body')
  await done(await send('post', `${base}/datasets`, { ...rates(52, ...absent), ...correcting }), 201)
})

test('figures for one party are read by a token of that party alone', async () => {
  const own = { ...deposit(safeCells), statisticalUnit: 'enfants de la ville', audience: 'party' }
  const { id } = await done(await send('post', `${base}/datasets`, own), 201)
  await checked(id)
  const { ctgId, actors } = ctg
  const caf = await givenWritingToken(db, { ctgId, by: actors.cafCoordinator, scopes: ['read-figures'] })
  const theirs = await read(`${base}/datasets/${id}`, caf.apiToken)
  expect(theirs.content).toMatchObject({ isRead: false, cells: [], places: [] })
  expect((await read(`${base}/datasets/${id}`)).content.cells.length).toBeGreaterThan(0)
})

test('a table that opens what another party has let out is refused, and the software is told what to do', async () => {
  const { ctgId, actors } = ctg
  const caf = await givenWritingToken(db, {
    ctgId,
    by: actors.cafCoordinator,
    scopes: ['read-figures', 'deposit-figures'],
  })
  const counts = (cells: Parameters<typeof deposit>[0]) => {
    const { tables, ...said } = deposit(cells)
    const more = ['Secteur ouest', 'Centre'].map((label) => ({ id: label, label, parentId: 'Total' }))
    return {
      ...{ ...said, statisticalUnit: 'enfants de deux parties' },
      tables: tables.map(({ year, released }) => ({
        year,
        released: { ...released, rows: [...released.rows, ...more] },
      })),
    }
  }
  const theirs = await done(
    await send('post', `${base}/datasets`, counts([[657], [312], [200], [117], ['secret'], ['secret']])),
    201,
  )
  await checked(theirs.id)
  expect((await read(`${base}/datasets/${theirs.id}`)).content).toMatchObject({
    state: 'shown',
    check: { refusal: null },
  })
  const ours = counts([[657], [312], [200], ['secret'], [24], ['secret']])
  const { id } = await done(await send('post', `${base}/datasets`, ours, { as: caf.apiToken }), 201)
  await checked(id)
  const { content } = await read(`${base}/datasets/${id}`, caf.apiToken)
  expect(content).toMatchObject({ state: 'refused', check: { failure: null } })
  expect(content.check.refusal).toContain('avec ceux que votre partie a diffusés ou lus d’une autre')
})

test('shared figures are followed by cursors, the last deposited first', async () => {
  const deposited: string[] = []
  for (const unit of ['enfants du nord', 'enfants du sud', 'enfants de l’est'])
    deposited.push(
      (await done(await send('post', `${base}/datasets`, { ...deposit(safeCells), statisticalUnit: unit }), 201)).id,
    )
  const ids: string[] = []
  let cursor = ''
  do {
    const { content } = await read(`${base}/datasets?limite=1${cursor}`)
    ids.push(...content.items.map(({ id }: { id: string }) => id))
    cursor = content.nextCursor === null ? '' : `&curseur=${content.nextCursor}`
  } while (cursor !== '')
  expect(ids.slice(0, 3)).toEqual(deposited.toReversed())
  const { content } = await read(`${base}/datasets`)
  expect(ids).toEqual(content.items.map(({ id }: { id: string }) => id))
})

test('the description says what is accepted: a column, a line, a threshold or a weaker protection beyond it is refused there', async () => {
  const { components } = JSON.parse(JSON.stringify(makeOpenApi('http://localhost')))
  const { threshold, tables } = components.schemas.DepositDatasetBody.properties
  const { rows, columns, rule } = tables.items.properties.released.properties
  expect([rows.maxItems, columns.maxItems, rule.properties.protection.minimum]).toEqual([2_000, 100, 2])
  expect([rows.items.properties.label.maxLength, rule.properties.threshold.maximum]).toEqual([120, 100])
  expect(threshold.anyOf[0].maximum).toBe(100)
  const [table] = deposit(safeCells).tables
  const rates = { ...table?.released, cells: safeCells.map(() => [57.4]) }
  const series = { ...deposit(safeCells), unit: 'percent', threshold: null, tables: [{ ...table, released: rates }] }
  await done(await send('post', `${base}/datasets`, series), 201)
  const weaker = { ...table?.released, rule: { ...table?.released.rule, protection: 1 } }
  const { errors } = await refusal(
    await send('post', `${base}/datasets`, { ...deposit(safeCells), tables: [{ ...table, released: weaker }] }),
    422,
    'invalid-body',
  )
  expect(errors).toMatchObject([{ pointer: '/tables/0/released/rule/protection' }])
})

test('a hundred thousand wrong cells are refused by the first, without a trace', async () => {
  const before = await traces(db)
  const [table] = deposit(safeCells).tables
  const cells = Array.from({ length: 1_200 }, () => Array(100).fill(''))
  const heavy = { ...deposit(safeCells), tables: [{ ...table, released: { ...table?.released, cells } }] }
  const { errors } = await refusal(await send('post', `${base}/datasets`, heavy), 422, 'invalid-body')
  expect(errors).toMatchObject([{ pointer: '/tables/0/released/cells/0/0' }])
  expect(await traces(db)).toEqual(before)
})
