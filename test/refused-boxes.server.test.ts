/** Several boxes of one name, in a form refused without JavaScript: the page comes back with those that were ticked. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { commandRows } from './command-rows/index.ts'
import { testDatabase } from './database.server.ts'
import { givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const given: { db?: Database; app?: TestApp } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')
beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
})
afterAll(() => given.app?.close())

type Box = { readonly name: string; readonly value: string; readonly isTicked: boolean }
const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** The first form of this intent, and its boxes. */
function formIn(html: string, intent: string): { readonly subject: string; readonly boxes: readonly Box[] } {
  const [form = ''] = html
    .split('<form')
    .flatMap((one) => (one.includes(`name="intent" value="${intent}"`) ? one.split('</form>')[0] : []))
  const boxes = [...form.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'name'),
    value: attribute(tag, 'value'),
    isTicked: tag.includes(' checked=""'),
  }))
  return { subject: /name="subject" value="([^"]*)"/.exec(form)?.[1] ?? '', boxes }
}

const ticked = (boxes: readonly Box[]) =>
  boxes.flatMap(({ name, value, isTicked }) => (isTicked ? [`${name}=${value}`] : []))

test('no form of the house gives back other boxes than those sent', async () => {
  const ctg = await givenFullCtg(db())
  const asked: string[] = []
  for (const [name, row] of Object.entries(commandRows)) {
    if (row.isJson || row.prepare) continue
    const cookie = await app().signIn(ctg.actors[row.mayDo[0] ?? expect.unreachable('nobody may')])
    const page = await (await app().get(row.url(ctg), cookie)).text()
    const { subject, boxes } = formIn(page, row.intent)
    const isShared = (box: Box) => boxes.filter((other) => other.name === box.name).length > 1
    // The opposite of what the page proposes, and nothing else: what is required is missing.
    const sent = boxes.filter(isShared).map((box) => ({ ...box, isTicked: !box.isTicked }))
    if (sent.length === 0) continue
    const form: Record<string, string[]> = { intent: [row.intent], ...(subject && { subject: [subject] }) }
    for (const { name: field, value, isTicked } of sent) if (isTicked) form[field] = [...(form[field] ?? []), value]
    const refused = await app().post(row.url(ctg), form, cookie)
    if (refused.status !== 422) continue
    const back = formIn(await refused.text(), row.intent).boxes.filter(isShared)
    expect({ name, back: ticked(back) }).toEqual({ name, back: ticked(sent) })
    asked.push(name)
  }
  expect(asked.length).toBeGreaterThanOrEqual(16)
})
