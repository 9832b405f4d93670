/**
 * What attacked Trame with success one day (issue 10), and which test refuses it today: the table of contents of the attacker’s
 * suite. `test/attacks/findings.test.ts` reads that each named test exists. What is too heavy for a test is an attack of
 * `npm run bench -- attack`, named here.
 */
export type HeldBy = { readonly file: string; readonly title: string }
export type Finding = {
  /** Number of the point in issue 10. */
  readonly point: string
  readonly finding: string
  readonly tests: readonly HeldBy[]
  /** Attacks of the bench that measure it. */
  readonly bench?: readonly string[]
  /** What no test holds yet; said rather than hidden. */
  readonly missing?: string
}

const held = (file: string, ...titles: readonly string[]): readonly HeldBy[] => titles.map((title) => ({ file, title }))

const frontDoor = 'test/attacks/front-door.server.test.ts'

export const findings: readonly Finding[] = [
  {
    point: '1.1',
    finding: 'a form or a socket of another site is let in',
    tests: held(
      frontDoor,
      'signs nobody in, sent as %s',
      'changes nothing of who is signed in',
      'is not opened from a page of another site, even with her session',
      'is not opened without a session',
    ),
  },
  {
    point: '1.2',
    finding: 'messages that two readers cut differently, methods that echo',
    tests: held(
      frontDoor,
      'a TRACE gives nothing back',
      'a length and pieces together are refused: no second message hides in the first',
    ),
  },
]
