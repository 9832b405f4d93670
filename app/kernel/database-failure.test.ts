import { describe, expect, test } from 'vitest'
import { isDatabaseFailure, isDatabaseSilent, publicFailure } from './database-failure.ts'

const withCode = (code: string) => Object.assign(new Error('said by PostgreSQL'), { code })

describe('an error of the database', () => {
  test.each(['08006', '57P01', '57P02', '57P03', '53300', '57014', '25P03', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'])(
    'of code %s means that it does not answer',
    (code) => expect(isDatabaseFailure(withCode(code))).toBe(true),
  )
  test.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Query read timeout',
    'timeout exceeded when trying to connect',
    'timeout expired',
    'Client has encountered a connection error and is not queryable',
  ])('that says « %s » means that it does not answer', (sentence) =>
    expect(isDatabaseFailure(new Error(sentence))).toBe(true),
  )
  test.each(['23505', '23503', '42P01', '22012', '40001'])('of code %s is an answer', (code) => {
    const error = withCode(code)
    expect(isDatabaseFailure(error)).toBe(false)
    expect(publicFailure(error)).toBe(error)
  })
  test('that found no room on the disk of PostgreSQL says so: it is there, and reads', () => {
    const error = withCode('53100')
    expect(isDatabaseFailure(error)).toBe(false)
    expect(publicFailure(error)).toMatchObject({ kind: 'unavailable', code: 'documents.disk-full' })
  })
  test('becomes a refusal that can be told, and nothing else does', () => {
    expect(isDatabaseSilent(publicFailure(withCode('57P01')))).toBe(true)
    expect(isDatabaseSilent(new Error('timeout expired'))).toBe(false)
  })
})
