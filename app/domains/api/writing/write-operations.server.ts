/** Every operation that writes. Rules: docs/rules/api.md §3. */
import { actionWrites } from './action-writes.server.ts'
import { figureWrites } from './figure-writes.server.ts'
import { meetingWrites } from './meeting-writes.server.ts'
import { partWrites } from './part-writes.server.ts'
import type { WriteOperation } from './write-operation.ts'

export const writeOperations: readonly WriteOperation[] = [
  ...actionWrites,
  ...partWrites,
  ...meetingWrites,
  ...figureWrites,
]
