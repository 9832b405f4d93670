/** Where the archiving of a CTG stands, and what a coordination may say of it. */
import { formatInstant } from '#app/kernel/format.ts'
import { CommandForm } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import type { ArchivingWish } from '../archives.ts'
import { archivesLabels as t } from '../labels.fr.ts'
import type { ArchivesPageData } from '../queries.server.ts'

export function Archiving({ page }: { readonly page: ArchivesPageData }) {
  const { archivedAt, wishes, side } = page
  const own = wishes.find((one) => one.side === side)
  const next = archivedAt === null ? 'archive' : 'reopen'
  return (
    <Card title={archivedAt === null ? 'Archiver la CTG' : 'Rouvrir la CTG'} id="archivage" content="tight">
      <div role="status">
        <p>
          {archivedAt === null
            ? 'La CTG est ouverte. Archivée, elle se lit encore et ne s’écrit plus ; les deux coordinations peuvent la rouvrir.'
            : `La CTG est archivée depuis le ${formatInstant(archivedAt)} : elle se lit, elle ne s’écrit plus.`}
        </p>
        {wishes.map((saved) => (
          <p key={saved.side}>
            {t.side[saved.side]} {t.wish[saved.wish]} ({saved.wishedBy}, {formatInstant(saved.wishedAt)}) ; l’autre ne
            s’est pas encore prononcée.
          </p>
        ))}
      </div>
      {side === null ? (
        <p>Les deux coordinations en décident.</p>
      ) : own ? (
        <Wish wish="none" label="Retirer mon avis" />
      ) : (
        <Wish wish={next} label={next === 'archive' ? 'Archiver la CTG' : 'Rouvrir la CTG'} />
      )}
    </Card>
  )
}

const Wish = ({ wish, label }: { readonly wish: ArchivingWish; readonly label: string }) => (
  <CommandForm intent="wish-archiving" isInline submit={label} submitLook="plain" values={{ wish }} />
)
