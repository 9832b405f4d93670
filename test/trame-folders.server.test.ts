/** A test that starts Trame leaves no process behind, whatever cut it short. */
import path from 'node:path'
import { expect, test } from 'vitest'
import { newOpenFolder, startTrame } from './started-trame.server.ts'
import { closeFolder } from './trame-folders.server.ts'

test('cut by its time limit, it goes on and starts nothing more', async () => {
  const folder = newOpenFolder()
  await closeFolder(folder)
  expect(() => startTrame({ data: path.join(folder, 'instance'), port: 1 })).toThrow('no folder')
})
