import { describe, expect, test } from 'vitest'
import { changesOf, groupChanges } from './changelog.ts'
import { trialStateOf } from './connectors.ts'
import { failureKindOf, failureKinds, keptFailureKind } from './failures.ts'
import {
  accountStateOf,
  isNodeUp,
  maskAddress,
  messagePieces,
  messageStateOf,
  refusalOfInvitation,
  refusalToClose,
  refusalToSetAdministration,
  versionsTogether,
} from './instance.ts'
import { scheduleOf } from './schedule.ts'
import { type HomeFacts, listWaits } from './waits.ts'

const at = new Date('2026-11-29T12:00:00Z')
const minutesBefore = (minutes: number) => new Date(at.getTime() - minutes * 60_000)
const account = { id: 'p1', isAdministrator: false, closedAt: null }

test.each([
  [{ closedAt: at, lastEnteredAt: at, runningMandates: 3, isAdministrator: true }, 'closed'],
  [{ closedAt: null, lastEnteredAt: at, runningMandates: 0, isAdministrator: false }, 'without-mandate'],
  [{ closedAt: null, lastEnteredAt: at, runningMandates: 0, isAdministrator: true }, 'active'],
  [{ closedAt: null, lastEnteredAt: null, runningMandates: 1, isAdministrator: false }, 'invited'],
  [{ closedAt: null, lastEnteredAt: at, runningMandates: 1, isAdministrator: false }, 'active'],
] as const)('an account %o is %s', (facts, state) => expect(accountStateOf(facts)).toBe(state))

describe('an account is not closed', () => {
  test.each([
    [account, 'p2', 1, undefined],
    [{ ...account, closedAt: at }, 'p2', 1, 'already-closed'],
    [account, 'p1', 2, 'own-account'],
    [{ ...account, isAdministrator: true }, 'p2', 2, undefined],
    [{ ...account, isAdministrator: true }, 'p2', 1, 'last-administrator'],
  ] as const)('%o by %s where %s administer: %s', (target, actorId, administrators, refusal) =>
    expect(refusalToClose(target, actorId, administrators)).toBe(refusal),
  )
})

test('the administration is never taken from the last one, nor given to a closed account', () => {
  expect(refusalToSetAdministration({ ...account, isAdministrator: true }, false, 1)).toBe('last-administrator')
  expect(refusalToSetAdministration({ ...account, isAdministrator: true }, false, 2)).toBeUndefined()
  expect(refusalToSetAdministration({ ...account, closedAt: at }, true, 2)).toBe('account-closed')
  expect(refusalToSetAdministration(account, true, 1)).toBeUndefined()
})

test('an invitation waits while a mandate runs, until the person has entered or her account is closed', () => {
  const invited = { closedAt: null, lastEnteredAt: null, runningMandates: 1 }
  expect(refusalOfInvitation(invited)).toBeUndefined()
  expect(refusalOfInvitation({ ...invited, lastEnteredAt: at })).toBe('has-entered')
  expect(refusalOfInvitation({ ...invited, closedAt: at })).toBe('account-closed')
  expect(refusalOfInvitation({ ...invited, runningMandates: 0 })).toBe('not-invited')
})

test.each([
  [minutesBefore(10), minutesBefore(-10), null, 'shown'],
  [minutesBefore(-1), minutesBefore(-10), null, 'to-come'],
  [minutesBefore(20), minutesBefore(0), null, 'ended'],
  [minutesBefore(10), minutesBefore(-10), at, 'withdrawn'],
] as const)('a message from %s to %s, withdrawn %s, is %s', (startsAt, endsAt, withdrawnAt, state) =>
  expect(messageStateOf({ startsAt, endsAt, withdrawnAt }, at)).toBe(state),
)

describe('the words of a message', () => {
  test('become a link only where they are an address, without the point of the sentence', () => {
    expect(messagePieces('Lisez https://trame.fr/a?b=1. Merci')).toEqual([
      { text: 'Lisez ' },
      { text: 'https://trame.fr/a?b=1', href: 'https://trame.fr/a?b=1' },
      { text: '. Merci' },
    ])
  })
  test.each([
    'javascript:alert(1)',
    '<a href="x">x</a>',
    'https://caf.fr@mechant.example/a',
    'http://caf.fr',
    'www.caf.fr',
  ])('stay words: %s', (text) => expect(messagePieces(text).every(({ href }) => href === undefined)).toBe(true))
})

test.each([
  ['claire.mousseline@caf.fr', 'c…@caf.fr'],
  ['@caf.fr', '…'],
  ['sans-arobase', '…'],
])('%s is shown as %s', (address, masked) => expect(maskAddress(address)).toBe(masked))

test.each([
  ['Error EENVELOPE Can’t send mail: 550 5.1.1 <claire@caf.fr> user unknown', 'refused-address'],
  ['Error EAUTH Invalid login: 535 Authentication failed', 'wrong-password'],
  ['552 5.2.2 mailbox full', 'mailbox-full'],
  ['Error ECONNREFUSED connect ECONNREFUSED 10.0.0.3:25', 'not-answering'],
  ['Error ENOTFOUND getaddrinfo ENOTFOUND smtp.interne', 'unknown-host'],
  ['TimeoutError: The operation was aborted due to timeout', 'too-slow'],
  ['given-up-by-hand', 'by-hand'],
  ['Error SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
  ['TypeError: Cannot read « Le budget de la crèche »', 'other'],
])('the error « %s » is said as %s', (error, kind) => expect(failureKindOf(error)).toBe(kind))

test('the word kept of a failure is read as it was kept; one of another version is none of ours', () => {
  for (const kind of failureKinds) expect(keptFailureKind(kind)).toBe(kind)
  expect(keptFailureKind('a-later-word')).toBe('other')
  expect(keptFailureKind(null)).toBe('other')
})

test('a node is up while it beats, and versions that run together are told once each', () => {
  const node = (version: string, seenAt: Date) => ({ version, migration: '0153-instance.sql', seenAt })
  expect(isNodeUp(node('1', minutesBefore(1)), at)).toBe(true)
  expect(isNodeUp(node('1', minutesBefore(2)), at)).toBe(false)
  expect(versionsTogether([node('2', at), node('2', at), node('1', at), node('0', minutesBefore(9))], at)).toEqual([
    '2 (0153)',
    '1 (0153)',
  ])
})

test.each([
  [undefined, 'never'],
  [{ askedAt: minutesBefore(1), endedAt: null, failure: null }, 'under-way'],
  [{ askedAt: minutesBefore(5), endedAt: null, failure: null }, 'lost'],
  [{ askedAt: minutesBefore(5), endedAt: at, failure: null }, 'succeeded'],
  [{ askedAt: minutesBefore(5), endedAt: at, failure: 'too-slow' }, 'failed'],
] as const)('a trial %o is %s', (trial, state) => expect(trialStateOf(trial, at)).toBe(state))

test.each([
  ['* * * * *', { every: 'minute' }],
  ['5 * * * *', { every: 'hour' }],
  ['15 * * * 0-2', { every: 'hour-of-days' }],
  ['25 2 * * *', { every: 'night', hour: 2, minute: 25 }],
])('work asked for by « %s » returns %o', (match, schedule) => expect(scheduleOf(match)).toEqual(schedule))

const changelog = '# Journal\n\n## 0.2.0 (29 novembre)\n\n### Plan\n- Une `action`.\n- Deux.\n\n## 0.1.0\n- Rien.\n'
describe('the journal of versions', () => {
  test('gives the lines of one version, under their headings', () => {
    expect(groupChanges(changesOf(changelog, '0.2.0'))).toEqual([{ title: 'Plan', items: ['Une action.', 'Deux.'] }])
    expect(groupChanges(changesOf(changelog, '0.1.0'))).toEqual([{ title: '', items: ['Rien.'] }])
    expect(changesOf(changelog, '9.9.9')).toBe('')
  })
  test('leaves out what the version before had said', () => {
    expect(groupChanges(changesOf(changelog, '0.2.0'), '### Plan\n- Deux.')).toEqual([
      { title: 'Plan', items: ['Une action.'] },
    ])
  })
})

const calm: HomeFacts = {
  ...{ at, disk: 'fine', hasMailServer: true, isDemo: false, usedBytes: 1, quotaBytes: 100, bareCtgs: 0 },
  ...{ failingJobs: 0, givenUpJobs: 0, failedMails: 0, waitingMails: 0, waitingMailsSince: null },
  ...{ failingWebhooks: 0, failedSources: 0, lateRounds: 0, versionsTogether: 1, workers: 1 },
  ...{ accounts: 1, closed: 0, invited: 0, ctgs: 1, messages: 0 },
}
describe('what waits or fails', () => {
  test('is nothing in an instance where all is well', () => expect(listWaits(calm)).toEqual([]))
  test.each<[Partial<HomeFacts>, string]>([
    [{ disk: 'full' }, 'disk-full'],
    [{ workers: 0 }, 'no-worker'],
    [{ usedBytes: 90 }, 'quota-near'],
    [{ waitingMails: 3, waitingMailsSince: minutesBefore(16) }, 'mails-stalled'],
    [{ failedMails: 1 }, 'failed-mails'],
    [{ bareCtgs: 2 }, 'bare-ctgs'],
    [{ versionsTogether: 2 }, 'two-versions'],
    [{ hasMailServer: false }, 'no-mail-server'],
  ])('tells %o', (facts, kind) => expect(listWaits({ ...calm, ...facts }).map((wait) => wait.kind)).toEqual([kind]))
  test('tells no stalled mail that is on its way, nor where no server is set', () => {
    expect(listWaits({ ...calm, waitingMails: 3, waitingMailsSince: minutesBefore(5) })).toEqual([])
    const without = {
      ...calm,
      hasMailServer: false,
      isDemo: true,
      waitingMails: 3,
      waitingMailsSince: minutesBefore(90),
    }
    expect(listWaits(without)).toEqual([])
  })
})
