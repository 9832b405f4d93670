/** Fields of the acts of who administers the instance. Pure. */
import { z } from 'zod'
import { choice, day, id, line, textWithoutLink } from '#app/kernel/fields.ts'
import { mostMessageCharacters } from './instance.ts'

export const personInput = { personId: id() }

/** Address of this Trame, put in the mail; given by the server, never by the form. */
export const siteUrlInput = { siteUrl: z.url() }

export const reasonInput = textWithoutLink(
  line('Dites pourquoi : la raison est gardée au journal et dite à la personne.', 300),
)

const hour = () =>
  z
    .string({ error: 'Indiquez une heure.' })
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Cette heure n’est pas valable : écrivez-la comme 18:30.' })

export const messageInput = {
  level: choice(['news', 'maintenance', 'incident']),
  text: line('Écrivez ce que tout le monde doit savoir.', mostMessageCharacters),
  startsOn: day('Indiquez le jour où le message commence.'),
  startsAt: hour(),
  endsOn: day('Indiquez le jour où le message s’arrête.'),
  endsAt: hour(),
}

/** A number of graphile-worker. */
export const jobIdInput = z.string().regex(/^\d{1,18}$/, { error: 'Cette tâche n’existe plus : rechargez la page.' })
