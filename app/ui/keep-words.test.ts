import {
  type DataStrategyResult,
  data,
  UNSAFE_ErrorResponseImpl as ErrorResponse,
  RouterContextProvider,
  redirect,
} from 'react-router'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { clientMiddleware } from './keep-words.tsx'
import { begin, renumber, sendingOf, settle } from './sendings.tsx'

const storage = new Map<string, string>()
const forget = () => void storage.delete('brouillon:k')
beforeEach(() => {
  storage.set('brouillon:k', '{}')
})
afterEach(() => {
  vi.unstubAllGlobals()
  settle('request-1')
})

type Results = Record<string, DataStrategyResult>

/** What the router is given of a form when the server answers so. @param isOurs false for a card dropped, which no form sends */
async function send(
  outcome: DataStrategyResult,
  isOurs = true,
  signal = new AbortController().signal,
): Promise<Results> {
  if (isOurs) begin('request-1', forget)
  const body = new URLSearchParams({ intent: 'submit-report', facts: 'Dix-huit.', requestId: 'request-1' })
  const request = new Request('http://localhost/point', { method: 'POST', body, signal })
  const args = { request, url: new URL(request.url), pattern: '', params: {}, context: new RouterContextProvider() }
  const answer = await clientMiddleware[0]?.(args, async () => ({ page: outcome }))
  return answer ?? {}
}
const failed = (error: unknown): DataStrategyResult => ({ type: 'error', result: data(error) })
const answered = (result: unknown): DataStrategyResult => ({ type: 'data', result })

describe('a form', () => {
  test.each([
    ['the connection is lost', failed(new TypeError('Failed to fetch')), 'pas de connexion'],
    ['the proxy has no Trame', failed(new ErrorResponse(502, '', 'Bad Gateway')), 'le site ne répond pas'],
    [
      'the site restarts',
      { type: 'error', result: new ErrorResponse(503, '', 'Trame démarre…') },
      'le site ne répond pas',
    ],
    ['a proxy asks to wait', failed(new ErrorResponse(429, '', 'slow down')), 'le site ne répond pas'],
    ['another page answers', failed(new Error('Unable to decode turbo-stream response')), 'le site ne répond pas'],
  ] as const)('stays as it is when %s, and is sent again', async (_, outcome, reason) => {
    expect(await send(outcome)).toMatchObject({
      page: { type: 'data', result: { data: undefined, init: { status: 503 } } },
    })
    expect(sendingOf('request-1')).toMatchObject({ state: 'lost', reason })
    expect(storage.size).toBe(1)
  })
  test('stays too when the server fails or knows the thing no more, and says our sentence', async () => {
    expect(await send(failed(new Error('Unexpected Server Error')))).toMatchObject({ page: { type: 'data' } })
    expect(sendingOf('request-1')).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/Vos mots sont toujours ici/),
    })
    await send(failed(new ErrorResponse(404, '', { refusal: 'Cette page n’existe pas.' })))
    expect(sendingOf('request-1')).toMatchObject({ state: 'failed', reason: 'Cette page n’existe pas.' })
    await send(failed(new ErrorResponse(404, '', { closed: { sentence: 'Ce lien est fermé.' } })))
    expect(sendingOf('request-1')).toMatchObject({ state: 'failed', reason: 'Ce lien est fermé.' })
    await send(failed(new ErrorResponse(429, '', { refusal: 'Trop d’essais.' })))
    expect(sendingOf('request-1')).toMatchObject({ state: 'failed', reason: 'Trop d’essais.' })
    await send(failed(new ErrorResponse(413, '', 'Request Entity Too Large')))
    expect(sendingOf('request-1')).toMatchObject({ state: 'failed', reason: expect.stringMatching(/trop lourd/) })
    expect(storage.size).toBe(1)
  })
  test('refused by its command shows the answer itself, its draft kept', async () => {
    const outcome = answered(data({ intent: 'submit-report', errors: {} }, 422))
    expect(await send(outcome)).toEqual({ page: outcome })
    expect(sendingOf('request-1')).toBeUndefined()
    expect(storage.size).toBe(1)
  })
  test('keeps its draft when one must sign in again', async () => {
    await send({ type: 'error', result: redirect('/connexion?retour=%2Fpoint') })
    expect(storage.size).toBe(1)
  })
  test('has arrived once the command leads on: its draft goes', async () => {
    const outcome = { type: 'error', result: redirect('/ctg/1/actions/2') } as const
    expect(await send(outcome)).toEqual({ page: outcome })
    expect(sendingOf('request-1')).toEqual({ state: 'arrived' })
    expect([...storage]).toEqual([])
  })
  test('given up for another one has not arrived', async () => {
    const controller = new AbortController()
    controller.abort()
    await send(failed(undefined), true, controller.signal)
    expect(sendingOf('request-1')).toMatchObject({ state: 'lost', reason: 'un autre envoi est passé avant' })
  })
  test('told once, goes on being told under another number', async () => {
    await send(failed(new TypeError('Failed to fetch')))
    renumber('request-1', 'request-2')
    expect(sendingOf('request-2')).toMatchObject({ state: 'lost' })
    begin('request-2', forget)
    expect(sendingOf('request-2')).toMatchObject({ state: 'under-way', reason: 'pas de connexion' })
    settle('request-2')
  })
})

test('a card dropped, that no form sends, is told to its page', async () => {
  expect(await send(failed(new TypeError('Failed to fetch')), false)).toMatchObject({
    page: { result: { data: { intent: 'submit-report', refusal: 'Pas encore envoyé : pas de connexion.' } } },
  })
})

test('a page that cannot be read waits for the network, then is read again', async () => {
  const browser = new EventTarget()
  vi.stubGlobal('window', browser)
  vi.stubGlobal('navigator', { onLine: false })
  vi.stubGlobal('location', { pathname: '/ctg/1', search: '' })
  const request = new Request('http://localhost/ctg/1/plan?tri=-echeance')
  const args = { request, url: new URL(request.url), pattern: '', params: {}, context: new RouterContextProvider() }
  const lost = async (): Promise<Results> => ({ page: { type: 'error', result: new TypeError('Failed to fetch') } })
  const reading = Promise.resolve(clientMiddleware[0]?.(args, lost)).catch((error: unknown) => error)
  const state = () =>
    Promise.race([reading.then(() => 'read'), new Promise((resolve) => setTimeout(resolve, 20, 'waits'))])
  expect(await state()).toBe('waits')
  browser.dispatchEvent(new Event('online'))
  const again = await reading
  expect(again instanceof Response && again.headers.get('location')).toBe('/ctg/1/plan?tri=-echeance')
})
