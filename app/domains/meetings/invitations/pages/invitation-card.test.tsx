/** What was answered to a convocation, in the tense of the meeting. */
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { describe, expect, test } from 'vitest'
import type { MeetingStatus } from '../../meetings.ts'
import { invitationReplies } from '../invitations.ts'
import type { InvitationsData } from '../queries.server.ts'
import { InvitationCard } from './invitation-card.tsx'

const invitations: InvitationsData['invitations'] = [...invitationReplies, null].map((reply, place) => ({
  ...{ id: `i${place}`, personId: null, name: `Personne ${place}`, email: '', reply },
  ...{ representativeName: reply === 'represented' ? 'Irène Cretonne' : '', representativeEmail: '', comment: '' },
  ...{ repliedAt: null, notedBy: '', isMailDue: false, isMailed: false, mailedAt: null, remindedAt: null },
  isRefused: false,
  seats: [],
}))
const page = { ctgId: 'c1', meetingId: 'm1', own: null, mayNote: false, silent: null, timeZone: 'Europe/Paris' }
const wordsAt = (status: MeetingStatus): string =>
  renderToStaticMarkup(
    <MemoryRouter>
      <InvitationCard {...page} status={status} invitations={invitations} />
    </MemoryRouter>,
  ).replaceAll(/<[^>]*>/g, ' ')

describe('the answers to a convocation', () => {
  test.each(['convened', 'in-session'] as const)('are awaited of a meeting that is %s', (status) => {
    expect(wordsAt(status)).toMatch(
      /1\svient, 1\sviendra peut-être, 1\sne vient pas, 1\sse fera représenter, 1\ssans réponse/,
    )
  })
  test.each(['closed', 'cancelled'] as const)('are past of a meeting that is %s, and counted no more', (status) => {
    const words = wordsAt(status)
    for (const past of ['devait venir', 'devait peut-être venir', 'ne devait pas venir', 'n’avait pas répondu'])
      expect(words).toContain(past)
    expect(words).toMatch(/devait se faire représenter\s+par Irène Cretonne/)
    expect(words).not.toMatch(/\bvien(t|dra|nent)|\bse fera\b|sans réponse/)
  })
})
