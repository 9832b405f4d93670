import { describe, expect, test } from 'vitest'
import { readDoorRefusal, readServerMessage, type ServerMessage, writeServerMessage } from './collab.ts'

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
