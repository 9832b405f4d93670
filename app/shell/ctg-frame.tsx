/** Sidebar and header around the pages of one CTG. */
import { useLocation } from 'react-router'
import { ctgLabels } from '#app/domains/ctg/labels.fr.ts'
import type { CtgFrame } from '#app/domains/ctg/queries.server.ts'
import { noticeLabels } from '#app/domains/notices/labels.fr.ts'
import { TypedNumbersNotice } from '#app/domains/writing/pages/typed-numbers-notice.tsx'
import { formatDay, formatInstant } from '#app/kernel/format.ts'
import { AppFrame, type NavigationGroup } from '#app/ui/app-frame.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { BellLink } from '#app/ui/bell-link.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Link } from '#app/ui/link.tsx'
import { SearchBox } from '#app/ui/navigation.tsx'
import { frameLabels as t } from './frame-labels.fr.ts'

/** The sections of a CTG: label and last part of the address. */
const sections: readonly {
  readonly label?: string
  readonly items: readonly (readonly [label: string, path: string])[]
}[] = [
  {
    items: [
      ['Tableau de bord', ''],
      ['L’essentiel', '/elu'],
    ],
  },
  {
    label: 'La démarche',
    items: [
      ['Diagnostic partagé', '/diagnostic'],
      ['Plan d’action', '/plan'],
      ['Convention', '/convention'],
      ['Suivi', '/suivi'],
      ['Évaluation', '/evaluation'],
    ],
  },
  {
    label: 'La gouvernance',
    items: [
      ['Instances', '/instances'],
      ['Réunions et décisions', '/reunions'],
    ],
  },
  {
    label: 'Partager',
    items: [
      ['Page publique', '/page-publique'],
      ['Membres et parties', '/membres'],
      ['Journal', '/journal'],
      ['Archives', '/archives'],
    ],
  },
]

/** For the map of the site, in the order of the menu. */
export const sectionPlaces = sections.flatMap(({ items }) => items)

/** Addresses that belong to a section without beginning by its path. */
const kin: Readonly<Record<string, readonly string[]>> = {
  '/diagnostic': ['/constats', '/enjeux', '/objectifs'],
  '/reunions': ['/decisions', '/ateliers'],
  '/instances': ['/annuaire'],
  '/plan': ['/actions', '/fil', '/reprise'],
  '/membres': ['/renouvellement', '/reconduction', '/bilan', '/passation'],
}

function navigationOf(ctgId: string, pathname: string): readonly NavigationGroup[] {
  const base = `/ctg/${ctgId}`
  const isCurrent = (path: string) =>
    path === '' ? pathname === base : [path, ...(kin[path] ?? [])].some((start) => pathname.startsWith(base + start))
  return sections.map(({ label, items }) => ({
    ...(label && { label }),
    items: items.map(([name, path]) => ({ label: name, to: base + path, isCurrent: isCurrent(path) })),
  }))
}

/** « Renouvellement · en préparation », « en vigueur, année 4 · reprise le 25 novembre 2026 ». */
function noteOf({ phase, year, isRenewal, takenUpOn, archivedAt }: CtgFrame): string {
  if (archivedAt !== null) return t.archived(formatInstant(archivedAt))
  const state = year === null ? ctgLabels.phase[phase] : `${ctgLabels.phase[phase]}, ${t.year(year)}`
  return [isRenewal && t.renewal, state, takenUpOn && t.takenUp(formatDay(takenUpOn))].filter(Boolean).join(' · ')
}

type Acting = Pick<CtgFrame['acting'], 'role' | 'partyKind'>
type Ribboned = Pick<CtgFrame, 'id' | 'archivedAt'> & { readonly acting: Acting }

/** Of an archived CTG, its two coordinations are led to what opens it again. */
const mayReopen = ({ role, partyKind }: Acting) => role === 'coordinator' && partyKind !== 'partner'

/** At the top of every page, on a phone too: what is written no more, and what opens it again; then what is fictitious. */
export function ribbonsOf({ id, archivedAt, acting }: Ribboned, isDemo: boolean) {
  const said = (demo: string, archived: string) =>
    archivedAt === null ? (
      isDemo && demo
    ) : (
      <>
        {archived} {mayReopen(acting) && <Link to={`/ctg/${id}/archives#archivage`}>{t.reopen}</Link>} {isDemo && demo}
      </>
    )
  return {
    ribbon: said(t.ribbon, t.archivedRibbon(archivedAt === null ? '' : formatInstant(archivedAt))),
    shortRibbon: said(t.shortRibbon, t.shortArchivedRibbon),
  }
}

type Props = { readonly frame: CtgFrame; readonly isDemo: boolean; readonly children: React.ReactNode }

export function CtgFrameView({ frame, isDemo, children }: Props) {
  const { pathname } = useLocation()
  const { ribbon, shortRibbon } = ribbonsOf(frame, isDemo)
  return (
    <AppFrame
      homeTo="/"
      ribbon={ribbon}
      shortRibbon={shortRibbon}
      space={{
        kind: t.ctg,
        name: frame.name,
        note: noteOf(frame),
        to: `/ctg/${frame.id}`,
        as: frame.acting.partyName,
      }}
      navigation={navigationOf(frame.id, pathname)}
      search={<SearchBox action={`/ctg/${frame.id}/recherche`} label={t.search} />}
      person={<ActsFor frame={frame} />}
      bell={
        <BellLink
          to={`/ctg/${frame.id}/notifications`}
          label={noticeLabels.bell(frame.unread)}
          count={frame.unread}
          isCurrent={pathname.endsWith('/notifications')}
        />
      }
      onPhone={
        <>
          <Link to="/compte">{t.account}</Link>
          <Link to={`/ctg/${frame.id}/mandat`}>{t.actsForAnother}</Link>
          <Link to="/">{t.myCtgs}</Link>
          <HelpLink />
        </>
      }
    >
      {children}
      {/* One per page: what was typed on another page no longer matters. */}
      <TypedNumbersNotice key={pathname} />
    </AppFrame>
  )
}

const ActsFor = ({ frame }: Pick<Props, 'frame'>) => (
  <>
    <HelpLink />
    <span>
      {t.actsFor} <Link to={`/ctg/${frame.id}/mandat`}>{frame.acting.partyName}</Link>,{' '}
      {ctgLabels.role[frame.acting.role]}
    </span>
    <Link to="/compte">
      <span className="visually-hidden">{t.account} : </span>
      <Avatar name={frame.personName} tone={frame.acting.partyKind} />
    </Link>
  </>
)
