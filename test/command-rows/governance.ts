/** Rows of meetings and decisions; those of bodies and seats are beside. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { bodyOfTheme, ofTheme } from './bodies.ts'
import { type CommandRow, coordinators, members } from './command-row.ts'

const meetingsPage = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/reunions`
const meetingPage = (ctg: FullCtg) => `${meetingsPage(ctg)}/${ctg.ids.meeting}`
const decisionPage = ({ ctgId, ids }: FullCtg) => `/ctg/${ctgId}/decisions/${ids.decision}`

type Meeting = { readonly status: 'draft' | 'convened' | 'in-session'; readonly startsAt: string }

const meetingOfTheme =
  ({ status, startsAt }: Meeting) =>
  async (db: Database, ctg: FullCtg) => {
    await bodyOfTheme(db, ctg)
    await db
      .updateTable('meeting')
      .set({ status, starts_at: new Date(startsAt) })
      .where('ctg_id', '=', ctg.ctgId)
      .where('id', '=', ctg.ids.meeting)
      .execute()
  }
const prepared = meetingOfTheme({ status: 'draft', startsAt: '2098-06-12T09:00:00Z' })
const convened = meetingOfTheme({ status: 'convened', startsAt: '2098-06-12T09:00:00Z' })
const today = meetingOfTheme({ status: 'draft', startsAt: '2026-11-20T09:00:00Z' })
const inSession = meetingOfTheme({ status: 'in-session', startsAt: '2026-11-20T09:00:00Z' })

const writtenLongAgo = async (db: Database, ctg: FullCtg) => {
  await convened(db, ctg)
  await db
    .updateTable('meeting_invitation')
    .set({ email: `${ctg.ids.invitation}@exemple.fr`, mailed_at: new Date('2026-01-05T09:00:00Z') })
    .where('ctg_id', '=', ctg.ctgId)
    .where('id', '=', ctg.ids.invitation)
    .execute()
}

const missingSomething = (db: Database, { ctgId, ids }: FullCtg) =>
  db
    .updateTable('decision')
    .set({ missing: JSON.stringify([{ code: 'seats-absent', count: 2, names: [] }]) })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.decision)
    .execute()

/** The decision is about the theme of its body, tied afterwards. */
async function tiedByHand(db: Database, ctg: FullCtg) {
  const { ctgId, ids, themeId } = ctg
  await bodyOfTheme(db, ctg)
  const subject = { decision_id: ids.decision, subject_type: 'theme' as const, subject_id: themeId }
  await db
    .insertInto('decision_subject')
    .values({ ctg_id: ctgId, ...subject, tied_by: 'Une coordinatrice' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** An act on the fixture's meeting, its body being of the theme. */
const onMeeting = (
  intent: string,
  prepare: CommandRow['prepare'],
  form: CommandRow['form'] = () => ({}),
): CommandRow => ({
  url: meetingPage,
  intent,
  form,
  mayDo: ofTheme,
  ...(prepare && { prepare }),
})

export const governanceRows: Readonly<Record<string, CommandRow>> = {
  'governance.create-meeting': {
    url: (ctg) => `${meetingsPage(ctg)}/nouvelle`,
    intent: 'create-meeting',
    form: ({ ids }) => ({
      bodyId: ids.body,
      day: '2027-03-12',
      hour: '14 h 30',
      place: 'Mairie',
      title: 'Copil de mars',
    }),
    mayDo: ofTheme,
    prepare: bodyOfTheme,
  },
  'governance.update-meeting': onMeeting('update-meeting', prepared, () => ({
    version: '1',
    title: 'Copil de juin',
    day: '2098-06-13',
    hour: '10:00',
    place: 'Caf',
  })),
  'governance.convene-meeting': onMeeting('convene-meeting', prepared),
  'governance.call-others': onMeeting('call-others', convened),
  'governance.remind-silent': onMeeting('remind-silent', writtenLongAgo),
  'governance.note-reply': onMeeting('note-reply', convened, ({ ids }) => ({
    ...{ invitationId: ids.invitation, subject: ids.invitation, reply: 'represented', comment: 'Au téléphone' },
    ...{ representativeName: 'Une directrice', representativeEmail: 'directrice@exemple.fr' },
  })),
  'governance.make-calendar-feed': {
    ...{ url: () => '/compte', intent: 'make-calendar-feed', form: () => ({}), mayDo: members },
  },
  'governance.remove-calendar-feed': {
    ...{ url: () => '/compte', intent: 'remove-calendar-feed', form: () => ({}), mayDo: members },
  },
  'governance.reply-to-invitation': {
    ...onMeeting('reply-to-invitation', convened, ({ ids }) => ({
      ...{ invitationId: ids.invitation, subject: ids.invitation, reply: 'declined', comment: '' },
    })),
    // Her own convocation: nobody answers for another.
    mayDo: ['bodyMember'],
  },
  'governance.open-meeting': onMeeting('open-meeting', today),
  'governance.cancel-meeting': onMeeting('cancel-meeting', prepared),
  'governance.add-agenda-item': onMeeting('add-agenda-item', prepared, () => ({
    title: 'Plan d’action',
    presenter: 'Une coordinatrice',
    durationMinutes: '30',
  })),
  'governance.remove-agenda-item': onMeeting('remove-agenda-item', prepared, ({ ids }) => ({
    agendaItemId: ids.agendaItem,
    subject: ids.agendaItem,
  })),
  'governance.record-attendance': onMeeting('record-attendance', inSession, ({ ids }) => ({
    [`presence-${ids.seat}`]: 'present',
    [`personName-${ids.seat}`]: 'Une élue',
  })),
  'governance.write-minutes': onMeeting('write-minutes', inSession, () => ({
    version: '1',
    minutes: 'Un tour de table.',
  })),
  'governance.update-decision': {
    url: decisionPage,
    intent: 'update-decision',
    form: () => ({
      version: '1',
      text: 'Une décision reformulée.',
      state: 'in-progress',
      responsible: 'Une responsable',
      dueOn: '2027-01-31',
    }),
    mayDo: ofTheme,
    prepare: bodyOfTheme,
  },
  'journey.tie-decision': {
    /** What is found by its words is what one may tie. */
    url: (ctg) => `${decisionPage(ctg)}?objet=petite+enfance`,
    intent: 'tie-decision',
    form: ({ themeId }) => ({ thing: `theme:${themeId}`, subject: themeId }),
    mayDo: ofTheme,
    prepare: bodyOfTheme,
  },
  'journey.untie-decision': {
    url: decisionPage,
    intent: 'untie-decision',
    form: ({ themeId }) => ({ thing: `theme:${themeId}`, subject: themeId }),
    mayDo: ofTheme,
    prepare: tiedByHand,
  },
  'governance.correct-positions': {
    url: decisionPage,
    intent: 'correct-positions',
    form: ({ cafPartyId, partyId }) => ({
      version: '1',
      [`position-${cafPartyId}`]: 'agreement',
      [`position-${partyId}`]: 'reservation',
      [`comment-${partyId}`]: 'Sauf le quartier nord.',
    }),
    mayDo: ofTheme,
    prepare: bodyOfTheme,
  },
  'governance.confirm-despite': {
    url: decisionPage,
    intent: 'confirm-despite',
    form: () => ({}),
    mayDo: coordinators,
    prepare: missingSomething,
  },
  'journey.close-meeting': { ...onMeeting('close-meeting', inSession), url: (ctg) => `${meetingPage(ctg)}/cloture` },
  'journey.record-decision': {
    url: (ctg) => `${meetingPage(ctg)}/decision`,
    intent: 'record-decision',
    form: ({ ids, cafPartyId, partyId }) => ({
      text: 'Le diagnostic est validé.',
      responsible: 'Une coordinatrice',
      dueOn: '2027-01-31',
      [`position-${cafPartyId}`]: 'agreement',
      [`position-${partyId}`]: 'reservation',
      [`comment-${partyId}`]: 'Pas au sud.',
      milestones: ['diagnosis-validated', 'plan-validated'],
      issueIds: [ids.issue],
      actionIds: [ids.action],
      conventionVersionId: ids.conventionVersion,
      subjects: [`corrective-action:${ids.correctiveAction}`],
      despite: 'Le calendrier presse.',
    }),
    mayDo: coordinators,
  },
  'journey.record-framing': {
    url: ({ ctgId }) => `/ctg/${ctgId}/cadrage`,
    intent: 'record-framing',
    form: () => ({ note: 'Six groupes, un an.', framedOn: '2026-01-15' }),
    mayDo: coordinators,
  },
  'journey.set-milestone-target': {
    url: ({ ctgId }) => `/ctg/${ctgId}/cadrage`,
    intent: 'set-milestone-target',
    form: () => ({ kind: 'signed', targetOn: '2027-04-01', targetPrecision: 'quarter' }),
    mayDo: coordinators,
  },
}
