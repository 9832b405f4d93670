/** Rows of the session: agenda, points, outcomes, presences, addenda. The fixture's body is made that of the theme. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import type { ActorKey, CommandRow } from './command-row.ts'

const ofTheme: readonly ActorKey[] = ['cafCoordinator', 'townCoordinator', 'earlyOfficer']

const meetingIn =
  (status: 'draft' | 'in-session' | 'closed') =>
  async (db: Database, { ctgId, ids, themeId }: FullCtg) => {
    await db
      .updateTable('body')
      .set({ theme_id: themeId })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', ids.body)
      .execute()
    await db.updateTable('meeting').set({ status }).where('ctg_id', '=', ctgId).where('id', '=', ids.meeting).execute()
  }

type Page = 'ordre-du-jour' | 'seance' | 'salle' | 'presences' | ''

const act =
  (page: Page, prepare = meetingIn('in-session')) =>
  (intent: string, form: CommandRow['form']): CommandRow => ({
    url: ({ ctgId, ids }) => `/ctg/${ctgId}/reunions/${ids.meeting}${page && `/${page}`}`,
    intent,
    form,
    mayDo: ofTheme,
    prepare,
  })
const onAgenda = act('ordre-du-jour')
const inSession = act('seance')

const item = ({ ids }: FullCtg) => ({ agendaItemId: ids.agendaItem, subject: ids.agendaItem })
const keptFile = (ctg: FullCtg) => ({ ...item(ctg), file: new File(['%PDF-1.7 test'], 'note.pdf') })

const withSecondItem = async (db: Database, ctg: FullCtg) => {
  await meetingIn('draft')(db, ctg)
  await db
    .insertInto('agenda_item')
    .values({ ctg_id: ctg.ctgId, id: crypto.randomUUID(), meeting_id: ctg.ids.meeting, title: 'Suite', position: 1 })
    .execute()
}
const withDemand = async (db: Database, ctg: FullCtg) => {
  await meetingIn('draft')(db, ctg)
  await db
    .updateTable('agenda_item')
    .set({ demand: 'Retenir six priorités ?' })
    .where('ctg_id', '=', ctg.ctgId)
    .where('id', '=', ctg.ids.agendaItem)
    .execute()
}
const withFile = async (db: Database, ctg: FullCtg) => {
  await meetingIn('draft')(db, ctg)
  await db
    .insertInto('agenda_file')
    .values({ ctg_id: ctg.ctgId, agenda_item_id: ctg.ids.agendaItem, file_id: ctg.ids.file })
    .execute()
}

/** The point kept by hand, set aside; its line has the same number. */
const withSetAside = async (db: Database, ctg: FullCtg) => {
  await meetingIn('draft')(db, ctg)
  const { ctgId, ids } = ctg
  await db
    .insertInto('backlog_set_aside')
    .values({
      ...{ ctg_id: ctgId, id: ids.backlogItem, meeting_id: ids.meeting, body_id: ids.body },
      ...{ kind: 'by-hand', item_id: ids.backlogItem, title: 'Horaires des crèches', reason: 'Plus tard.' },
      ...{ set_aside_by: 'Une personne', set_aside_at: new Date('2026-11-20T09:00:00Z') },
    })
    .execute()
}

export const sessionRows: Readonly<Record<string, CommandRow>> = {
  'governance.update-agenda-item': onAgenda('update-agenda-item', (ctg) => ({
    ...item(ctg),
    version: '1',
    title: 'Bilan de l’année',
    presenter: 'Une directrice',
    durationMinutes: '20',
  })),
  'governance.write-proposal': act('ordre-du-jour', withDemand)('write-proposal', (ctg) => ({
    ...item(ctg),
    proposal: 'Un courrier commun.',
    reservation: 'Le calendrier.',
  })),
  'governance.move-agenda-item': act('ordre-du-jour', withSecondItem)('move-agenda-item', (ctg) => ({
    agendaItemId: ctg.ids.agendaItem,
    subject: `${ctg.ids.agendaItem}-down`,
    direction: 'down',
  })),
  'governance.put-off-agenda-item': onAgenda('put-off-agenda-item', (ctg) => ({ ...item(ctg), toMeetingId: '' })),
  'governance.set-meeting-duration': onAgenda('set-meeting-duration', () => ({ plannedMinutes: '120' })),
  'governance.attach-agenda-file': onAgenda('attach-agenda-file', keptFile),
  'governance.detach-agenda-file': act('ordre-du-jour', withFile)('detach-agenda-file', (ctg) => ({
    ...item(ctg),
    fileId: ctg.ids.file,
  })),
  'governance.add-backlog-item': onAgenda('add-backlog-item', () => ({ title: 'Les horaires d’été' })),
  'governance.remove-backlog-item': onAgenda('remove-backlog-item', ({ ids }) => ({ backlogItemId: ids.backlogItem })),
  'journey.set-aside-backlog-item': {
    ...onAgenda('set-aside-backlog-item', ({ ids }) => ({
      key: `by-hand:${ids.backlogItem}`,
      subject: `by-hand:${ids.backlogItem}`,
      reason: 'La personne qui le porte est absente.',
      until: '2027-03-01',
    })),
    url: ({ ctgId, ids }) => `/ctg/${ctgId}/reunions/${ids.meeting}/ordre-du-jour?ecarter=by-hand:${ids.backlogItem}`,
  },
  'governance.put-back-backlog-item': act('ordre-du-jour', withSetAside)('put-back-backlog-item', ({ ids }) => ({
    setAsideId: ids.backlogItem,
    subject: ids.backlogItem,
  })),
  'journey.draw-agenda-items': onAgenda('draw-agenda-items', ({ ids }) => ({ keys: [`by-hand:${ids.backlogItem}`] })),
  'governance.show-agenda-item': inSession('show-agenda-item', item),
  'governance.write-item-minutes': inSession('write-item-minutes', (ctg) => ({
    ...item(ctg),
    version: '1',
    minutes: 'Un tour de table.',
  })),
  'governance.note-outcome': inSession('note-outcome', (ctg) => ({
    agendaItemId: ctg.ids.agendaItem,
    kind: 'task',
    subject: 'task',
    text: 'Écrire à la CLAS',
    responsible: 'Une coordinatrice',
    dueOn: '2027-02-01',
  })),
  'governance.update-outcome': inSession('update-outcome', ({ ids }) => ({
    outcomeId: ids.outcome,
    subject: ids.outcome,
    version: '1',
    text: 'Écrire aux familles et aux assistantes maternelles',
    responsible: 'Une coordinatrice',
    dueOn: '2027-02-01',
  })),
  'governance.remove-outcome': inSession('remove-outcome', ({ ids }) => ({ outcomeId: ids.outcome })),
  'governance.mark-task': inSession('mark-task', ({ ids }) => ({ outcomeId: ids.outcome, isDone: 'on' })),
  'governance.mark-presence': act('presences')('mark-presence', ({ ids }) => ({
    seatId: ids.seat,
    subject: ids.seat,
    presence: 'present',
    personName: 'Une élue',
  })),
  'governance.add-addendum': act('', meetingIn('closed'))('add-addendum', () => ({
    text: 'La présence de M. Lin est à ajouter.',
  })),
}
