/**
 * What attacked Trame with success one day (issue 10), and which test refuses it today. Long because each attack has its row: the
 * table of contents of the attacker’s suite. `test/attacks/findings.test.ts` reads that each named test exists. What is too heavy
 * for a test is an attack of `npm run bench -- attack`, named here.
 */
export type HeldBy = { readonly file: string; readonly title: string }
export type Finding = {
  /** Number of the point in issue 10; `secrecy`: what a count under the threshold was read by (issue 13). */
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
const origins = 'test/our-origin.server.test.ts'
const uploads = 'test/uploads.server.test.ts'
const accounts = 'test/accounts.server.test.ts'
const entering = 'test/entering.server.test.ts'
const restricted = 'test/restricted-actions.server.test.ts'
const updates = 'app/domains/writing/clean-update.server.test.ts'
const folder = 'app/kernel/data-folder.server.test.ts'
const removal = 'seed/demo/remove-demo.server.test.ts'
const backup = 'app/kernel/backup/backup.server.test.ts'
const silence = 'test/database-silence.server.test.ts'
const sheets = 'app/domains/documents/spreadsheet.server.test.ts'

export const findings: readonly Finding[] = [
  {
    point: '1.1',
    finding: 'behind a proxy that carries HTTPS, nobody signs in nor saves',
    tests: [
      ...held(origins, 'a page of ours sends, and is heard'),
      ...held(
        'e2e/behind-proxy.spec.ts',
        'on entre, on enregistre, on joint un fichier, on écrit à deux',
        'sans JavaScript aussi',
      ),
    ],
  },
  {
    point: '1.1',
    finding: 'a form or a socket of another site is let in',
    tests: [
      ...held(
        frontDoor,
        'signs nobody in, sent as %s',
        'changes nothing of who is signed in',
        'is not opened from a page of another site, even with her session',
        'is not opened without a session',
      ),
      ...held(
        origins,
        'a page of another site is refused',
        'a page without an origin too, except at a personal link, whose pages have none',
      ),
      ...held('e2e/behind-proxy.spec.ts', 'une page d’un autre site n’envoie rien, ni formulaire, ni donnée, ni texte'),
    ],
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
    finding: 'an act asked for by the name « constructor » is a fault of the server, without an account too',
    tests: held('test/attacks/hostile-forms.server.test.ts', 'names no act'),
  },
  {
    point: '1.4',
    finding: 'one line of a household has 256 networks by IPv6: each limit begins 256 times',
    tests: held('app/domains/accounts/entry-limits.test.ts', 'the network of %s is %s'),
  },
  {
    point: '1.2',
    finding: '199 MB to the sign-in page freeze everyone for 7 s and take 3.9 GB',
    tests: held(uploads, 'of $who is not read to its end, announced or not, and keeps nothing'),
    bench: ['connexion-199', 'connexion-199-morceaux', 'connexion-20', 'lents'],
  },
  {
    point: '1.2',
    finding: '60 MB of « [ » to the accounts do the same',
    tests: [
      ...held(uploads, 'of $who is not read to its end, announced or not, and keeps nothing'),
      ...held(uploads, 'is told in words to who signed in, on a form and on the grid'),
    ],
    bench: ['crochets-60-connexion', 'crochets-60-lien', 'crochets-1-lien'],
  },
  {
    point: '1.2',
    finding: 'large bodies are read on pages that take no file, and files without limit together',
    tests: [
      ...held(
        uploads,
        'whose act is refused leaves nothing; sent where no file is awaited, it is refused',
        'too large is told at its field, with what was typed after it; nothing is left',
        'finds a place among those sent at the same time, three each, or is told to wait',
        'that its CTG has no room for is refused with what it keeps',
      ),
      ...held('test/house/request-bodies.test.ts', 'the bodies of requests are read in one place'),
    ],
    bench: ['fichiers-20', 'fichiers-ailleurs', 'champs-connexion', 'parties-connexion', 'parties-100000'],
  },
  {
    point: '1.3',
    finding: 'the bytes of a file are kept before the right is looked at, and stay when it is refused',
    tests: held(uploads, 'without the right is refused before it is read, and leaves nothing'),
    bench: ['fichiers-sans-droit'],
  },
  {
    point: '1.3',
    finding: 'a full disk stops what only reads, and leaves halves of files',
    tests: [
      ...held(
        uploads,
        'a full disk is told at the form and by /sante; what is kept is still read, and nothing is half written',
      ),
      ...held('app/kernel/files/file-store.server.test.ts', 'on a full disk is refused in words, and nothing is left'),
    ],
  },
  {
    point: '1.4',
    finding: 'wrong passwords are tried without end',
    tests: [
      ...held(
        entering,
        'from one network, has ten tries in a quarter of an hour; asked together, hardly more',
        'from everywhere, waits longer and longer; the owner enters from where she has entered, or by a link',
        'where someone guesses, those who have entered there still do',
      ),
      ...held(
        'app/domains/accounts/hashing.server.test.ts',
        'two at a time, and a network that asks a hundred times makes another wait for two',
        'too many waiting are told so at once, and a network that fills the queue does not shut the door on another',
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
    point: '1.4',
    finding: 'a scanner of mails spends the link it opens; a form of another site enters by one',
    tests: held(
      accounts,
      'spends nothing when a scanner opens it, however often; its button enters, once',
      'is not entered by the form of another site',
    ),
  },
  {
    point: '1.4',
    finding: 'the page of sign-in says whose account exists',
    tests: [
      ...held(
        accounts,
        'the page says the same to an address without account, by the same statements, and writes to nobody',
        'the same sentence for an address without account, and no mail',
      ),
      ...held(entering, 'an address without account is refused in the same way'),
    ],
  },
  {
    point: '1.4',
    finding: 'sign-ins, failures and mandates of administration leave no trace; sessions never end',
    tests: [
      ...held(
        entering,
        'tells a thousand failures on an account in four lines, without the network nor what was typed',
        'administration is given and taken back from the machine; the open sessions end, and both are told',
      ),
      ...held('app/http/actor.server.test.ts', 'notes the use of a session; its end is not put off'),
    ],
  },
  {
    point: '1.5',
    finding: 'wrong links and tokens take the server from the others, and lock a valid one out',
    tests: [
      ...held(
        'test/secrets-and-limits.server.test.ts',
        'opens by its secret from where everyone else was wrong',
        'a calendar that asks for a feed that is no more does not count against people',
      ),
      ...held(
        'test/attacks/unknown-links.server.test.ts',
        'a link of %s passes where thirty unknown ones were opened, and no more than thirty are looked for',
      ),
    ],
    bench: ['liens', 'jetons'],
  },
  {
    point: '1.5',
    finding: 'X-Forwarded-For is believed from anyone',
    tests: held(
      'app/http/client-address.server.test.ts',
      'what she claimed before the proxy counts for nothing',
      'none is believed',
    ),
  },
  {
    point: '1.5',
    finding: 'an address to come back to leads to another site (/%09/host, backslashes)',
    tests: held(
      'test/no-open-redirect.server.test.ts',
      'after signing in, leads home',
      'as an address itself, is no way out',
    ),
  },
  {
    point: '1.6',
    finding: 'a restricted sheet is read by another spelling of its address',
    tests: [
      ...held(
        'app/http/sighted-routes.test.ts',
        'are shown by no route that makes something for all, nor by one that is not named',
      ),
      ...held(restricted, 'written %s'),
    ],
  },
  {
    point: '1.6',
    finding:
      'a sheet restricted since is named by a state of the plan, by what changed since, by a decision on the public page',
    tests: [
      ...held(
        'app/domains/snapshots/snapshots.server.test.ts',
        'leaves out a sheet restricted since, here and in what changed, and takes it back with its count',
      ),
      ...held(
        'app/domains/portal/kept-apart.server.test.ts',
        'takes with it, from the public page, the decision about it, its axis and its place, and comes back with them',
        'is named to no member by what changed since, nor by a proposal that waits',
      ),
    ],
  },
  {
    point: '1.6',
    finding:
      'a letter of the week that waits for the mail server leaves to who coordinates no more, and names a sheet restricted since',
    tests: held(
      'app/domains/followup/watch/check-digest.server.test.ts',
      'does not leave once a sheet it names is restricted; the week is written again without it',
      'does not leave to who coordinates no more, and leaves to the other side',
    ),
  },
  {
    point: '1.4',
    finding: 'anyone has five links of sign-in a quarter of an hour written to somebody’s address, all day',
    tests: [
      ...held(
        'test/links-of-a-day.server.test.ts',
        'twenty a day are written, then one an hour, whoever asks; the answer never tells, and her own office has all',
      ),
      ...held(
        'app/domains/privacy/data-rights.server.test.ts',
        'eight links a day are written to one address, known or not, from wherever they are asked',
      ),
    ],
  },
  {
    point: '1.2',
    finding: 'twenty sessions of one person have twenty times the turns of another',
    tests: held(
      'app/http/request-turns.server.test.ts',
      'twenty sessions of one person have the turns of one, and another is served',
    ),
  },
  {
    point: '1.2',
    finding:
      '400 pages of the open observatory asked without an account take 1.5 GB, and 13 s from the others; 200 of the documentation of the API, 9 s',
    tests: held(
      'test/attacks/many-requests.server.test.ts',
      '%s asked by one network without an account delays another by a few pages',
      'of the observatory, no more than twenty pages of one network wait: the others are refused at once, and told when to come back',
    ),
    bench: ['observatoire-400'],
  },
  {
    point: '1.2',
    finding: 'a dozen networks without an account fill the queue of requests: whoever has signed in is refused',
    tests: held('app/kernel/fair-turns.test.ts', 'of whoever need not wait is done, however many wait'),
  },
  {
    point: '1.2',
    finding: 'the observatory written « /Observatoire » is made without a turn: its readers and /sante wait',
    tests: held(
      'test/attacks/many-requests.server.test.ts',
      'written %s, the observatory makes no more pages of one network wait',
    ),
  },
  {
    point: '1.2',
    finding: 'four networks without an account fill the open observatory: whoever has signed in is refused',
    tests: held(
      'test/attacks/many-requests.server.test.ts',
      'networks without an account that fill the observatory do not shut it on whoever has signed in',
    ),
  },
  {
    point: '1.2',
    finding:
      'a hundred networks of one line of IPv6 ask for eight pages each, or send as many: everybody and /sante wait 28 s',
    tests: [
      ...held(
        'test/attacks/many-requests.server.test.ts',
        'sixty networks without an account, four %s each, delay whoever has signed in by a few pages',
      ),
      ...held(
        'app/http/request-turns.server.test.ts',
        'without an account, what waits for something else holds no place: another network is served within seconds',
      ),
    ],
    bench: ['reseaux-100'],
  },
  {
    point: '2.9',
    finding: 'who holds the link of a convocation has it printed without end: every document waits behind',
    tests: held(
      'test/attacks/many-requests.server.test.ts',
      'who holds the link of a convocation has three copies made together at most, and takes no turn of the members',
      'however many links of convocations are printed at once, each CTG keeps its places, and another link its turn',
    ),
  },
  {
    point: '1.5',
    finding: 'a colleague whose link was taken back is sent another with a report sent back',
    tests: held(
      'app/domains/campaigns/link/link-reports.server.test.ts',
      'gives none once the coordination has taken hers back',
    ),
  },
  {
    point: '1.2',
    finding: 'a visitor of the demonstration, or who knows only her password, takes the turns of somebody else',
    tests: held(
      'app/http/turn-owners.server.test.ts',
      'everybody enters an account of the demonstration: each session has turns of its own',
      'who has not shown the second factor yet takes no turn of the person',
      'everybody who tries the demonstration searches: nobody waits behind the others who entered as the same person',
    ),
  },
  {
    point: '1.6',
    finding:
      'a convocation, a request or an invitation that waits for the mail server leaves to who has lost the right to it',
    tests: held(
      'test/waiting-mails.server.test.ts',
      'does not leave to who sits no more; her successor is called by the act that is there for it',
      'does not leave once its links are revoked, and is not written again',
      'does not leave to whose mandates ended, and is not written again',
      'does not name a sheet restricted since, that another leads; it is written again without it, once',
      'an invitation into a CTG does not leave once its mandate has ended',
    ),
  },
  {
    point: '1.6',
    finding: 'a contributor writes by the socket what the form refuses her',
    tests: held('test/text-rights.server.test.ts', '%s: each person may write it by every way, or by none'),
  },
  {
    point: '1.7',
    finding: 'the accounts of the demonstration enter a real instance',
    tests: held(
      removal,
      'does not start as a real one (%j), and names the command',
      'takes its CTGs, people and mails away, and nothing of the others',
      'makes a real instance for good',
      'under https, an empty instance does not play it by itself',
    ),
  },
  {
    point: '1.7',
    finding: 'a short secret is taken, and the data folder is open to the other accounts of the machine',
    tests: held(
      folder,
      'of fewer than 32 characters is refused, with the command that changes it',
      'is closed to the other accounts when it is made',
      'left open by an older Trame, is closed with what it holds, but for what PostgreSQL owns',
    ),
  },
  {
    point: '1.7',
    finding: 'addresses are in the log, links stay in the mails that left',
    tests: [
      ...held('app/kernel/log.server.test.ts', 'of a row that PostgreSQL refuses', 'of a value that PostgreSQL quotes'),
      ...held(
        'test/sent-links.server.test.ts',
        'a link to sign in and a link to choose a password leave whole, and are kept without what they open',
      ),
    ],
  },
  {
    point: '1.7',
    finding: 'what somebody typed stands in the log, quoted by PostgreSQL or by JSON when they cannot read it',
    tests: held('app/kernel/log.server.test.ts', 'that PostgreSQL quotes, having wanted %s', 'that JSON quotes'),
  },
  {
    point: '1.7',
    finding: 'each form of another site writes a stack in the log, and a spoilt link writes its secret there',
    tests: held(
      'test/attacks/quiet-log.server.test.ts',
      'hostile requests of someone without account leave no error, no stack and no link in the log',
    ),
  },
  {
    point: '2.8',
    finding: '3,000 nested quotes break the sheet, its documents, and the settling of the other texts',
    tests: held(
      updates,
      'is read line by line, without a word lost',
      'goes as deep as a text may, and no deeper, in one update or in as many as levels',
      'does not hide its depth by sending what is inside first',
    ),
    bench: ['citations'],
  },
  {
    point: '2.8',
    finding: 'a text of 50,000 nodes is taken',
    tests: held(updates, 'is left out once the text has all the nodes it may have, a few at a time too'),
    bench: ['noeuds'],
  },
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
    point: '2.8',
    finding:
      'a socket refused to who has no session stays open for as long as she likes, and Trame does not stop before',
    tests: [
      ...held(frontDoor, 'refused, holds no connection, though whoever asked never leaves'),
      ...held(
        'app/http/listen.server.test.ts',
        'the port closes though what came to %s was opened as a socket and is let go by nobody',
      ),
    ],
    bench: ['socket-inconnu'],
  },
  {
    point: '2.8',
    finding:
      'ten connections that ask for a hundred files each and read none hold 1,323 descriptors; an unread answer is held without end',
    tests: held(
      'app/http/listen.server.test.ts',
      'a connection that asks a hundred times and waits for no answer is cut, and eight requests are begun',
      'a connection that reads nothing of its answer is cut, and not one that waits for it to be made',
    ),
  },
  {
    point: '2.8',
    finding: 'fifty sockets of texts opened together by one session pass its bound of thirty',
    tests: held(frontDoor, 'opened forty at a time by one session, is opened thirty times'),
  },
  {
    point: '2.9',
    finding: 'two who ask again as soon as they are answered hold up a third, served once, for as long as they like',
    tests: held(
      'app/kernel/fair-turns.test.ts',
      'of two who ask again as soon as they are answered does not hold up a third, who has three pieces waiting',
    ),
  },
  {
    point: '2.8',
    finding: 'messages begun on ninety sockets of three sessions, and never ended, hold 645 MB; a fourth session, more',
    tests: held(
      'app/domains/writing/unfinished-messages.server.test.ts',
      'sockets are counted by person, whatever her sessions',
      'messages begun and never ended are held for some megabytes, then cut; who writes beside goes on',
    ),
  },
  {
    point: '2.8',
    finding: 'a hundred thousand carets claimed in one message silence the node and everybody’s page for half a minute',
    tests: held(
      'app/domains/writing/presence.server.test.ts',
      '%i carets claimed at once are not shown, and hold up nobody',
    ),
  },
  {
    point: '2.9',
    finding:
      'a page of zeros in a field of numbers, of blanks in a cell: the server answers nobody for minutes, for hours',
    tests: [
      ...held(
        'test/attacks/linear-patterns.test.ts',
        'no pattern of ours is tired by a long text',
        'a megabyte of zeros is no number, and that is said at once',
        'is not kept of what is sent, nor of a cell; what people write is',
        'in any column of a plan holds up nobody',
      ),
      ...held(sheets, 'a cell longer than one of Excel is refused, and says so'),
    ],
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
  {
    point: '2.9',
    finding: 'anyone makes Trame write to strangers without end, with links of her own',
    tests: held(
      'test/mail-limits.server.test.ts',
      'a hundred people are invited in a day, not one more; the day after, again',
      'a name or a campaign that carries a link is refused',
      'a campaign counts each of those it writes to',
    ),
  },
  {
    point: '2.9',
    finding: 'archives that become hundreds of megabytes; one CTG takes every thread',
    tests: held(
      sheets,
      'an archive that tells its true size is refused before it is opened, one that lies while it is',
      'a table too large is refused, and the server goes on',
      'ten files of one CTG are not read at once: those past their place are refused in words, and another CTG is served',
    ),
    bench: ['bombes'],
  },
  {
    point: '2.9',
    finding:
      'a deposit of 1,000 lines in a CTG of 900 communes silences everyone for 29 s; 333,000 empty changes of a grid, for one second',
    tests: [
      ...held(
        'app/domains/deposits/name-released.test.ts',
        'five thousand lines beside the communes of a département are named at once',
      ),
      ...held('app/kernel/read-input.test.ts', 'of what is heavy, the first fault alone is looked for: %s'),
    ],
  },
  { point: '2.9', finding: 'costly questions asked all at once', tests: [], bench: ['recherches', 'api-200'] },
  {
    point: '2.10',
    finding: 'the database lost in silence keeps requests for hours, answers 500, and what was written goes with it',
    tests: [
      ...held(
        silence,
        'answers 503 in a bounded time to pages, data, files, forms and links, then everything as before',
        'gives back what was typed: in the page when it is still there, else in a form that sends it again',
        'never gives back a password',
        'says so on /sante within a second, even with every connection of the pages taken',
      ),
      ...held(
        'app/kernel/embedded-postgres.server.test.ts',
        'is started again under a Trame that runs, on the same address, and stopped with it',
      ),
      ...held(
        'test/texts-survive.server.test.ts',
        'PostgreSQL stopped for twenty seconds is said, and nothing is lost nor to be opened again',
      ),
    ],
  },
  {
    point: '2.10',
    finding:
      'a restoration drops a stranger’s table, an archive without migrations is taken, a missing file is not told',
    tests: held(
      backup,
      'is restored only where nothing is a stranger’s: tables, views, functions, types, schemas, another worker',
      'that does not say its migrations, or says one that is not known, restores nothing',
      'that is cut, or whose file was changed, restores nothing',
      'fails and names the file and its row, without leaving an archive, when one is missing or has changed',
    ),
  },
  {
    point: '2.11',
    finding: 'a promise that nobody handled stops the process',
    tests: held(
      'test/faults.server.test.ts',
      'a rejected promise is in the log with the number of its request, without addresses, and Trame goes on',
    ),
  },
  {
    point: '1.3',
    finding:
      'two at the same instant: a fault of the server, a list twice as long, a mail and a line of the journal twice',
    tests: [
      ...held(
        'test/twice-at-once.server.test.ts',
        '%s',
        'two perimeters said at the same instant come to the second, not to both',
      ),
      ...held(
        'app/kernel/transaction.server.test.ts',
        'crossed by another at the same instant, is refused by its own rule, not by a fault of the server',
      ),
    ],
  },
  {
    point: '1.3',
    finding:
      'a file that begins as a PDF is filed as « acte.hta », and is saved and opened as one by who trusts its page',
    tests: held(
      'test/attacks/hostile-files.server.test.ts',
      'is kept under a name that says its type',
      'of type %s, named %s by an older Trame or an archive, opens nothing',
    ),
  },
  {
    point: '2.12',
    finding: 'files sent at the same instant, or several of one sending, pass together what a CTG may keep',
    tests: held(
      'test/upload-room.server.test.ts',
      'do not pass together what their CTG may keep, whoever sends them, on any node',
      'in one sending count together',
    ),
  },
  {
    point: '2.12',
    finding: 'a sheet made restricted is still shown for seconds to who has its text open',
    tests: held(
      'app/domains/writing/live-restricted.server.test.ts',
      'is closed to who reads it no more, said at once to every node',
    ),
  },
  {
    point: '1.2',
    finding: 'who loses her session, mandate, link or token while her body comes acts all the same',
    tests: held(
      'test/late-bodies.server.test.ts',
      'a personal link revoked meanwhile sends nothing',
      'a token of the API revoked meanwhile writes nothing',
      'a document asked for by who loses her mandate before its turn is not made',
    ),
  },
  {
    point: '2.9',
    finding: 'an act of the very instant at which a CTG is archived is written after it',
    tests: held('test/archived-meanwhile.server.test.ts', '%s who acts while it is being archived is refused'),
  },
  {
    point: '2.9',
    finding: 'a PDF of 20,000 paragraphs takes 1.3 GB, and goes on beside the next one past its minute',
    tests: held(
      'app/domains/documents/run-process.server.test.ts',
      'past its time it is ended, whatever it was at, and gives all back',
      'past its memory, outside the heap that V8 watches, too',
    ),
  },
  {
    point: '2.8',
    finding:
      'a text that ends with a quotation mark and the tag of a picture has the next one run by whoever reads the page',
    tests: [
      ...held(
        'app/http/whole-document.test.ts',
        'no text is read as code nor as a picture, whatever it looks like',
        'whatever the texts are made of, the browser reads the list that was sent',
      ),
      ...held(
        'test/attacks/stored-scripts.server.test.ts',
        'hostile words run in no page, and reach it letter for letter',
      ),
    ],
  },
  {
    point: 'secrecy',
    finding: 'one person who did not say her group is read by subtraction: two tables of a survey excuse each other',
    tests: held(
      'test/attacks/survey-conditions.test.ts',
      'conditions, groups, %s: no count is narrowed to under five, said or not',
    ),
  },
  {
    point: 'secrecy',
    finding: 'places deposited together under their names, after one by one, give a hidden count back',
    tests: held(
      'test/attacks/named-places.test.ts',
      'two places together, or all but one, under names that say so, narrow no small count',
    ),
  },
]
