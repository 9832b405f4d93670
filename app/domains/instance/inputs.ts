/** Fields of the acts of who administers the instance. Pure. */
import { z } from 'zod'
import { choice, day, id, line, textWithoutLink } from '#app/kernel/fields.ts'
import { inputLabels } from './input-labels.fr.ts'
import { mostMessageCharacters } from './instance.ts'

export const personInput = { personId: id() }

/** Address of this Trame, put in the mail; given by the server, never by the form. */
export const siteUrlInput = { siteUrl: z.url() }

export const reasonInput = textWithoutLink(line(inputLabels.reason, 300))

const hour = () =>
  z.string({ error: 'Indiquez une heure.' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: inputLabels.time })

export const messageInput = {
  level: choice(['news', 'maintenance', 'incident']),
  text: line(inputLabels.message, mostMessageCharacters),
  startsOn: day(inputLabels.messageSince),
  startsAt: hour(),
  endsOn: day(inputLabels.messageUntil),
  endsAt: hour(),
}

/** A number of graphile-worker. */
export const jobIdInput = z.string().regex(/^\d{1,18}$/, { error: inputLabels.jobIsGone })
