/** The state of an action as a shape, read without colour: full and ticked, half full, paused, dashed. Pure. */
import type { ActionStatus } from '#app/domains/plan/plan.ts'

const box = { x: 2, y: 2, width: 16, height: 16, rx: 3 } as const

/** Beside its words, or beside the count that says them: never alone. */
export const StatusGlyph = ({ status }: { readonly status: ActionStatus }) => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    {shapes[status]}
  </svg>
)

const outlined = <rect {...box} fill="#fff" stroke="#3b2f7f" strokeWidth="1.5" />
const dashed = <rect {...box} fill="#fff" stroke="#5d6679" strokeWidth="1.5" strokeDasharray="3 2" />
const crossed = (
  <>
    <rect {...box} fill="#fff" stroke="#5d6679" strokeWidth="1.5" />
    <path d="m6 6 8 8m0-8-8 8" stroke="#5d6679" strokeWidth="1.5" />
  </>
)

const shapes: Record<ActionStatus, React.ReactNode> = {
  proposed: dashed,
  validated: outlined,
  'not-started': outlined,
  'in-progress': (
    <>
      {outlined}
      <path d="M2 10h16v5a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3z" fill="#3b2f7f" />
    </>
  ),
  done: (
    <>
      <rect {...box} fill="#1f7a4d" />
      <path d="m6 10.5 3 3 5.5-6.5" stroke="#fff" strokeWidth="2" fill="none" />
    </>
  ),
  suspended: (
    <>
      <rect {...box} fill="#fdf1d8" stroke="#8c5800" strokeWidth="1.5" />
      <path d="M8 6.5v7M12 6.5v7" stroke="#8c5800" strokeWidth="2" />
    </>
  ),
  abandoned: crossed,
  deferred: crossed,
}
