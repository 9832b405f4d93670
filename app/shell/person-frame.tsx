/** Around the pages that belong to no CTG: « Mes CTG », account, creation. */
import { SignOutForm } from '#app/domains/accounts/pages/sign-out-form.tsx'
import { homeLabels, instanceParts, instancePaths } from '#app/domains/instance/labels.fr.ts'
import { libraryLabels } from '#app/domains/library/labels.fr.ts'
import { noticeLabels } from '#app/domains/notices/labels.fr.ts'
import { AppFrame, type NavigationGroup } from '#app/ui/app-frame.tsx'
import { BellLink } from '#app/ui/bell-link.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Link } from '#app/ui/link.tsx'
import { frameLabels as t } from './frame-labels.fr.ts'

type Props = {
  readonly personName: string
  /** Of the instance. */
  readonly isAdministrator: boolean
  /** Unread notices in all her CTGs. */
  readonly unread: number
  readonly isDemo: boolean
  readonly pathname: string
  readonly children: React.ReactNode
}

/** Its sub-pages show once one of them is open. */
const administrationGroup = (pathname: string): NavigationGroup => ({
  label: t.administration,
  items: [
    { label: homeLabels.title, to: instancePaths.home, isCurrent: pathname === instancePaths.home },
    ...(pathname.startsWith(instancePaths.home) ? instanceParts : []).map(({ label, to }) => ({
      label,
      to,
      isCurrent: pathname === to || pathname.startsWith(`${to}/`),
    })),
  ],
})

export const PersonFrame = ({ personName, isAdministrator, unread, isDemo, pathname, children }: Props) => (
  <AppFrame
    homeTo="/"
    {...(isDemo && { ribbon: t.ribbon, shortRibbon: t.shortRibbon })}
    navigation={[
      {
        items: [
          { label: t.myCtgs, to: '/', isCurrent: pathname === '/' },
          { label: t.myActions, to: '/actions', isCurrent: pathname === '/actions' },
          { label: 'Campagnes', to: '/campagnes', isCurrent: pathname.startsWith('/campagnes') },
          { label: libraryLabels.title, to: '/bibliotheque', isCurrent: pathname.startsWith('/bibliotheque') },
          { label: 'Comparer', to: '/comparer', isCurrent: pathname === '/comparer' },
          { label: 'Créer ou reprendre une CTG', to: '/ctg/nouvelle', isCurrent: pathname.startsWith('/ctg/') },
          { label: t.account, to: '/compte', isCurrent: pathname.startsWith('/compte') },
          ...(isDemo ? [{ label: 'Courriels envoyés', to: '/courriels', isCurrent: pathname === '/courriels' }] : []),
        ],
      },
      ...(isAdministrator ? [administrationGroup(pathname)] : []),
    ]}
    person={
      <>
        <HelpLink />
        <Link to="/compte">{personName}</Link>
        <SignOutForm look="quiet" isSmall />
      </>
    }
    bell={
      <BellLink
        to="/notifications"
        label={noticeLabels.bell(unread)}
        count={unread}
        isCurrent={pathname === '/notifications'}
      />
    }
    onPhone={
      <>
        <HelpLink />
        <Link to="/compte">{personName}</Link>
        <SignOutForm look="quiet" isSmall />
      </>
    }
  >
    {children}
  </AppFrame>
)
