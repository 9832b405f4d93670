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
  {
    point: '1.2',
    finding: 'a field named __proto__ changes what a form is',
    tests: held(
      'test/attacks/hostile-forms.server.test.ts',
      'is a value like another, and changes nothing of what objects are',
    ),
  },
  {
    point: '1.2',
    finding: '199 MB to the sign-in page freeze everyone for 7 s and take 3.9 GB',
    tests: [],
    bench: ['connexion-199', 'connexion-199-morceaux', 'connexion-20', 'lents'],
  },
  {
    point: '1.2',
    finding: '60 MB of « [ » to the accounts do the same',
    tests: [],
    bench: ['crochets-60-comptes', 'crochets-60-connexion', 'crochets-1-comptes'],
  },
  {
    point: '1.2',
    finding: 'large bodies are read on pages that take no file, and files without limit together',
    tests: [],
    bench: ['fichiers-20', 'fichiers-ailleurs', 'champs-connexion', 'parties-connexion', 'parties-100000'],
  },
  {
    point: '1.3',
    finding: 'the bytes of a file are kept before the right is looked at, and stay when it is refused',
    tests: [],
    bench: ['fichiers-sans-droit'],
  },
  {
    point: '1.4',
    finding: 'wrong passwords are tried without end',
    tests: [
      ...held(
        'test/entering.server.test.ts',
        'from one network, has ten tries in a quarter of an hour; asked together, hardly more',
        'where someone guesses, those who have entered there still do',
      ),
      ...held(
        'app/domains/accounts/hashing.server.test.ts',
        'two at a time, and a network that asks a hundred times makes another wait for two',
      ),
    ],
    bench: ['mots-de-passe'],
  },
  {
    point: '1.4',
    finding: 'every address of better-auth answers whoever calls it',
    tests: held(
      'app/http/auth-door.server.test.ts',
      'leaves no endpoint of better-auth reachable but those of its table',
    ),
  },
  {
    point: '1.5',
    finding: 'wrong links and tokens take the server from the others',
    tests: [],
    bench: ['liens', 'jetons'],
  },
  {
    point: '1.6',
    finding: 'a restricted sheet is read by another spelling of its address',
    tests: [
      ...held(
        'app/http/sighted-routes.test.ts',
        'are shown by no route that makes something for all, nor by one that is not named',
      ),
      ...held('test/restricted-actions.server.test.ts', 'written %s'),
    ],
  },
  {
    point: '1.7',
    finding: 'the accounts of the demonstration enter a real instance',
    tests: [],
    missing: 'no test holds it yet',
  },
  {
    point: '2.8',
    finding: '3,000 nested quotes break the sheet, its documents, and the settling of the other texts',
    tests: [],
    bench: ['citations'],
  },
  { point: '2.8', finding: 'a text of 50,000 nodes is taken', tests: [], bench: ['noeuds'] },
  {
    point: '2.8',
    finding: '1,500 small frames silence everyone for 98 s; what nobody reads is kept without end',
    tests: held(
      'app/domains/writing/socket-gate.server.test.ts',
      'for the whole text, 1,500 times at once: pages answer, and who writes elsewhere goes on',
      'for one text after another is closed, and told to come back',
      'closes who floods, and who does not read',
    ),
    bench: ['trames-1500', 'trames-20000', 'sourds', 'socket-inconnu'],
  },
  {
    point: '2.9',
    finding: '100 webhook tests stop a sign-in mail for 7 minutes',
    tests: held(
      'test/slow-receivers.server.test.ts',
      'a sign-in mail leaves within ten seconds of a hundred webhook tests that nobody answers',
      'a CTG that asks for one thing is served before those that asked for fifty, though they asked first',
    ),
    bench: ['webhooks'],
  },
  { point: '2.9', finding: 'archives that become hundreds of megabytes', tests: [], bench: ['bombes'] },
  { point: '2.9', finding: 'costly questions asked all at once', tests: [], bench: ['recherches', 'api-200'] },
  {
    point: '2.10',
    finding: 'the database lost in silence, and restored over a stranger’s',
    tests: [],
    missing: 'no test holds it yet',
  },
  {
    point: '2.11',
    finding: 'a promise that nobody handled stops the process',
    tests: [],
    missing: 'no test holds it yet',
  },
]
