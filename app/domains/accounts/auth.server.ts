/** better-auth on our tables: password and magic link, sign-up closed, limits in the database. One instance a process. */

import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import type { Config } from '#app/kernel/config.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { accountMails } from './labels.fr.ts'

const magicLinkMinutes = 15

export type Auth = ReturnType<typeof createAuth>

export function createAuth(db: Database, config: Pick<Config, 'url' | 'secret'>) {
  /** better-auth's own acts have no command of ours: the mail is written in a transaction of its own. */
  const mailPerson = async (
    email: string,
    onceKey: string,
    mail: { readonly subject: string; readonly bodyText: string },
  ) => {
    const person = await db.selectFrom('person').select(['name', 'email']).where('email', '=', email).executeTakeFirst()
    // A stranger's address gets nothing, and the page says the same sentence to everyone.
    if (!person) return
    await db
      .transaction()
      .execute((tx) =>
        sendMail(
          { tx, at: new Date(), newId: randomUUID },
          { onceKey, toAddress: person.email, toName: person.name, isUrgent: true, ...mail },
        ),
      )
  }
  return betterAuth({
    appName: 'Trame',
    baseURL: config.url,
    secret: config.secret,
    trustedOrigins: [config.url],
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: {
      database: { generateId: 'uuid' },
      cookiePrefix: 'trame',
      useSecureCookies: config.url.startsWith('https://'),
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limit',
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 10 }, '/sign-in/magic-link': { window: 60, max: 5 } },
    },
    user: {
      modelName: 'person',
      additionalFields: { is_platform_administrator: { type: 'boolean', required: false, input: false } },
    },
    session: { modelName: 'person_session', expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    account: { modelName: 'person_account' },
    verification: { modelName: 'verification', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url, token }) =>
        mailPerson(user.email, `reset:${token.slice(0, 12)}`, accountMails.resetPassword(url)),
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: magicLinkMinutes * 60,
        storeToken: 'hashed',
        sendMagicLink: ({ email, url, token }) =>
          mailPerson(email, `link:${token.slice(0, 12)}`, accountMails.magicLink(url, magicLinkMinutes)),
      }),
    ],
  })
}
