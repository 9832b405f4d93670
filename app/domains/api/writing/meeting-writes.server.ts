/** Meetings that other software prepares: their day, their place, their agenda. It convenes nobody. Rules: docs/rules/api.md §3. */
import { z } from 'zod'
import { addAgendaItem } from '#app/domains/meetings/commands/add-agenda-item.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { removeAgendaItem } from '#app/domains/meetings/commands/remove-agenda-item.server.ts'
import { updateMeeting } from '#app/domains/meetings/commands/update-meeting.server.ts'
import { findMeeting, lockMeeting, meetingForm } from '#app/domains/meetings/exchange.server.ts'
import { updateAgendaItem } from '#app/domains/meetings/session/commands/update-agenda-item.server.ts'
import { foundById } from '#app/kernel/errors.ts'
import { apiTexts } from '../api-texts.fr.ts'
import { idIn } from '../id-in.ts'
import { writingTexts } from '../writing-texts.fr.ts'
import { requireSame } from './same-version.server.ts'
import { writeOperation } from './write-operation.ts'

const t = apiTexts.fields
const m = t.meeting

const meetingShape = z
  .strictObject({
    title: z.string().describe(m.title),
    day: z.iso.date().describe(m.day),
    hour: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .describe(m.hour),
    place: z.string().describe(m.place),
  })
  .partial()
  .describe(m.about)

const itemShape = z
  .strictObject({
    title: z.string().describe(m.item),
    presenter: z.string().describe(m.presenter),
    durationMinutes: z.int().nullable().describe(m.duration),
    demand: z.string().describe(m.demand),
    reason: z.string().describe(m.reason),
    effect: z.string().describe(m.effect),
  })
  .partial()
  .describe(m.itemAbout)

const base = '/ctgs/{ctgId}/meetings'
const one = `${base}/{meetingId}`
const writing = { scope: 'write-meetings', answer: 'Written' } as const

export const meetingWrites = [
  writeOperation({
    ...{ ...writing, method: 'post', path: base, operationId: 'createMeeting', isVersioned: false },
    summary: t.summary.createMeeting,
    body: meetingShape.required({ day: true, hour: true }).extend({ bodyId: z.uuid().describe(m.body) }),
    madeAt: ({ ctgId }, { id }) => `/ctgs/${ctgId}/meetings/${id}`,
    async write({ work, ctgId }, { body }) {
      const { meetingId } = await createMeeting.within(work, { ...body, ctgId })
      return { id: meetingId, version: 1 }
    },
  }),
  writeOperation({
    ...{ ...writing, method: 'patch', path: one, operationId: 'updateMeeting', isVersioned: true },
    ...{ summary: t.summary.updateMeeting, body: meetingShape, example: { place: 'Salle du conseil' } },
    async write(writer, { ids, body, version }) {
      const { work, ctgId } = writer
      const meetingId = idIn(ids, 'meetingId')
      const meeting = await lockMeeting(work, { ctgId, meetingId })
      await requireSame(writer, { type: 'meeting', id: meetingId, current: meeting.version, version })
      await updateMeeting.within(work, { ...meetingForm(meeting), ...body, ctgId, meetingId, version })
      return { id: meetingId, version: version + 1 }
    },
  }),
  writeOperation({
    ...{ ...writing, method: 'post', path: `${one}/agenda`, operationId: 'addAgendaItem', isVersioned: false },
    ...{ summary: t.summary.addAgendaItem, body: itemShape.required({ title: true }) },
    example: { title: writingTexts.example.agendaItem, durationMinutes: 20 },
    async write({ work, ctgId }, { ids, body }) {
      const meetingId = idIn(ids, 'meetingId')
      const { agendaItemId } = await addAgendaItem.within(work, { ...body, ctgId, meetingId })
      return { id: agendaItemId, version: 1 }
    },
  }),
  writeOperation({
    ...{ ...writing, method: 'patch', path: `${one}/agenda/{agendaItemId}`, operationId: 'updateAgendaItem' },
    ...{ isVersioned: true, summary: t.summary.updateAgendaItem, body: itemShape, example: { durationMinutes: 30 } },
    async write(writer, { ids, body, version }) {
      const { work, ctgId } = writer
      const key = { ctgId, meetingId: idIn(ids, 'meetingId'), agendaItemId: idIn(ids, 'agendaItemId') }
      await lockMeeting(work, key)
      const meeting = await findMeeting(work.tx, { ctgId, areDraftsRead: true }, key.meetingId)
      const item = foundById(meeting?.agenda ?? [], key.agendaItemId, 'governance.agenda-item-not-found')
      await requireSame(writer, { type: 'agenda-item', id: key.meetingId, current: item.version, version })
      await updateAgendaItem.within(work, { ...item, ...body, ...key, version })
      return { id: key.agendaItemId, version: version + 1 }
    },
  }),
  writeOperation({
    ...{ ...writing, method: 'delete', path: `${one}/agenda/{agendaItemId}`, operationId: 'removeAgendaItem' },
    ...{ isVersioned: false, summary: t.summary.removeAgendaItem },
    async write({ work, ctgId }, { ids }) {
      const key = { ctgId, meetingId: idIn(ids, 'meetingId'), agendaItemId: idIn(ids, 'agendaItemId') }
      await removeAgendaItem.within(work, key)
      return { id: key.agendaItemId, version: null }
    },
  }),
]
