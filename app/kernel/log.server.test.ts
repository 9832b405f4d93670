import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newTestDatabase } from '#test/database.server.ts'
import { describeError, openLog, withoutAddresses } from './log.server.ts'

const email = 'prenom.nom@ville-de-test.fr'
const given: { database?: Awaited<ReturnType<typeof newTestDatabase>> } = {}
beforeAll(async () => {
  given.database = await newTestDatabase()
})
afterAll(() => given.database?.pool.end())

/** What the log writes of this error, all of it. */
function written(err: unknown): string {
  const lines: string[] = []
  openLog({ write: (line) => void lines.push(line) }).error({ err }, 'test')
  return lines.join('')
}

const refusedBy = async (sql: string, values: readonly unknown[]): Promise<unknown> =>
  given.database?.pool.query(sql, [...values]).then(
    () => expect.unreachable('PostgreSQL took it'),
    (error: unknown) => error,
  )

describe('no address reaches the log', () => {
  test('of a row that PostgreSQL refuses', async () => {
    const error = await refusedBy('insert into person (name, email) values ($1, $2)', [null, email])
    expect(JSON.stringify(error)).toContain(email)
    const line = written(error)
    expect(line).toContain('23502')
    expect(line).not.toMatch(/ville-de-test|Failing row|prenom/)
  })

  test('of a value that PostgreSQL quotes', async () => {
    const line = written(await refusedBy('select $1::uuid', [email]))
    expect(line).toContain('invalid input syntax')
    expect(line).not.toContain('ville-de-test')
  })

  test('of a mail server that refuses one', () => {
    const error = Object.assign(new Error(`550 5.1.1 <${email}>: Recipient address rejected`), {
      code: 'EENVELOPE',
      responseCode: 550,
      rejected: [email],
      response: `550 <${email}>`,
    })
    const line = written(new Error('the mail did not leave', { cause: error }))
    expect(line).toContain('EENVELOPE')
    expect(line).toContain('550 5.1.1 <…@…>')
    expect(line).not.toContain('ville-de-test')
  })

  test('of several errors at once', () => {
    const line = written(new AggregateError([new Error(`for ${email}`)], 'both failed'))
    expect(line).toContain('for …@…')
  })
})

describe('no word that somebody typed reaches the log', () => {
  const typed = 'Mme "Untel" ne veut plus'
  test.each([
    ['an id', 'select $1::uuid', '22P02'],
    ['a number', 'select $1::int', '22P02'],
    ['a day', 'select $1::date', '22007'],
    ['a choice', 'select $1::party_kind', '22P02'],
    ['JSON', 'select $1::jsonb', '22P02'],
  ])('that PostgreSQL quotes, having wanted %s', async (_wanted, sql, code) => {
    const line = written(new Error('not written', { cause: await refusedBy(sql, [typed]) }))
    expect(line).toContain(code)
    expect(line).toContain('log.server.test.ts')
    expect(line).not.toMatch(/Untel|veut/)
  })
  test('that JSON quotes', () => {
    const read = () => JSON.parse(typed)
    try {
      read()
    } catch (error) {
      expect(written(error)).toContain('SyntaxError')
      expect(written(error)).not.toMatch(/Untel|Mme|veut/)
    }
    expect(read).toThrow()
  })
  test('names of columns and constraints are told', async () => {
    expect(written(await refusedBy('select nothing from person', []))).toContain('nothing')
  })
})

test('what is no error is told as what it is, never as what it holds', () => {
  expect(describeError({ email })).toEqual({ message: 'object' })
})

test.each([
  ['Élodie.Müller+ctg@ville.fr', '…@…'],
  ['<a@b.fr>, "c_d@e-f.co.uk"', '<…@…>, "…@…"'],
  ['node_modules/@hono/node-server/dist/index.mjs', 'node_modules/@hono/node-server/dist/index.mjs'],
  ['at 12 h 30 @ noon', 'at 12 h 30 @ noon'],
])('%s', (line, expected) => {
  expect(withoutAddresses(line)).toBe(expected)
})
