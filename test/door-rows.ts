/** How each act without account is sent through its door: for the tests asked of all of them. */
import { randomUUID } from 'node:crypto'
import { signShownAt } from '#app/http/visitor-form.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { sendCode, signingCode } from './command-rows/signing.ts'
import type { FullCtg } from './full-ctg.server.ts'
import { testSecret } from './http.server.ts'
import { testAddress } from './portal-fixture.server.ts'
import { givenDataLink } from './privacy-fixture.server.ts'

type Form = Readonly<Record<string, string>>

export type DoorRow = {
  readonly url: (ctg: FullCtg, token: string) => string
  readonly form: (ctg: FullCtg) => Form
  /** @returns the token of a link made for it */
  readonly prepare?: (db: Database, ctg: FullCtg) => Promise<unknown>
  /** What the first is answered, when it is no redirection: a mail reader follows none. */
  readonly answers?: number
  /** Its form carries no key: a link of one use, a mail reader. */
  readonly isWithoutKey?: true
}

const page = (part: string) => (ctg: FullCtg) => `/t/${testAddress(ctg.ctgId)}/${part}`
const mailed = (_ctg: FullCtg, token: string) => `/avis/${token}`

/** A form of the public page, filled in since ten seconds. */
const shown = ({ ctgId }: FullCtg) => ({
  shown: signShownAt({ secret: testSecret, ctgId, at: new Date(Date.now() - 10_000) }),
})

type MailAbout = { readonly comment_id: string } | { readonly follower_id: string }

/** A mail written, its link still to be pressed. @returns its token */
async function mailOf(
  db: Database,
  ctgId: string,
  kind: 'confirm' | 'refused' | 'follow-confirm' | 'news',
  about: MailAbout,
): Promise<string> {
  const token = makeLinkToken()
  const at = new Date()
  await db
    .insertInto('comment_mail')
    .values({
      ...{ ctg_id: ctgId, id: randomUUID(), kind, ...about },
      ...{ asked_at: at, written_at: at, link_hash: hashLinkToken(token) },
    })
    .execute()
  return token
}

const commented =
  (kind: 'confirm' | 'refused', state: { readonly state: 'unconfirmed' } | { readonly state: 'refused' }) =>
  async (db: Database, { ctgId }: FullCtg): Promise<string> => {
    const [comment_id, at] = [randomUUID(), new Date()]
    const decided = { confirmed_at: at, decided_at: at, reason: 'other', statement: 'Hors sujet.' } as const
    await db
      .insertInto('public_comment')
      .values({
        ...{ ctg_id: ctgId, id: comment_id, display_name: 'Lina', body: 'Et au Luth ?', email: 'lina@exemple.fr' },
        ...{ may_quote: false, written_at: at, ...state, ...(state.state === 'refused' && decided) },
      })
      .execute()
    return mailOf(db, ctgId, kind, { comment_id })
  }

const followed =
  (kind: 'follow-confirm' | 'news', isConfirmed: boolean) =>
  async (db: Database, { ctgId }: FullCtg): Promise<string> => {
    const [follower_id, asked_at] = [randomUUID(), new Date()]
    await db
      .insertInto('action_follower')
      .values({
        ...{ ctg_id: ctgId, id: follower_id, action_key: '1', action_title: 'Ouvrir dix places' },
        ...{ email: 'lina@exemple.fr', asked_at, told_edition: 1, confirmed_at: isConfirmed ? asked_at : null },
      })
      .execute()
    return mailOf(db, ctgId, kind, { follower_id })
  }

/** Somebody of her own: whoever has the same address elsewhere would go with her. */
async function givenAddress(db: Database, { ctgId }: FullCtg): Promise<string> {
  const email = `${ctgId}@exemple.fr`
  await db.updateTable('public_comment').set({ email }).where('ctg_id', '=', ctgId).execute()
  return givenDataLink(db, email)
}

const password = 'des nuages au-dessus des platanes'

export const doorRows: Readonly<Record<string, DoorRow>> = {
  'accounts.choose-password': {
    url: ({ passwordToken }) => `/mot-de-passe/lien/${passwordToken}`,
    form: () => ({ intent: 'password', newPassword: password, repeatedPassword: password }),
    isWithoutKey: true,
  },
  'comments.write-comment': {
    url: page('avis'),
    form: (ctg) => ({
      ...{ intent: 'write-comment', actionKey: '1', displayName: 'Lina', body: 'Et au Luth ?' },
      ...{ email: 'lina@exemple.fr', ...shown(ctg) },
    }),
  },
  'comments.notify-content': {
    url: page('signaler'),
    form: (ctg) => ({
      ...{ intent: 'notify-content', commentId: ctg.ids.publicComment, address: '/t/x', grounds: 'Injure' },
      ...{ name: 'Lina', email: 'lina@exemple.fr', goodFaith: 'on', ...shown(ctg) },
    }),
  },
  'comments.follow-action': {
    url: page('suivre'),
    form: (ctg) => ({ intent: 'follow-action', actionKey: '1', email: 'lina@exemple.fr', ...shown(ctg) }),
  },
  'comments.confirm-comment': {
    url: mailed,
    form: () => ({ intent: 'confirm-comment' }),
    prepare: commented('confirm', { state: 'unconfirmed' }),
  },
  'comments.erase-comment': {
    url: mailed,
    form: () => ({ intent: 'erase-comment' }),
    prepare: commented('confirm', { state: 'unconfirmed' }),
  },
  'comments.confirm-follow': {
    url: mailed,
    form: () => ({ intent: 'confirm-follow' }),
    prepare: followed('follow-confirm', false),
  },
  'comments.appeal-judgement': {
    url: mailed,
    form: () => ({ intent: 'appeal-judgement', words: 'Ce n’est pas hors sujet.' }),
    prepare: commented('refused', { state: 'refused' }),
  },
  'comments.stop-follow': {
    url: (_ctg, token) => `/avis/arreter/${token}`,
    form: () => ({ 'List-Unsubscribe': 'One-Click' }),
    prepare: followed('news', true),
    answers: 200,
    isWithoutKey: true,
  },
  'convention.send-code-by-link': {
    url: ({ signingToken }) => `/signature/${signingToken}`,
    form: () => ({ intent: 'send-code-by-link' }),
    prepare: sendCode,
  },
  'journey.sign-by-link': {
    url: ({ signingToken }) => `/signature/${signingToken}`,
    form: () => ({ intent: 'sign-by-link', code: signingCode, hasRead: 'on', reason: '' }),
    prepare: sendCode,
  },
  'followup.send-reports': {
    url: ({ link }) => link.address,
    form: ({ ids }) => ({
      ...{ intent: 'send-reports', [`${ids.action}.facts`]: 'Dix-huit familles.' },
      [`${ids.action}.status`]: 'in-progress',
    }),
  },
  'followup.forward-link': {
    url: ({ link }) => `${link.address}/transmettre`,
    form: () => ({ intent: 'forward-link', name: 'Une collègue', email: 'collegue@exemple.fr' }),
  },
  'governance.answer-by-link': {
    url: ({ invitationToken }) => `/invitation/${invitationToken}`,
    form: () => ({ intent: 'answer-by-link', reply: 'accepted' }),
    prepare: (db, { ctgId }) =>
      db
        .updateTable('meeting')
        .set({ status: 'convened', starts_at: new Date('2098-06-12T09:00:00Z') })
        .where('ctg_id', '=', ctgId)
        .execute(),
  },
  'journey.propose-as-guest': {
    url: ({ workshopCode }) => `/atelier/${workshopCode}`,
    form: () => ({ intent: 'propose', byName: 'Lina', what: 'Une ludothèque' }),
  },
  'privacy.erase-address': {
    url: (_ctg, token) => `/mes-donnees/${token}`,
    form: () => ({ intent: 'erase-address' }),
    prepare: givenAddress,
  },
  'surveys.answer-survey': {
    url: ({ surveyToken }) => `/enquete/${surveyToken}`,
    form: () => ({ intent: 'answer-survey', q1: '0' }),
  },
}

/** Acts behind a link that are no command: the mails of notices, a new address, signing in. */
export const otherDoors: Readonly<Record<string, DoorRow>> = {
  'stop the mails of notices': {
    url: ({ unsubscribeSecret }) => `/desabonnement/${unsubscribeSecret}`,
    form: () => ({ 'List-Unsubscribe': 'One-Click' }),
    answers: 200,
    isWithoutKey: true,
  },
  'confirm a new address': {
    url: ({ addressToken }) => `/adresse/${addressToken}`,
    form: () => ({}),
    isWithoutKey: true,
  },
  'enter by a link': {
    url: ({ signInToken }) => `/connexion/lien/${signInToken}`,
    form: () => ({}),
    isWithoutKey: true,
  },
}
