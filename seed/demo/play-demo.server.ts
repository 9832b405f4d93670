/**
 * Plays the demonstration: the CTG of Gennevilliers 2015-2018 and its renewal, by the product's own commands, in order,
 * with their dates. Facts come from public sources; the rest is illustration, and every page says so.
 */

import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { demoPassword } from '#app/domains/accounts/accounts.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { demoPeople, type PersonRef } from './people.ts'
import { playFounding } from './play-founding.server.ts'
import { playRenewal } from './play-renewal.server.ts'
import { openStage, type Stage } from './stage.server.ts'

/** Everyone of the demonstration has an account first: the commands then find them by their address. */
async function createPeople(db: Database): Promise<Stage['people']> {
  const password = await hashPassword(demoPassword)
  const people = demoPeople.map((person, order) => ({
    ...person,
    id: randomUUID(),
    createdAt: new Date(Date.UTC(2014, 0, 6, 9, order)),
  }))
  await addRows(
    db,
    'person',
    people.map(({ id, name, email, demoRole, createdAt }) => ({
      id,
      name,
      email,
      emailVerified: true,
      demo_role: demoRole ?? null,
      createdAt,
    })),
  )
  await addRows(
    db,
    'person_account',
    people.map(({ id }) => ({ userId: id, accountId: id, providerId: 'credential', password })),
  )
  return new Map(people.map(({ ref, id, name }): [PersonRef, { id: string; name: string }] => [ref, { id, name }]))
}

/** @param files store of the attached files */
/** @param siteUrl public address of the instance, written in the mails */
export async function playDemo(db: Database, files: FileStore, siteUrl: string): Promise<void> {
  const stage = openStage(db, files, await createPeople(db))
  const founding = await playFounding(stage)
  await playRenewal(stage, founding, siteUrl)
}
