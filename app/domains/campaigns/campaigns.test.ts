import { describe, expect, test } from 'vitest'
import {
  type AskableAction,
  type CampaignTimes,
  chooseActions,
  defaultChannel,
  defaultDates,
  groupByLead,
  isReminderDue,
  isToLaunch,
  lastLinkDay,
  nextReminderOn,
  type RecipientProgress,
  recipientState,
  refusalToAsk,
  refusalToRemind,
  refusalToRenew,
} from './campaigns.ts'
import { refuseClosing } from './closing.ts'
import { askingMail, campaignLabels } from './labels.fr.ts'

const action = (id: string, overrides: Partial<AskableAction> = {}): AskableAction => ({
  id,
  code: id,
  title: `Action ${id}`,
  status: 'in-progress',
  flags: [],
  leadName: '',
  leadEmail: '',
  leadPersonId: null,
  leadServiceName: null,
  leadPartyName: null,
  ...overrides,
})
const seen = (actions: readonly AskableAction[]) => {
  const { leads, withoutLead } = groupByLead(actions)
  return {
    leads: leads.map(({ name, email, actions: own }) => [name, email, own.map(({ id }) => id).join(' ')]),
    withoutLead: withoutLead.map(({ id }) => id),
  }
}

describe('whom a campaign asks', () => {
  test('each lead once, by address whatever the case, else by name, accents and case aside', () => {
    expect(
      seen([
        action('1', { leadName: 'Julie Percale', leadEmail: 'Julie@exemple.fr' }),
        action('2', { leadName: 'J. Percale', leadEmail: 'julie@exemple.fr ' }),
        action('3', { leadName: 'Éva Tulle', leadPartyName: 'Caf' }),
        action('4', { leadName: 'eva  tulle', leadPartyName: 'Caf' }),
      ]),
    ).toEqual({
      leads: [
        ['Julie Percale', 'julie@exemple.fr', '1 2'],
        ['Éva Tulle', '', '3 4'],
      ],
      withoutLead: [],
    })
  })

  test('a name without address joins the one address that bears it; two homonyms are left apart', () => {
    const known = action('1', { leadName: 'Julie Percale', leadEmail: 'julie@exemple.fr' })
    const homonym = action('2', { leadName: 'Julie Percale', leadEmail: 'percale@exemple.fr' })
    const nameOnly = action('3', { leadName: 'julie percale' })
    expect(seen([known, nameOnly]).leads).toEqual([['Julie Percale', 'julie@exemple.fr', '1 3']])
    expect(seen([known, homonym, nameOnly]).leads).toHaveLength(3)
  })

  test('without a person, the service or the party that leads; actions that name nobody are told', () => {
    const both = { leadServiceName: 'Habitat', leadPartyName: 'Ville' }
    expect(seen([action('1', both), action('2', { leadPartyName: 'Ville' }), action('3')])).toEqual({
      leads: [
        ['Habitat', '', '1'],
        ['Ville', '', '2'],
      ],
      withoutLead: ['3'],
    })
  })

  test('the same service name in two parties is two leads', () => {
    const services = ['Caf', 'Ville'].map((leadPartyName) =>
      action(leadPartyName, { leadServiceName: 'Logement', leadPartyName }),
    )
    expect(seen(services).leads).toHaveLength(2)
  })

  test('by mail when an address is known, by telephone otherwise', () => {
    expect([defaultChannel({ email: 'a@exemple.fr' }), defaultChannel({ email: '' })]).toEqual(['mail', 'phone'])
  })

  test('about actions under way, silent ones, or chosen ones; never what is done or only proposed', () => {
    const plan = [
      action('1'),
      action('2', { flags: ['silent'] }),
      action('3', { status: 'not-started' }),
      action('4', { status: 'done' }),
      action('5', { status: 'proposed' }),
      action('6', { status: 'suspended' }),
    ]
    const ids = (choice: Parameters<typeof chooseActions>[1]) =>
      chooseActions(plan, choice, ['3', '4', '5']).map(({ id }) => id)
    expect(ids('under-way')).toEqual(['1', '2', '6'])
    expect(ids('silent')).toEqual(['2'])
    expect(ids('chosen')).toEqual(['3'])
  })
})

const times: CampaignTimes = {
  opensOn: '2026-12-20',
  closesOn: '2027-01-10',
  closedAt: null,
  remindersStoppedAt: null,
  reminderEveryDays: 7,
}
const at = new Date('2026-12-22T09:00:00Z')

describe('reminders', () => {
  test.each([
    ['2026-12-20', times, '2026-12-27'],
    ['2026-12-27', times, '2027-01-03'],
    ['2027-01-04', times, undefined],
    ['2026-12-20', { ...times, reminderEveryDays: null }, undefined],
    ['2026-12-20', { ...times, remindersStoppedAt: at }, undefined],
    ['2026-12-20', { ...times, closedAt: at }, undefined],
  ])(
    'last asked on %s: the next is on the day of the pace, over new year, until the closing',
    (last, campaign, next) => {
      expect(nextReminderOn(campaign, last)).toBe(next)
    },
  )

  test('a pace counts 29 February', () => {
    const leap = { ...times, opensOn: '2028-02-25', closesOn: '2028-03-20' }
    expect(nextReminderOn(leap, '2028-02-25')).toBe('2028-03-03')
  })

  test('one that was missed leaves the next day, none after the closing', () => {
    expect(isReminderDue(times, '2026-12-20', '2026-12-26')).toBe(false)
    expect(isReminderDue(times, '2026-12-20', '2026-12-29')).toBe(true)
    expect(isReminderDue(times, '2026-12-20', '2027-01-11')).toBe(false)
  })

  test('now: not when closed, over, or with nobody to remind', () => {
    expect(refusalToRemind({ ...times, closedAt: at }, 3, '2026-12-26')).toBe('campaign-closed')
    expect(refusalToRemind(times, 3, '2027-01-11')).toBe('campaign-over')
    expect(refusalToRemind(times, 0, '2026-12-26')).toBe('nobody-to-remind')
    expect(refusalToRemind(times, 1, '2027-01-10')).toBeUndefined()
  })
})

describe('where a recipient stands', () => {
  const recipient: RecipientProgress = {
    channel: 'mail',
    answeredCount: 0,
    actionCount: 2,
    openedAt: null,
    reminderCount: 0,
  }
  test.each([
    [{}, 'silent'],
    [{ reminderCount: 1 }, 'reminded'],
    [{ reminderCount: 1, openedAt: at }, 'opened'],
    [{ answeredCount: 1, openedAt: at }, 'partly-answered'],
    [{ answeredCount: 2 }, 'answered'],
    [{ channel: 'phone' as const }, 'by-phone'],
    [{ channel: 'paper' as const }, 'on-paper'],
    [{ channel: 'paper' as const, answeredCount: 2 }, 'answered'],
  ])('%j: %s', (overrides, state) => expect(recipientState({ ...recipient, ...overrides })).toBe(state))
})

describe('links', () => {
  test('answer fifteen days after the closing', () => expect(lastLinkDay('2026-12-20')).toBe('2027-01-04'))
  test('are sent again to whom has an address and something left to answer', () => {
    expect(refusalToRenew({ email: 'a@exemple.fr', answeredAt: null })).toBeUndefined()
    expect(refusalToRenew({ email: '', answeredAt: null })).toBe('no-address')
    expect(refusalToRenew({ email: 'a@exemple.fr', answeredAt: at })).toBe('answered-everything')
  })
})

describe('a campaign', () => {
  test('closes on a day to come, within six months; once closed, asks nothing', () => {
    expect(() => refuseClosing('2026-12-19', '2026-12-20')).toThrow('followup.closes-too-soon')
    expect(() => refuseClosing('2027-06-21', '2026-12-20')).toThrow('followup.closes-too-late')
    expect(() => refuseClosing('2027-06-20', '2026-12-20')).not.toThrow()
    expect([refusalToAsk({ closedAt: at }), refusalToAsk(times)]).toEqual(['campaign-closed', undefined])
  })

  test.each([
    ['2026-11-25', ['2027-05-15', '2027-11-15']],
    ['2026-11-15', ['2026-11-15', '2027-05-15']],
    ['2027-01-01', ['2027-05-15', '2027-11-15']],
  ])('from %s is proposed twice a year', (today, dates) => expect(defaultDates(today, null)).toEqual(dates))
  test('nothing is proposed after the end of the CTG', () =>
    expect(defaultDates('2026-11-26', '2027-05-15')).toEqual(['2027-05-15']))

  test('of the calendar is to be launched from two weeks before', () => {
    expect([isToLaunch('2027-05-15', '2027-04-30'), isToLaunch('2027-05-15', '2027-05-01')]).toEqual([false, true])
    expect(campaignLabels.proposedName('2027-05-15')).toBe('Point de printemps 2027')
  })

  test('of several CTGs is one mail that names them', () => {
    const mailed = {
      message: 'Merci.',
      closesOn: '2026-12-20',
      lastDay: '2027-01-04',
      launchedBy: 'Antoine Lin',
      actions: [{ code: '1.1', title: 'Un relais' }],
      link: 'https://trame.exemple.fr/point/x',
    }
    const one = askingMail('invitation', [{ ...mailed, ctgName: 'Gennevilliers' }])
    expect(one.subject).toBe('Où en sont vos actions ? Gennevilliers')
    const two = askingMail('reminder', [
      { ...mailed, ctgName: 'Gennevilliers' },
      { ...mailed, ctgName: 'Asnières' },
    ])
    expect(two.subject).toBe('Rappel : où en sont vos actions ? 2\u00a0CTG')
    expect(two.bodyText).toMatch(/GENNEVILLIERS[\s\S]*ASNIÈRES/)
  })
})
