/**
 * better-auth on our tables: password, links by mail, sessions; sign-up closed. Nobody outside reaches it but by
 * `http/auth-door.server.ts`: our commands call its API, after our limits. One instance a process.
 */
import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import type { Config } from '#app/kernel/config.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { mailLink } from './account-links.server.ts'
import { linkMinutes } from './accounts.ts'
import { maxPasswordLength, minPasswordLength } from './password-rules.ts'
import { sessionDays } from './sessions.ts'

export type Auth = ReturnType<typeof createAuth>

export function createAuth(db: Database, config: Pick<Config, 'url' | 'secret'>) {
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
      // They are named and secured where they leave (http/host-cookies.server.ts).
      useSecureCookies: false,
    },
    // Ours count failures, not requests (guard-entry.server.ts).
    rateLimit: { enabled: false },
    user: {
      modelName: 'person',
      additionalFields: { is_platform_administrator: { type: 'boolean', required: false, input: false } },
    },
    // The end is the absolute one, never put off; what is left unused ends before (http/actor.server.ts).
    session: { modelName: 'person_session', expiresIn: sessionDays * 24 * 60 * 60, disableSessionRefresh: true },
    account: { modelName: 'person_account' },
    verification: { modelName: 'verification', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength,
      maxPasswordLength,
      resetPasswordTokenExpiresIn: linkMinutes.password * 60,
      sendResetPassword: ({ user, token }) => mailLink(db, { kind: 'password', email: user.email, token }, config.url),
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: linkMinutes['sign-in'] * 60,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token, metadata }) =>
          mailLink(db, { kind: 'sign-in', email, token, back: String(metadata?.back ?? '/') }, config.url),
      }),
    ],
  })
}
