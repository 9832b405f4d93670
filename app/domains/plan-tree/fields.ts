/** Fields of the acts on the tree. Pure. */
import { choice, optionalId } from '#app/kernel/fields.ts'
import { moveWays } from './moves.ts'

/** `targetId`: the new parent for `under`, the new brother for `before` and `after`. */
export const moveFields = { way: choice(moveWays), targetId: optionalId() }
