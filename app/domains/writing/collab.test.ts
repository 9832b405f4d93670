import { describe, expect, test } from 'vitest'
import { othersIn, readDoorRefusal, readServerMessage, type ServerMessage, writeServerMessage } from './collab.ts'

describe('what the server says beside the text', () => {
  const messages: readonly ServerMessage[] = [
    { kind: 'frozen' },
    { kind: 'writable' },
    { kind: 'restart' },
    { kind: 'refused', reason: 'bad-link' },
  ]
  test.each(messages)('$kind is read as it was written', (message) => {
    expect(readServerMessage(writeServerMessage(message))).toEqual(message)
  })
  test.each(['', 'gelé', 'null', '{}', '{"kind":"refused"}', '{"kind":"other"}'])(
    '« %s » is none of ours',
    (payload) => {
      expect(readServerMessage(payload)).toBeUndefined()
    },
  )
  test('an unknown reason at the door is no refusal: it is asked again', () => {
    expect(readDoorRefusal('permission-denied')).toBeUndefined()
    expect(readDoorRefusal('signed-out')).toBe('signed-out')
  })
})

test('the others in a text are told once each, by name, and never to themselves, in whatever window', () => {
  const writer = (personId: string, name: string) => ({
    user: { personId, name, partyId: 'p', partyName: 'Ville', partyKind: 'authority' as const },
  })
  const [own, other, third] = [writer('1', 'Antoine'), writer('2', 'Claire'), writer('3', 'Bruno')]
  const states = [own, other, own, other, third, { user: { name: 'Personne' } }, {}]
  expect(othersIn(states, own.user).map(({ name }) => name)).toEqual(['Bruno', 'Claire'])
  expect(othersIn([own], own.user)).toEqual([])
})
