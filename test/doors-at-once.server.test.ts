/**
 * Acts without account, sent twice at the same instant: they come to what they come to sent twice in a row, and one form pressed
 * twice to what it comes to once. Nothing is doubled, journaled twice, lost nor a fault. Why: docs/decisions/0094.
 */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { guestCommands } from '#app/kernel/guest-command.server.ts'
import { type DoorRow, doorRows, otherDoors } from './door-rows.ts'
import { givenFullCtg } from './full-ctg.server.ts'
import { withHeldCommits } from './same-instant.server.ts'

const { db, app, together, adding } = withHeldCommits()

type Way = 'in a row' | 'together' | 'once'

/** @param requestId of one form pressed twice; two forms when left out */
async function play(row: DoorRow, way: Way, requestId?: string) {
  const ctg = await givenFullCtg(db())
  const made = await row.prepare?.(db(), ctg)
  const form = { ...row.form(ctg), ...(requestId !== undefined && { requestId }) }
  const url = row.url(ctg, String(made))
  const once = async () => (await app().postData(url, form)).status
  return adding(async () => {
    if (way === 'together') return together(once, once)
    const first = await once()
    return [first, way === 'once' ? first : await once()]
  })
}

const rows = Object.entries({ ...doorRows, ...otherDoors })

test('every act without account is sent', () => {
  expect([...guestCommands].filter((name) => !(name in doorRows)).sort()).toEqual([])
})

test.each(rows)('%s', async (_name, row) => {
  const inARow = await play(row, 'in a row')
  const atOnce = await play(row, 'together')
  expect(inARow.answers[0]).toBe(row.answers ?? 202)
  expect(atOnce).toEqual(inARow)
})

test.each(rows.filter(([, { isWithoutKey }]) => !isWithoutKey))('%s, one form pressed twice', async (_name, row) => {
  const once = await play(row, 'once', randomUUID())
  expect(await play(row, 'together', randomUUID())).toEqual(once)
})
