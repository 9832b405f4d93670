import { UNSAFE_ErrorResponseImpl as ErrorResponse, redirect } from 'react-router'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readDraft, writeDraft } from './drafts.ts'
import { clientAction, draftField } from './kept-draft.tsx'

const kept = new Map<string, string>()
const storage = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, text: string) => void kept.set(name, text),
  removeItem: (name: string) => void kept.delete(name),
}
beforeEach(() => {
  vi.stubGlobal('localStorage', storage)
  writeDraft(storage, 'k', { savedAt: '2027-05-12T08:42:00Z', answers: [{ name: 'facts', value: 'Dix-huit.' }] })
})
afterEach(() => vi.unstubAllGlobals())

/** What comes of a form when the server answers so. */
function send(serverAction: () => Promise<unknown>) {
  const body = new URLSearchParams({ intent: 'submit-report', facts: 'Dix-huit.', [draftField]: 'k' })
  const request = new Request('http://localhost/point', { method: 'POST', body })
  return clientAction({ request, serverAction })
}
const failing = (error: unknown) => () => Promise.reject(error)

describe('a form whose draft is kept', () => {
  test.each([
    ['the connection is lost', new TypeError('Failed to fetch'), /^Pas de connexion : rien n’est perdu/],
    ['the site restarts', new ErrorResponse(503, '', 'Trame démarre…'), /^Le site ne répond pas : rien n’est perdu/],
  ])('comes back as it is when %s', async (_, error, sentence) => {
    expect(await send(failing(error))).toMatchObject({
      data: { intent: 'submit-report', refusal: expect.stringMatching(sentence) },
      init: { status: 503 },
    })
    expect(readDraft(storage, 'k')).toBeDefined()
  })
  test('keeps its draft when the command refuses, and when one must sign in again', async () => {
    expect(await send(async () => ({ intent: 'submit-report', errors: {} }))).toMatchObject({ errors: {} })
    await expect(send(failing(redirect('/connexion?retour=%2Fpoint')))).rejects.toBeInstanceOf(Response)
    expect(readDraft(storage, 'k')).toBeDefined()
  })
  test('forgets it once the command is done', async () => {
    await expect(send(failing(redirect('/ctg/1/actions/2')))).rejects.toBeInstanceOf(Response)
    expect([...kept]).toEqual([])
  })
  test('lets any other error through, its draft kept', async () => {
    await expect(send(failing(new Error('bug')))).rejects.toThrow('bug')
    expect(readDraft(storage, 'k')).toBeDefined()
  })
})
