/** The stage on which the demonstration is played: who acts, when, and the ids made on the way. */
import type { KeptFile } from '#app/domains/documents/kept-file.ts'
import { loadActor } from '#app/http/actor.server.ts'
import { instantIn, parisDay } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { storeFile } from '#app/kernel/files/open-file-store.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import type { PersonRef } from './people.ts'

/** Ids of one CTG by the references of the content. */
export type CtgIds = {
  readonly ctgId: string
  readonly parties: ReadonlyMap<string, string>
  readonly themes: ReadonlyMap<string, string>
  readonly services: ReadonlyMap<string, string>
}

export type Stage = {
  readonly db: Database
  /** Ids of people by reference. */
  readonly people: ReadonlyMap<PersonRef, { readonly id: string; readonly name: string }>
  /** A person acting on a past day, at an hour of Paris. @param hour ten in the morning when left out */
  readonly as: (person: PersonRef, day: string, hour?: string) => Promise<Context>
  /** Keeps a file drawn by the seed. @returns it as a command is given one */
  readonly keep: (name: string, mediaType: string, bytes: Uint8Array) => Promise<string>
}

/** Something done on a day. */
export type Act = { readonly on: string; readonly play: () => Promise<unknown> }

/** Plays acts in the order of their days; those of one day in the order given. */
export async function playInOrder(acts: readonly Act[]): Promise<void> {
  for (const { play } of acts.toSorted((one, other) => one.on.localeCompare(other.on))) await play()
}

/** The id noted under a reference. @throws Error when the content names something that was not made */
export function idOf(ids: ReadonlyMap<string, string>, ref: string): string {
  const id = ids.get(ref)
  if (!id) throw new Error(`the demonstration knows no « ${ref} »`)
  return id
}

export function openStage(db: Database, files: FileStore, people: Stage['people']): Stage {
  return {
    db,
    people,
    async as(ref, day, hour = '10:00') {
      const person = people.get(ref)
      if (!person) throw new Error(`the demonstration knows no person « ${ref} »`)
      const at = instantIn('Europe/Paris', day, hour)
      return { db, at, actor: await loadActor(db, person.id, parisDay(at)) }
    },
    async keep(name, mediaType, bytes) {
      const { sha256, size } = await storeFile(files, bytes)
      const keptFile: KeptFile = { sha256, name, mediaType, sizeBytes: size }
      return JSON.stringify(keptFile)
    },
  }
}
