/**
 * Plays the demonstration: the CTG of Gennevilliers 2015-2018 and its renewal, by the product's own commands, in order,
 * with their dates. Facts come from public sources; the rest is illustration, and every page says so.
 */
import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { demoPassword } from '#app/domains/accounts/accounts.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { demoThemes } from './content/index.ts'
import { demoPeople, type PersonRef } from './people.ts'
import { diagnosisActs, newThreadIds } from './play-diagnosis.server.ts'
import { playSetting } from './play-setting.server.ts'
import { openStage, playInOrder, type Stage } from './stage.server.ts'

/** Everyone of the demonstration has an account first: the commands then find them by their address. */
async function createPeople(db: Database): Promise<Stage['people']> {
  const password = await hashPassword(demoPassword)
  const people = demoPeople.map((person, order) => ({
    ...person,
    id: randomUUID(),
    createdAt: new Date(Date.UTC(2014, 0, 6, 9, order)),
  }))
  await db
    .insertInto('person')
    .values(
      people.map(({ id, name, email, demoRole, createdAt }) => ({
        id,
        name,
        email,
        emailVerified: true,
        demo_role: demoRole ?? null,
        createdAt,
      })),
    )
    .execute()
  await db
    .insertInto('person_account')
    .values(people.map(({ id }) => ({ userId: id, accountId: id, providerId: 'credential', password })))
    .execute()
  return new Map(people.map(({ ref, id, name }): [PersonRef, { id: string; name: string }] => [ref, { id, name }]))
}

export async function playDemo(db: Database): Promise<void> {
  const stage = openStage(db, await createPeople(db))
  await playSetting(stage, {
    name: 'Gennevilliers 2015-2018',
    startsOn: '2015-01-01',
    endsOn: '2018-12-31',
    signatureTargetOn: '2015-01-01',
    signatureTargetPrecision: 'quarter',
    openedOn: '2014-01-20',
    guests: ['samira', 'nadia'],
    hasAssociates: false,
  })
  const ids = await playSetting(stage, {
    name: 'Gennevilliers 2026-2030',
    startsOn: '2026-01-01',
    endsOn: '2030-12-31',
    signatureTargetOn: '2027-04-01',
    signatureTargetPrecision: 'quarter',
    openedOn: '2025-10-06',
    guests: ['samira', 'julie', 'nadia', 'paul', 'karim', 'lucie'],
    hasAssociates: true,
  })
  const made = newThreadIds()
  await playInOrder(demoThemes.flatMap((theme) => diagnosisActs(stage, ids, made, theme)))
}
