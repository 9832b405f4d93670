/** GET, POST /compte — my name, password, sessions, mandates. */
import { data } from 'react-router'
import { renamePerson } from '#app/domains/accounts/commands/rename-person.server.ts'
import { revokeSession } from '#app/domains/accounts/commands/revoke-session.server.ts'
import { untieIdentity } from '#app/domains/accounts/commands/untie-identity.server.ts'
import { AccountPage } from '#app/domains/accounts/pages/account-page.tsx'
import { IdentitiesCard } from '#app/domains/accounts/pages/identities-card.tsx'
import { PasskeysCard } from '#app/domains/accounts/pages/passkeys-card.tsx'
import { SecondFactorCard } from '#app/domains/accounts/pages/second-factor-card.tsx'
import {
  findSessionId,
  getAccountPage,
  getSecondFactor,
  listIdentities,
  listPasskeys,
} from '#app/domains/accounts/queries.server.ts'
import { listMyMandates } from '#app/domains/ctg/page-queries.server.ts'
import { chooseDigest } from '#app/domains/followup/watch/commands/choose-digest.server.ts'
import { DigestCard } from '#app/domains/followup/watch/pages/digest-card.tsx'
import { findMailChoices } from '#app/domains/followup/watch/queries.server.ts'
import { makeCalendarFeed } from '#app/domains/meetings/invitations/commands/make-calendar-feed.server.ts'
import { removeCalendarFeed } from '#app/domains/meetings/invitations/commands/remove-calendar-feed.server.ts'
import { findFeedAddress } from '#app/domains/meetings/invitations/feed.server.ts'
import { CalendarFeedCard } from '#app/domains/meetings/invitations/pages/calendar-feed-card.tsx'
import { choosePace } from '#app/domains/notices/commands/choose-pace.server.ts'
import { noticeLabels } from '#app/domains/notices/labels.fr.ts'
import { PaceCard } from '#app/domains/notices/pages/pace-card.tsx'
import { MyDataCard } from '#app/domains/privacy/pages/my-data-card.tsx'
import { changePassword } from '#app/http/change-password.server.ts'
import { passkeyIntents } from '#app/http/passkeys.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { readShownCodes, secondFactorIntents } from '#app/http/second-factor.server.ts'
import { sessionToken } from '#app/http/session-token.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, surroundings, request }) => {
  const token = sessionToken(request.headers, surroundings.instance.config.secret)
  const { secret, url, openid } = surroundings.instance.config
  const account = await getAccountPage(context, await findSessionId(context.db, token))
  const { codes, forget } = readShownCodes(request)
  const page = {
    ...account,
    factor: await getSecondFactor(context, secret, account.person.email),
    shownCodes: codes,
    passkeys: await listPasskeys(context.db, context.actor.personId),
    provider: openid?.name ?? null,
    identities: await listIdentities(context.db, context.actor.personId),
    mandates: await listMyMandates(context),
    ...(await findMailChoices(context)),
    feed: await findFeedAddress(context, url),
  }
  return data(page, forget === undefined ? {} : { headers: { 'set-cookie': forget } })
})

export const action = formAction({
  rename: intent(renamePerson, { said: 'Nom enregistré.' }),
  'revoke-session': intent(revokeSession, { said: 'Session fermée.' }),
  'change-password': changePassword,
  ...secondFactorIntents,
  ...passkeyIntents,
  'untie-identity': intent(untieIdentity, { said: 'Identité retirée : elle n’entre plus dans ce compte.' }),
  'make-calendar-feed': intent(makeCalendarFeed, { said: 'Adresse d’agenda prête.' }),
  'remove-calendar-feed': intent(removeCalendarFeed, { said: 'Adresse d’agenda supprimée.' }),
  'choose-digest': intent(chooseDigest, { said: 'Choix enregistré.' }),
  'choose-pace': intent(choosePace, { said: noticeLabels.saved }),
})

export default titled<Loaded<typeof loader>>(
  ({ digest, pace, feed, factor, shownCodes, passkeys, provider, identities, ...account }) => (
    <AccountPage
      {...account}
      secondFactor={
        <>
          <SecondFactorCard factor={factor} shownCodes={shownCodes} />
          <PasskeysCard passkeys={passkeys} />
          {(provider !== null || identities.length > 0) && (
            <IdentitiesCard provider={provider} identities={identities} />
          )}
        </>
      }
      letters={
        <>
          <CalendarFeedCard address={feed} />
          <PaceCard pace={pace} />
          {digest !== undefined && <DigestCard isWanted={digest} />}
          <MyDataCard />
        </>
      }
    />
  ),
  'Mon compte',
)
