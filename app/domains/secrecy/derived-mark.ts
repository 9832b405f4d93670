/** What is computed from hidden counts is hidden. Pure. */
import type { CellMark } from './secrecy.ts'

/** Mark of a rate, a share, an evolution: hidden when one of its counts is, absent when one is absent. */
export function derivedMark(...parts: readonly CellMark[]): CellMark {
  if (parts.includes('primary')) return 'primary'
  if (parts.includes('complementary')) return 'complementary'
  return parts.includes('absent') ? 'absent' : 'shown'
}
