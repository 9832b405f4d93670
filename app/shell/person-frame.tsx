/** Around the pages that belong to no CTG: « Mes CTG », account, creation. */
import { SignOutForm } from '#app/domains/accounts/pages/sign-out-form.tsx'
import { instanceLabels } from '#app/domains/audit/instance-labels.fr.ts'
import { libraryLabels } from '#app/domains/library/labels.fr.ts'
import { noticeLabels } from '#app/domains/notices/labels.fr.ts'
import { privacyLabels } from '#app/domains/privacy/labels.fr.ts'
import { registerWords } from '#app/domains/privacy/printed.fr.ts'
import { sourcesLabels } from '#app/domains/sources/labels.fr.ts'
import { AppFrame } from '#app/ui/app-frame.tsx'
import { BellLink } from '#app/ui/bell-link.tsx'
import { Link } from '#app/ui/link.tsx'
import { frameFooter } from './footer.tsx'
import { frameLabels as t } from './frame-labels.fr.ts'

const journal = '/administration/journal'
const figures = '/administration/chiffres'
const templates = '/administration/modeles'
const departed = '/administration/personnes-parties'
const register = '/administration/registre'

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
          ...(isAdministrator
            ? [
                { label: sourcesLabels.title, to: figures, isCurrent: pathname === figures },
                { label: t.articleTemplates, to: templates, isCurrent: pathname.startsWith(templates) },
                { label: privacyLabels.departed.title, to: departed, isCurrent: pathname.startsWith(departed) },
                { label: registerWords.title, to: register, isCurrent: pathname === register },
                { label: instanceLabels.title, to: journal, isCurrent: pathname === journal },
              ]
            : []),
          ...(isDemo ? [{ label: 'Courriels envoyés', to: '/courriels', isCurrent: pathname === '/courriels' }] : []),
        ],
      },
    ]}
    person={
      <>
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
        <Link to="/compte">{personName}</Link>
        <SignOutForm look="quiet" isSmall />
      </>
    }
    footer={frameFooter}
  >
    {children}
  </AppFrame>
)
