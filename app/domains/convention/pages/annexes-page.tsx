/** The annexes of the convention: those attached, in their order, and those one may attach. Rules: docs/rules/convention.md §6. */
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import type { AnnexKind } from '../annexes/annex-kinds.ts'
import { mentionOf } from '../annexes/annex-mentions.ts'
import type { AnnexesPageData } from '../annexes/annex-queries.server.ts'
import { annexLabels as t } from '../annexes/labels.fr.ts'
import styles from './annexes-page.module.css'
import { ConventionTabs } from './convention-tabs.tsx'

export const AnnexesPage = (page: AnnexesPageData) => (
  <Page
    title="Annexes"
    lead="Ce qui accompagne le texte, dans l’ordre que vous voulez. Les numéros se suivent, et les articles les suivent."
  >
    <ConventionTabs ctgId={page.ctgId} current="annexes" />
    <Columns
      main={
        <>
          <AttachedCard {...page} />
          {page.others.length > 0 && <OthersCard {...page} />}
        </>
      }
      aside={
        <>
          <EnteredCard {...page} />
          <MentionsCard {...page} />
        </>
      }
    />
  </Page>
)

const AttachedCard = (page: AnnexesPageData) => (
  <Card
    title="Jointes à la convention"
    note="Une annexe qui n’a rien à dire n’est pas imprimée : les suivantes prennent son rang."
  >
    {page.attached.length === 0 && (
      <EmptyState>Aucune annexe n’est jointe : la convention tient dans ses articles.</EmptyState>
    )}
    <ol className="plain-list">
      {page.attached.map(({ kind, number, count }, index) => (
        <li key={kind} className={styles.annex}>
          <Named ctgId={page.ctgId} kind={kind} number={number} count={count} />
          {page.mayWrite && <Moves kind={kind} index={index} count={page.attached.length} />}
        </li>
      ))}
    </ol>
  </Card>
)

const OthersCard = ({ ctgId, others, mayWrite }: AnnexesPageData) => (
  <Card title="Que l’on peut joindre">
    <ul className="plain-list">
      {others.map(({ kind, count }) => (
        <li key={kind} className={styles.annex}>
          <Named ctgId={ctgId} kind={kind} number={null} count={count} />
          {mayWrite && (
            <MoveForm kind={kind}>
              <SubmitButton look="plain" isSmall name="move" value="attach" label={`Joindre : ${t.titles[kind]}`}>
                {t.moves.attach}
              </SubmitButton>
            </MoveForm>
          )}
        </li>
      ))}
    </ul>
  </Card>
)

/** Where what an annex says is written. */
const sourcePaths: Readonly<Partial<Record<AnnexKind, string>>> = {
  diagnosis: '/diagnostic',
  facilities: '/convention/annexes/cof',
  plan: '/plan',
  governance: '/instances',
  acts: '/convention',
  posts: '/convention/annexes/postes',
  cof: '/convention/annexes/cof',
  sppe: '/convention/sppe',
}

type NamedProps = {
  readonly ctgId: string
  readonly kind: AnnexKind
  readonly number: number | null
  readonly count: number | null
}

function Named({ ctgId, kind, number, count }: NamedProps) {
  const path = sourcePaths[kind]
  return (
    <div>
      {number !== null && <span className="muted">Annexe {number}. </span>}
      {path ? <Link to={`/ctg/${ctgId}${path}`}>{t.titles[kind]}</Link> : <strong>{t.titles[kind]}</strong>}{' '}
      {count !== null && (count === 0 ? <Chip tone="warn">{t.empty}</Chip> : <Chip>{t.count[kind](count)}</Chip>)}
      <br />
      <span className="fine">{t.sources[kind]}</span>
    </div>
  )
}

const MoveForm = ({ kind, children }: { readonly kind: AnnexKind; readonly children: React.ReactNode }) => (
  <CommandForm intent="move-annex" isInline about={{ annex: kind }}>
    {children}
  </CommandForm>
)

type MovesProps = { readonly kind: AnnexKind; readonly index: number; readonly count: number }

const Moves = ({ kind, index, count }: MovesProps) => (
  <MoveForm kind={kind}>
    {(['up', 'down', 'detach'] as const)
      .filter((move) => (move === 'up' ? index > 0 : move === 'down' ? index < count - 1 : true))
      .map((move) => (
        <SubmitButton
          key={move}
          look="quiet"
          isSmall
          name="move"
          value={move}
          label={`${t.moves[move]} : ${t.titles[kind]}`}
        >
          {t.moves[move]}
        </SubmitButton>
      ))}
  </MoveForm>
)

const EnteredCard = ({ ctgId }: AnnexesPageData) => (
  <Card title="Ce qui se saisit ici">
    <ul className="plain-list">
      <li>
        <Link to={`/ctg/${ctgId}/convention/annexes/postes`}>Postes de coordination</Link>
      </li>
      <li>
        <Link to={`/ctg/${ctgId}/convention/annexes/cof`}>COF et bonus territoire</Link>
      </li>
    </ul>
  </Card>
)

const MentionsCard = ({ ctgId, named, attached }: AnnexesPageData) => (
  <Card title="Les annexes citées dans les articles" content="tight">
    {named.length > 0 && (
      <Notice tone="warn">
        <ul>
          {named.map(({ articleId, title, number, kind }) => (
            <li key={`${articleId} ${kind}`}>
              <Link to={`/ctg/${ctgId}/convention/articles/${articleId}`}>
                Article {number}, {title}
              </Link>{' '}
              cite « {t.titles[kind]} », que la convention ne joint pas.
            </li>
          ))}
        </ul>
      </Notice>
    )}
    <p>Écrites ainsi dans un article, elles prennent leur numéro dans chaque version :</p>
    <Disclosure summary="Comment les citer">
      <ul>
        {attached.map(({ kind }) => (
          <li key={kind}>{mentionOf(kind)}</li>
        ))}
      </ul>
    </Disclosure>
  </Card>
)
