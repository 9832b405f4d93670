/**
 * Every day that a form takes, and the orders in which days may not follow one another: a typing fault is refused at its field; what
 * is only unusual is accepted, and said elsewhere or not at all. A new day without its line fails. Pure.
 */
export type DateOrder = {
  /** The days it is about. */
  readonly days: readonly string[]
  /** Typed over a right form. */
  readonly wrong: Readonly<Record<string, string>>
  /** The field that says it, empty when the page does; else, why it is accepted. */
  readonly at?: string
  readonly because?: string
}

const refused = (days: readonly string[], wrong: DateOrder['wrong'], at: string): DateOrder => ({ days, wrong, at })
const accepted = (days: readonly string[], wrong: DateOrder['wrong'], because: string): DateOrder => ({
  ...{ days, wrong, because },
})

const [past, before, after, future] = ['2019-05-02', '2026-02-01', '2026-03-01', '2099-12-31']
/** Of a day judged by another one that is kept, a meeting's, a body's beginning: today is nothing to it. */
const longAgo = '2018-05-02'

const ofCtg = [
  refused(['startsOn', 'endsOn'], { startsOn: after, endsOn: before }, 'endsOn'),
  refused(['endsOn', 'signatureTargetOn'], { signatureTargetOn: future }, 'signatureTargetOn'),
  accepted(['startsOn', 'signatureTargetOn'], { signatureTargetOn: '2035-04-01' }, 'signed after its start: frequent'),
]
const ofAct = [
  refused(['adoptedOn', 'transmittedOn'], { adoptedOn: '2024-11-05', transmittedOn: '2024-11-03' }, 'transmittedOn'),
  refused(['adoptedOn'], { adoptedOn: future, transmittedOn: '' }, 'adoptedOn'),
  accepted(['expectedOn', 'adoptedOn'], { expectedOn: '2024-11-01' }, 'expected earlier than it came'),
  accepted(['expectedOn', 'transmittedOn'], { expectedOn: '2024-11-04' }, 'expected earlier than it came'),
]
const signed = [refused(['signedOn'], { signedOn: future }, 'signedOn')]
const ofMember = [refused(['until'], { until: past }, 'until')]
const ofSheet = [
  refused(['startsOn', 'endsOn'], { startsOn: '2027-09-01', endsOn: before }, 'endsOn'),
  accepted(['startsOn', 'nextStepOn'], { startsOn: after, endsOn: '', nextStepOn: before }, 'a step that prepares it'),
  accepted(['endsOn', 'nextStepOn'], { startsOn: '', endsOn: before, nextStepOn: after }, 'its balance comes after it'),
]
const ofStep = [
  accepted(['targetOn', 'doneOn'], { targetOn: after, doneOn: before, status: 'done' }, 'done before it was aimed at'),
]
const ofMeasure = [refused(['baselineOn', 'targetOn'], { baselineOn: after, targetOn: before }, 'targetOn')]
const closes = [refused(['closesOn'], { closesOn: past }, 'closesOn')]
const due = [refused(['dueOn'], { dueOn: longAgo }, 'dueOn')]

/** Of a day that may not be past, or not to come: what must be refused right past today. A day that is judged otherwise is no bound. */
export const todayBounds: ReadonlyMap<string, 1 | -1> = new Map([
  [past, -1],
  [future, 1],
])

/** By command. */
export const dateOrders: Readonly<Record<string, readonly DateOrder[]>> = {
  'convention.hand-over-version': [refused(['handedOn'], { handedOn: future }, 'handedOn')],
  'convention.record-amendment-act': ofAct,
  'convention.record-amendment-signature': signed,
  'convention.record-termination': [refused(['notifiedOn'], { notifiedOn: future }, 'notifiedOn')],
  'convention.update-amendment': [
    accepted(['newEndsOn'], { newEndsOn: '2098-12-31' }, 'judged against the end in force when it is frozen'),
  ],
  'ctg.change-member': ofMember,
  'ctg.hand-over-coordination': ofMember,
  'ctg.invite-member': ofMember,
  'ctg.end-member': [accepted(['lastDay'], { lastDay: past }, 'told after she left')],
  'ctg.update-ctg': [
    ...ofCtg.slice(0, 2),
    accepted(
      ['startsOn', 'signatureTargetOn'],
      { signatureTargetOn: '2026-04-01' },
      'signed after its start: frequent',
    ),
    refused(['endsOn', 'signedOn'], { signedOn: future }, 'signedOn'),
    accepted(['startsOn', 'signedOn'], { signedOn: '2026-06-30' }, 'signed after its start: frequent'),
    accepted(
      ['signedOn', 'signatureTargetOn'],
      { signedOn: '2026-06-30', signatureTargetOn: '2026-04-01' },
      'aimed at earlier than it came',
    ),
  ],
  'deposits.ask-data': [refused(['wantedOn'], { wantedOn: past }, 'wantedOn')],
  'deposits.deposit': [accepted(['sourceOn'], { sourceOn: '2026-09-15' }, 'the day of its file, alone')],
  'deposits.promise-data': [refused(['promisedOn'], { promisedOn: past }, 'promisedOn')],
  'diagnosis.add-testimony': [refused(['collectedOn'], { collectedOn: future }, 'collectedOn')],
  'followup.add-corrective-note': [refused(['notedOn'], { notedOn: future }, 'notedOn')],
  'followup.change-campaign': closes,
  'followup.launch-campaign': closes,
  'portfolio.launch-campaigns': closes,
  'followup.move-campaign-date': [refused(['plannedOn'], { plannedOn: past }, 'plannedOn')],
  'followup.plan-campaign-date': [refused(['plannedOn'], { plannedOn: past }, 'plannedOn')],
  'followup.open-corrective-action': [
    ...due,
    accepted(
      ['dueOn'],
      { dueOn: past, decisionId: '' },
      'written down long after it was begun: its page says it is late',
    ),
  ],
  'followup.submit-report': [
    refused(['reportedOn'], { reportedOn: future }, 'reportedOn'),
    refused(['coversFrom', 'coversTo'], { coversFrom: '2026-06-01', coversTo: '2026-05-01' }, 'coversTo'),
    refused(['reportedOn', 'coversFrom'], { reportedOn: '2026-05-01', coversTo: '' }, 'coversFrom'),
    refused(['reportedOn', 'nextStepOn'], { nextStepOn: '2026-11-19' }, 'nextStepOn'),
    refused(['proposedEndsOn'], { proposedEndsOn: '2001-01-01' }, 'proposedEndsOn'),
    accepted(['reportedOn', 'coversTo'], { coversTo: '2026-11-30' }, 'a report of November written on the 20th'),
    accepted(['reportedOn', 'proposedEndsOn'], {}, 'an action that ended before the report'),
    accepted(['reportedOn', 'proposedStepOn'], {}, 'a step that was not in the plan and is over'),
    ...[
      ['coversFrom', 'nextStepOn'],
      ['coversTo', 'nextStepOn'],
      ['coversFrom', 'proposedEndsOn'],
      ['coversTo', 'proposedEndsOn'],
      ['coversFrom', 'proposedStepOn'],
      ['coversTo', 'proposedStepOn'],
      ['nextStepOn', 'proposedEndsOn'],
      ['nextStepOn', 'proposedStepOn'],
      ['proposedEndsOn', 'proposedStepOn'],
    ].map((days) => accepted(days, {}, 'of two different things')),
  ],
  'governance.create-meeting': [accepted(['day'], { day: past }, 'a meeting held before it was written here')],
  'governance.update-meeting': [accepted(['day'], { day: '2098-06-20' }, 'a meeting is moved')],
  'governance.end-body': [refused(['endedOn'], { endedOn: longAgo }, '')],
  'governance.end-seat': [
    accepted(['lastDay'], { lastDay: past }, 'nobody knows when this seat began; known, refused: governance.test.ts'),
  ],
  'governance.add-seat': [accepted(['since'], { since: past }, 'it sat before it was written here')],
  'governance.update-seat': [accepted(['since'], { since: past }, 'it sat before it was written here')],
  'governance.renew-party-seats': [accepted(['since'], { since: past }, 'nobody knows when these seats began')],
  'governance.lead-body': [
    refused(
      ['leaders.leaderSince', 'leaders.leaderUntil'],
      { 'leaderSince-0': after, 'leaderUntil-0': before },
      'leaderUntil-0',
    ),
  ],
  'governance.update-body': [
    refused(['letterOn', 'expectedOn'], { letterOn: after, expectedOn: before }, 'expectedOn'),
  ],
  'governance.note-outcome': due,
  'governance.update-outcome': due,
  'governance.update-decision': due,
  'journey.record-decision': due,
  'instance.publish-message': [
    refused(['startsOn', 'endsOn'], { startsOn: '2098-01-02', endsOn: '2098-01-01' }, 'endsOn'),
  ],
  'journey.create-ctg': ofCtg,
  'renewal.start-renewal': ofCtg,
  'journey.take-up-ctg': [
    refused(['startsOn', 'endsOn'], { endsOn: '2022-12-31', signatureTargetOn: '' }, 'endsOn'),
    refused(['startsOn'], { startsOn: '2098-01-01', endsOn: '2099-01-01' }, 'startsOn'),
    refused(['endsOn', 'signatureTargetOn'], { signatureTargetOn: future }, ''),
    refused(
      ['endsOn', 'signedOn'],
      { startsOn: '2018-01-01', endsOn: '2019-12-31', signatureTargetOn: '', signedOn: '2023-02-06' },
      'signedOn',
    ),
    accepted(['startsOn', 'signedOn'], { signedOn: '2023-02-06' }, 'signed after its start: frequent'),
    accepted(
      ['startsOn', 'signatureTargetOn'],
      { signatureTargetOn: '2023-04-01' },
      'signed after its start: frequent',
    ),
    accepted(['signedOn', 'signatureTargetOn'], { signatureTargetOn: '2023-01-01' }, 'aimed at earlier than it came'),
  ],
  'journey.file-acts': [refused(['filings.adopted'], { 'adopted-0': future }, '')],
  'journey.file-paper-copy': signed,
  'journey.take-back-copy': signed,
  'journey.record-authorising-act': ofAct,
  'journey.record-signature': signed,
  'journey.record-framing': [refused(['framedOn'], { framedOn: future }, 'framedOn')],
  'journey.set-aside-backlog-item': [refused(['until'], { until: longAgo }, 'until')],
  'journey.set-milestone-target': [accepted(['targetOn'], { targetOn: past }, 'aimed at earlier than it will come')],
  'journey.take-up-copil': [refused(['heldOn'], { heldOn: future }, '')],
  'plan.add-measure': ofMeasure,
  'plan.update-measure': ofMeasure,
  'plan.add-step': ofStep,
  'plan.update-step': ofStep,
  'plan.create-action': ofSheet,
  'plan.update-action': ofSheet,
  'sppe.record-deed': [
    refused(['doneOn', 'sentOn'], { doneOn: '2026-11-02', sentOn: '2026-11-01' }, 'sentOn'),
    refused(['doneOn'], { doneOn: future, sentOn: '' }, 'doneOn'),
  ],
  'sppe.update-schema': [
    refused(['sdsfStartsOn', 'sdsfEndsOn'], { sdsfStartsOn: after, sdsfEndsOn: before }, 'sdsfEndsOn'),
    refused(['interimTargetOn', 'finalTargetOn'], { interimTargetOn: after, finalTargetOn: before }, 'finalTargetOn'),
    ...[
      ['sdsfStartsOn', 'interimTargetOn'],
      ['sdsfStartsOn', 'finalTargetOn'],
      ['sdsfEndsOn', 'interimTargetOn'],
      ['sdsfEndsOn', 'finalTargetOn'],
    ].map((days) => accepted(days, {}, 'the schéma départemental has its own years')),
  ],
  'surveys.extend-survey': closes,
  'surveys.update-survey': [accepted(['closesOn'], { closesOn: past }, 'judged when the survey is opened')],
}

/** Their day is that of a paper, alone: nothing precedes nor follows it. */
export const daysAlone: ReadonlySet<string> = new Set([
  'convention.import-cof-list',
  'convention.rewrite-instance-template',
  'convention.rewrite-template',
  'convention.save-instance-template',
  'convention.save-template',
])
