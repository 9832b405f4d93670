/** Rows that the upkeep of comments forgets, written by their age: for test/upkeep.server.test.ts. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'

type Where = { readonly db: () => Database; readonly ctgId: () => string }

/** By what each rule says. */
export function commentPlants({ db, ctgId }: Where) {
  const words = { display_name: 'Mina', body: 'Et au Luth ?', email: 'mina@exemple.fr' }
  const comment = (id: string, written_at: Date, more: object = {}) =>
    db()
      .insertInto('public_comment')
      .values({ ctg_id: ctgId(), id, ...words, written_at, ...more })
      .execute()
  const follower = (id: string, asked_at: Date, more: object) =>
    db()
      .insertInto('action_follower')
      .values({ ctg_id: ctgId(), id, action_key: id, action_title: 'Le Luth', asked_at, told_edition: 1, ...more })
      .execute()
  return {
    'Avis du public dont l’adresse n’a jamais été confirmée': {
      plant: comment,
      found: (mark: string) => sql`select from public_comment where id = ${mark}`,
    },
    'Adresses de qui a écrit un avis, une fois décidé et le délai pour contester passé': {
      plant: (id: string, when: Date) =>
        comment(id, when, { state: 'shown', confirmed_at: when, decided_at: when, decided_by: 'Ville' }),
      found: (mark: string) => sql`select from public_comment where id = ${mark} and email is not null`,
    },
    'Nom et adresse de qui a signalé un contenu, une fois décidé': {
      plant: (id: string, when: Date) =>
        db()
          .insertInto('content_notice')
          .values({
            ...{ ctg_id: ctgId(), id, address: '/t/x', grounds: 'Injure', name: 'Un voisin', email: words.email },
            ...{ received_at: when, outcome: 'not-acted', statement: 'Permis.', decided_at: when },
          })
          .execute(),
      found: (mark: string) => sql`select from content_notice where id = ${mark} and name <> ''`,
    },
    'Demandes de suivre une action, jamais confirmées': {
      plant: (id: string, when: Date) => follower(id, when, { email: words.email }),
      found: (mark: string) => sql`select from action_follower where id = ${mark}`,
    },
    'Suivis arrêtés, dont l’adresse est déjà effacée': {
      plant: (id: string, when: Date) => follower(id, when, { confirmed_at: when, stopped_at: when }),
      found: (mark: string) => sql`select from action_follower where id = ${mark}`,
    },
    'Courriels aux personnes sans compte, et l’empreinte de leur lien': {
      plant: async (id: string, when: Date) => {
        const commentId = randomUUID()
        await comment(commentId, new Date('2030-06-01T00:00:00Z'))
        await db()
          .insertInto('comment_mail')
          .values({ ctg_id: ctgId(), id, kind: 'shown', comment_id: commentId, asked_at: when, written_at: when })
          .execute()
      },
      found: (mark: string) => sql`select from comment_mail where id = ${mark}`,
    },
    'Courriels aux personnes sans compte qui lisent la page publique': {
      plant: (id: string, when: Date) =>
        db()
          .insertInto('outgoing_mail')
          .values({
            ...{ id, once_key: `comment:${id}`, to_address: words.email, to_name: '', subject: 'Avis' },
            ...{ body_text: 'Bonjour', created_at: when },
          })
          .execute(),
      found: (mark: string) => sql`select from outgoing_mail where id = ${mark}`,
    },
  } as const
}
