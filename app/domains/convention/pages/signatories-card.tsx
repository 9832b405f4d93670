/** Signatories: their table, what one may do with several of them at once. Rules: docs/rules/convention.md §3, §4. */
import { Form } from 'react-router'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Card } from '#app/ui/layout.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { ConventionPageData } from '../queries.server.ts'
import { gridWords as t } from '../signatories/labels.fr.ts'
import styles from './signatories.module.css'
import { SignatoriesGrid, type SignatoriesProps } from './signatories-grid.tsx'
import { reminderForm } from './signatories-table.tsx'

export const SignatoriesCard = ({ page, ticked, onTick }: SignatoriesProps) => (
  <Card title={t.title} id="signataires" aside={page.signatories.length > 0 && <Tools {...page} />}>
    {page.signatories.length === 0 ? (
      <EmptyState>Cette CTG n’a pas encore de signataire.</EmptyState>
    ) : (
      <SignatoriesGrid {...{ page, ticked, onTick }} />
    )}
  </Card>
)

const kindWords = { caf: 'Caf', authority: 'collectivités', partner: 'partenaires' } as const

function Tools({ ctgId, mayWrite, toSign, signatories, signedOn }: ConventionPageData) {
  const kinds = (['caf', 'authority', 'partner'] as const).filter((kind) =>
    signatories.some((row) => row.kind === kind),
  )
  return (
    <div className={styles.legend}>
      {kinds.map((kind) => (
        <span key={kind} className={classNames(styles.party, styles[kind])}>
          {kindWords[kind]}
        </span>
      ))}
      {mayWrite && (
        <LinkButton isSmall to={`/ctg/${ctgId}/convention/actes`}>
          Déposer plusieurs actes
        </LinkButton>
      )}
      {toSign && signedOn === null && <Models {...{ ctgId, signatories }} />}
    </div>
  )
}

/** The models of all, or that of one. */
const Models = ({ ctgId, signatories }: Pick<ConventionPageData, 'ctgId' | 'signatories'>) => (
  <Menu label="Modèle de délibération">
    <ul className="plain-list">
      <li>
        <a href={`/ctg/${ctgId}/convention/deliberations.zip`} download>
          Tous les modèles (ZIP)
        </a>
      </li>
      {signatories.map(({ partyId, name }) => (
        <li key={partyId}>
          <a href={`/ctg/${ctgId}/convention/signataires/${partyId}/deliberation.docx`} download>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </Menu>
)

type ReminderProps = {
  readonly ctgId: string
  readonly awaited: number
  readonly ticked: number
  /** The copil has decided what they are to vote: before, it is no act to put forward. */
  readonly isDecided: boolean
}

/** Of those ticked in the table; of all whose act is awaited when none is. */
export const RemindButton = ({ ctgId, awaited, ticked, isDecided }: ReminderProps) =>
  awaited > 0 && (
    <Form id={reminderForm} method="get" action={`/ctg/${ctgId}/convention/relances`}>
      <Button look={isDecided ? 'primary' : 'plain'}>
        {ticked > 0
          ? `Relancer ${ticked === 1 ? 'le signataire coché' : `les ${ticked} cochés`}`
          : awaited === 1
            ? 'Relancer l’attendu'
            : `Relancer les ${awaited} attendus`}
      </Button>
    </Form>
  )
