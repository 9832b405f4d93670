/** Who is shown on a text: one caret a window, however many are claimed. Rules: docs/rules/writing.md §6. */
import { expect, test } from 'vitest'
import type { Pen } from '#test/writing-fixture.server.ts'
import { openTwoNodes, until } from './two-nodes.fixture.server.ts'

const { givenChapter, sitDown } = openTwoNodes()

/** So many carets at once, none of them hers, in one message. */
function claimCarets({ provider: { awareness } }: Pen, count: number): void {
  if (!awareness) throw new Error('no presence')
  const claimed = Array.from({ length: count }, (_, index) => 1_000_000 + index)
  for (const client of claimed) {
    awareness.states.set(client, {})
    awareness.meta.set(client, { clock: 1, lastUpdated: Date.now() })
  }
  awareness.emit('update', [{ added: claimed, updated: [], removed: [] }, 'local'])
}

const carets = ({ provider }: Pen): number => provider.awareness?.getStates().size ?? 0

test.each([100_000, 500])('%i carets claimed at once are not shown, and hold up nobody', async (count) => {
  const { actors, key } = await givenChapter()
  const caf = await sitDown(0, actors.cafCoordinator, key)
  const near = await sitDown(0, actors.townCoordinator, key)
  const far = await sitDown(1, actors.townCoordinator, key)
  await until(() => caf.isSaved() && near.isSaved() && far.isSaved())
  claimCarets(caf, count)
  near.write('Bonjour')
  await until(() => near.isSaved() && far.text() === 'Bonjour')
  // Four of one window, and the carets of the three who are there.
  expect(carets(near)).toBeLessThan(8)
  expect(carets(far)).toBeLessThan(8)
})
