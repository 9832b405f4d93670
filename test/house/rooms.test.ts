import { describe, expect, test } from 'vitest'
import { listRoomCircles } from './rooms.ts'
import { parseFile } from './source-file.ts'

const planted = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([file, text]) => parseFile(file, text))

describe('the order of the rooms of a slice', () => {
  const room = (name: string, ...others: readonly string[]) => ({
    [`app/domains/plan/${name}/a.ts`]: others.map((other) => `import '../${other}/a.ts'`).join('\n'),
  })
  const circlesIn = (...rooms: readonly Readonly<Record<string, string>>[]) =>
    listRoomCircles(planted(Object.assign({}, ...rooms)), [])

  test('is refused when two import one another', () => {
    expect(circlesIn(room('cells', 'tree'), room('tree', 'cells'))).toEqual(['rooms of plan: cells → tree → cells'])
  })
  test('is refused when a circle is longer, and is told once', () => {
    expect(circlesIn(room('cells', 'tree'), room('tree', 'sheet'), room('sheet', 'cells'))).toEqual([
      'rooms of plan: cells → tree → sheet → cells',
    ])
  })
  test('is refused when the top of the slice imports a room that imports it', () => {
    const base = { 'app/domains/plan/store.server.ts': "import './sheet/columns.ts'" }
    const sheet = { 'app/domains/plan/sheet/save.server.ts': "import '../store.server.ts'" }
    expect(circlesIn(base, sheet)).toEqual(['rooms of plan: base → sheet → base'])
  })
  test('lets what a slice shows take from its rooms, which take from its base', () => {
    const face = { 'app/domains/plan/steps.server.ts': "import './sheet/save.server.ts'" }
    const sheet = { 'app/domains/plan/sheet/save.server.ts': "import '../store.server.ts'" }
    expect(circlesIn(face, sheet)).toEqual([])
  })
  test('holds without the types, and apart in each slice', () => {
    const types = { 'app/domains/plan/tree/a.ts': "import type { A } from '../cells/a.ts'" }
    expect(circlesIn(room('cells', 'tree'), types)).toEqual([])
    expect(circlesIn(room('cells', 'tree'), { 'app/domains/ctg/tree/a.ts': "import '../cells/a.ts'" })).toEqual([])
  })
  test('lets a circle pass that is known, and no other', () => {
    const known = [{ slice: 'plan', from: 'tree', to: 'cells', why: '' }]
    const two = planted({ ...room('cells', 'tree'), ...room('tree', 'cells') })
    expect(listRoomCircles(two, known)).toEqual([])
    const three = planted({ ...room('cells', 'tree'), ...room('tree', 'cells', 'sheet'), ...room('sheet', 'cells') })
    expect(listRoomCircles(three, known)).toEqual(['rooms of plan: cells → tree → sheet → cells'])
  })
})
