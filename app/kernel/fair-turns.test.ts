import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { DomainError } from './errors.ts'
import { fairTurns, type TakeTurn } from './fair-turns.ts'

const bounds = { concurrency: 2, mostWaiting: 20, mostOfOne: 12 }

/** Asks for a piece of work of this owner; says when it begins and ends. */
function asking(take: TakeTurn) {
  const begun: string[] = []
  const now = { running: 0, most: 0 }
  const ask = (owner: string) =>
    take(owner, async () => {
      begun.push(owner)
      now.most = Math.max(now.most, ++now.running)
      await wait(10)
      now.running--
    })
  return { begun, now, ask }
}

describe('heavy work', () => {
  test('is done so many at a time, one for each owner', async () => {
    const { begun, now, ask } = asking(fairTurns(bounds))
    await Promise.all([...Array(6)].map((_, index) => ask(`ctg ${index}`)))
    expect(begun).toHaveLength(6)
    expect(now.most).toBe(2)
    const alone = asking(fairTurns(bounds))
    await Promise.all([...Array(4)].map(() => alone.ask('one')))
    expect(alone.now.most).toBe(1)
  })

  test('of one owner who asks ten times delays another by none, of two by one piece', async () => {
    const { begun, ask } = asking(fairTurns(bounds))
    const answers = [...Array(10)].flatMap(() => [ask('a'), ask('b')])
    answers.push(ask('c'))
    await Promise.all(answers)
    expect(begun.indexOf('c')).toBeLessThan(4)
  })

  test('beyond what may wait is refused at once, in words, and what waits is done', async () => {
    const { begun, ask } = asking(fairTurns({ concurrency: 1, mostWaiting: 2, mostOfOne: 1 }))
    const answers = [ask('a'), ask('a')]
    await expect(ask('a')).rejects.toMatchObject({ kind: 'unavailable', code: 'documents.too-busy' })
    answers.push(ask('b'))
    await expect(ask('c')).rejects.toMatchObject({ code: 'documents.too-busy' })
    await Promise.all(answers)
    expect(begun).toEqual(['a', 'b', 'a'])
  })

  test('of whoever has the most waiting gives its last place, once the queue is full, to who has less', async () => {
    const { begun, ask } = asking(fairTurns({ concurrency: 1, mostWaiting: 5, mostOfOne: 3 }))
    const answers = ['a', 'a', 'a', 'a', 'b', 'b', 'c', 'd', 'c'].map(ask)
    const states = (await Promise.allSettled(answers)).map(({ status }) => status === 'fulfilled')
    expect(states).toEqual([true, true, false, false, true, true, true, true, false])
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'a', 'b'])
  })

  test('of whoever need not wait is done, however many wait', async () => {
    const { begun, ask } = asking(fairTurns({ concurrency: 10, together: 1, mostWaiting: 1, mostOfOne: 3 }))
    const answers = [ask('a'), ask('a')]
    await expect(ask('a')).rejects.toMatchObject({ code: 'documents.too-busy' })
    answers.push(ask('b'))
    await expect(ask('b')).rejects.toMatchObject({ code: 'documents.too-busy' })
    expect(begun).toEqual(['a', 'b'])
    await Promise.all(answers)
  })

  test('may be done several at a time for one owner, and says itself that too much waits', async () => {
    const tooBusy = () => new DomainError('too-many', 'attempts.at-once')
    const turns = fairTurns({ concurrency: 10, together: 3, mostWaiting: 50, mostOfOne: 5, tooBusy })
    const { begun, now, ask } = asking(turns)
    const requests = [...Array(8)].map(() => ask('a'))
    await expect(ask('a')).rejects.toMatchObject({ kind: 'too-many', code: 'attempts.at-once' })
    requests.push(ask('b'))
    expect(begun).toEqual(['a', 'a', 'a'])
    await Promise.all(requests)
    expect({ most: now.most, third: begun.indexOf('b') }).toEqual({ most: 4, third: 3 })
  })

  test('of two who ask again as soon as they are answered does not hold up a third, who has three pieces waiting', async () => {
    const { begun, ask } = asking(fairTurns({ ...bounds, concurrency: 1 }))
    const office = [ask('office'), ask('office'), ask('office')]
    const asksAgain = async (owner: string) => {
      for (let turn = 0; turn < 8; turn += 1) await ask(owner)
    }
    await Promise.all([...office, asksAgain('a'), asksAgain('b')])
    expect(begun.slice(0, 7)).toEqual(['office', 'a', 'b', 'office', 'a', 'b', 'office'])
  })

  test('that fails gives its turn to the next', async () => {
    const take = fairTurns({ ...bounds, concurrency: 1 })
    const failed = take('a', () => Promise.reject(new Error('broken')))
    const next = take('a', async () => 'done')
    await expect(failed).rejects.toThrow('broken')
    expect(await next).toBe('done')
  })
})
