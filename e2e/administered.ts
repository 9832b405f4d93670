/** What the journey of who administers the instance needs and no screen makes: accounts of its own, a mail that a server refused. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { change } from './site-database.ts'

const secret = (): string =>
  fs.readFileSync(path.join(process.env.TRAME_E2E_DATA ?? '', 'var', 'secret'), 'utf8').trim()

/** An account nobody else uses, with a session open. */
export async function givenAccount(name: string, isAdministrator = false) {
  const id = randomUUID()
  const token = randomBytes(24).toString('base64url')
  await change('insert into person (id, name, email, is_platform_administrator) values ($1, $2, $3, $4)', [
    id,
    name,
    `${id}@exemple.fr`,
    isAdministrator,
  ])
  await change(
    `insert into person_session (id, "userId", token, "expiresAt") values ($1, $2, $3, now() + interval '1 hour')`,
    [randomUUID(), id, token],
  )
  const signature = createHmac('sha256', secret()).update(token).digest('base64')
  return { id, cookie: { name: 'trame.session_token', value: encodeURIComponent(`${token}.${signature}`) } }
}

/** As if the mail server had just refused this address. */
export async function refuseMail(address: string): Promise<void> {
  await change(
    `insert into outgoing_mail (id, once_key, to_address, to_name, subject, body_text, created_at, failure)
     values ($1, $2, $3, 'Une personne', 'Objet', 'Corps', now(), '550 5.1.1 user unknown')`,
    [randomUUID(), `invitation:${randomUUID()}`, address],
  )
}

/** The hour of this message comes now, and everybody else has closed it: the other tests of the run see nothing of it. */
export async function showMessageOnlyTo(personId: string, text: string): Promise<void> {
  await change(
    `insert into instance_message_dismissal (message_id, person_id)
     select message.id, person.id from instance_message message, person where message.text = $1 and person.id <> $2`,
    [text, personId],
  )
  await change(`update instance_message set starts_at = now() where text = $1`, [text])
}
