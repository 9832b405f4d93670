/** Which mails are looked at again before they leave, and why the others are not (docs/rules/jobs.md §5). */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { remindSignatories } from '#app/domains/convention/commands/remind-signatories.server.ts'
import { writeActReminders } from '#app/domains/convention/signatories/write-reminders.server.ts'
import { mailChecks } from '#app/http/mail-checks.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { dropUnowedMail } from '#app/kernel/waiting-mail.server.ts'
import { givenCtg, testInstant } from './ctg-fixture.server.ts'
import { testDatabase } from './database.server.ts'

const db = await testDatabase()

/** Kinds that leave whatever happened since. */
const leftAlone: Readonly<Record<string, string>> = {
  account: 'what was done to her account stays done',
  'account-way': 'she must learn of it: it may not be her',
  'address-link': 'its link says itself that it is over',
  'address:new': 'its link says itself that it is over',
  archive: 'it leads to a page that asks who she is',
  'data-code': 'awaited before a screen; the code says itself that it is over',
  departed: 'it is owed to whoever has left, and tells how to stay',
  'invitation:again': 'it leads to the sign-in page and says nothing of a CTG',
  link: 'awaited before a screen; its link says itself that it is over',
  notices: 'looked at before, line by line (`dropUnreadableMail`)',
  'signing-code': 'awaited before a screen; the code says itself that it is over',
}

test('each kind of mail is looked at again, or has a reason not to be', () => {
  const root = path.resolve(import.meta.dirname, '..')
  const senders = fs
    .globSync('app/**/*.server.ts', { cwd: root })
    .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), 'utf8') }))
    .filter(({ text }) => /import \{[^}]*\bsendMails?\b[^}]*\} from '#app\/kernel\/mail.server.ts'/.test(text))
  const keyed = senders.map(({ file, text }) => ({
    file,
    kinds: [...text.matchAll(/\bonceKey(?:: | = |Of = [^`]*=>\s*)`(?!\$\{onceKey\})([^$]*):\$/g)].map(
      ([, kind]) => kind,
    ),
  }))
  expect(keyed.filter(({ kinds }) => kinds.length === 0)).toEqual([])
  const kinds = new Set(keyed.flatMap((one) => one.kinds))
  expect([...kinds].toSorted()).toEqual([...Object.keys(mailChecks), ...Object.keys(leftAlone)].toSorted())
})

async function givenReminded() {
  const { ctgId, town, as, actors } = await givenCtg(db)
  const coordinator = as(actors.cafCoordinator)
  await prepareArticles(coordinator, { ctgId })
  const { conventionVersionId: versionId } = await freezeVersion(coordinator, { ctgId })
  const recipients = [{ id: town.id, remind: 'on' as const, email: 'mairie@exemple.fr' }]
  await remindSignatories(coordinator, { ctgId, recipients, message: '' })
  const around = { siteUrl: 'https://trame.exemple.fr', files: openFileStore({ dataFolder: '/tmp/no-folder-is-read' }) }
  await writeActReminders(db, testInstant, around, { ctgId })
  const mails = db.selectFrom('outgoing_mail').select('id').where('for_ctg_id', '=', ctgId)
  return {
    ...{ ctgId, town, coordinator, versionId },
    lookAgain: async () => {
      for (const { id } of await mails.execute()) await dropUnowedMail(db, testInstant, id, mailChecks)
      const reminders = db.selectFrom('act_reminder').select('id').where('ctg_id', '=', ctgId)
      return [(await mails.execute()).length, (await reminders.execute()).length]
    },
  }
}

test('the reminder of an act leaves while the act is awaited; received, nothing was sent', async () => {
  const { ctgId, town, versionId, lookAgain } = await givenReminded()
  expect(await lookAgain()).toEqual([1, 1])
  const received = { kind: 'assembly' as const, version_id: versionId, adopted_on: '2026-10-20' }
  await db
    .insertInto('authorising_act')
    .values({ ctg_id: ctgId, id: randomUUID(), party_id: town.id, ...received })
    .execute()
  expect(await lookAgain()).toEqual([0, 0])
})

test('the reminder of an act does not leave with another version than the one to sign', async () => {
  const { ctgId, coordinator, lookAgain } = await givenReminded()
  await freezeVersion(coordinator, { ctgId })
  expect(await lookAgain()).toEqual([0, 0])
})
