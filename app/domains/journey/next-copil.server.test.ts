import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { describe, expect, test } from 'vitest'
import { loadEssentialData } from '#app/domains/dossiers/load-pack-data.server.ts'
import { EssentialsPage } from '#app/domains/dossiers/pages/essentials-page.tsx'
import { getEssentialsPage } from '#app/domains/dossiers/queries.server.ts'
import { agendaSection } from '#app/domains/dossiers/sections/governance.fr.ts'
import { watchLabels } from '#app/domains/followup/watch/labels.fr.ts'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { getMeetingsPage, listOccasions } from '#app/domains/meetings/meeting-queries.server.ts'
import { listCopilStandings } from '#app/domains/meetings/queries.server.ts'
import { listPortfolioRows } from '#app/domains/portfolio/rows.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { getMilestones } from './queries.server.ts'

const db = await testDatabase()

const today = '2026-11-30'
const plain = (words: string): string => words.replaceAll(/\s/g, ' ')

/** The next copil as each page names it. */
async function nextOn({ as, actors, ctgId }: Awaited<ReturnType<typeof givenCtg>>) {
  const context = as(actors.bodyMember, new Date(`${today}T08:00:00Z`))
  const meetings = await getMeetingsPage(context, { ctgId, page: 1 })
  const essentials = await getEssentialsPage(context, ctgId)
  return {
    essentials: essentials.meeting?.startsAt.toISOString().slice(0, 10),
    dashboard: (await getMilestones(context, ctgId)).nextCopilOn,
    meetings: meetings.nextCopil?.startsAt.toISOString().slice(0, 10),
    portfolio: (await listPortfolioRows(context))[0]?.next?.on,
    bodies: (await listOccasions(context, ctgId))[0]?.nextOn,
    others: (await listCopilStandings(db, new Map([[ctgId, today]]))).get(ctgId)?.nextOn,
  }
}
const pages = ['essentials', 'dashboard', 'meetings', 'portfolio', 'bodies', 'others']
const everywhere = (day: string) => Object.fromEntries(pages.map((page) => [page, day]))

describe('the next copil', () => {
  test('is on every page the one people are called to, before a nearer one merely being prepared', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors } = ctg
    const context = as(actors.cafCoordinator, new Date('2026-11-29T08:00:00Z'))
    const { bodyId } = await createBody(context, { ctgId, kind: 'copil', name: 'Copil', hasDefaultSeats: 'on' })
    const later = await createMeeting(context, { ctgId, bodyId, day: '2027-01-14', hour: '14:00' })
    await createMeeting(context, { ctgId, bodyId, day: today, hour: '18:00' })
    expect(await nextOn(ctg)).toEqual(everywhere(today))
    await db
      .updateTable('meeting')
      .set({ status: 'convened' })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', later.meetingId)
      .execute()
    expect(await nextOn(ctg)).toEqual(everywhere('2027-01-14'))
  })

  test('asks decisions of who is called to it, not of every reader; held, it is said with what comes next', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors } = ctg
    const context = as(actors.cafCoordinator, new Date('2026-11-29T08:00:00Z'))
    const { bodyId } = await createBody(context, { ctgId, kind: 'copil', name: 'Copil', hasDefaultSeats: 'on' })
    const { meetingId } = await createMeeting(context, { ctgId, bodyId, day: '2026-11-29', hour: '18:00' })
    await db
      .insertInto('meeting_invitation')
      .values({
        ...{ ctg_id: ctgId, id: crypto.randomUUID(), meeting_id: meetingId, name: 'Élue', email: 'elue@exemple.fr' },
        ...{ person_id: actors.bodyMember.personId, invited_at: context.at, mail_due: null },
      })
      .execute()
    const lead = async (actor: (typeof actors)[keyof typeof actors], at = '2026-11-29T08:00:00Z') =>
      plain(
        renderToStaticMarkup(
          createElement(
            MemoryRouter,
            null,
            createElement(EssentialsPage, await getEssentialsPage(as(actor, new Date(at)), ctgId)),
          ),
        ),
      )
    expect(await lead(actors.bodyMember)).toContain('Aucune décision ne vous est demandée.')
    expect(await lead(actors.reader)).toContain('Aucune décision n’y est demandée.')
    await db.updateTable('meeting').set({ status: 'closed' }).where('ctg_id', '=', ctgId).execute()
    const after = await lead(actors.reader, '2026-11-30T08:00:00Z')
    expect(after).toContain('Le dernier comité de pilotage s’est tenu le 29 novembre 2026.')
    expect(after).toContain(`/ctg/${ctgId}/decisions`)
  })

  test('is not spoken of once the convention has ended: its end is said instead', async () => {
    const { ctgId, as, actors } = await givenCtg(db)
    const endsOn = '2018-12-31'
    await db.updateTable('ctg').set({ starts_on: '2015-01-01', ends_on: endsOn }).where('id', '=', ctgId).execute()
    const context = as(actors.bodyMember, new Date(`${today}T08:00:00Z`))
    const data = await loadEssentialData(db, { ctgId, today, at: context.at, meetingId: null })
    const standing = (await listCopilStandings(db, new Map([[ctgId, today]]))).get(ctgId)
    const said = [
      renderToStaticMarkup(
        createElement(MemoryRouter, null, createElement(EssentialsPage, await getEssentialsPage(context, ctgId))),
      ),
      JSON.stringify(agendaSection(data)),
      watchLabels.copil(standing ?? expect.unreachable('no standing')),
    ]
    for (const words of said.map(plain)) {
      expect(words).toContain(plain(meetingLabels.conventionEnded(endsOn)))
      expect(words).not.toMatch(/encore fixé|prochain c|à tenir pour le moment/)
    }
  })
})
